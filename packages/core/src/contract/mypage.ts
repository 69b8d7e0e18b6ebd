import { z } from 'zod'
import { announcementShown, choiceShown } from './announcements.ts'
import { bookedSeats } from './booked.ts'
import { hallTimeField, moneyField, paymentStatusField, reservationStatusField } from './fields.ts'
import { keptField, leftField, refundedField } from './refunds.ts'

/** What a notice says about its booking. */
const noticeFields = z
  .object({
    title: z.string(),
    startsAt: hallTimeField,
    ...bookedSeats,
    lines: bookedSeats.lines
      .optional()
      .meta({ description: 'only if the seats are of several grades or have numbers' }),
    amount: moneyField,
    left: leftField,
    refunded: moneyField,
    announcement: announcementShown.optional().meta({
      description: 'what is said of the performance, if the notice is about that',
    }),
  })
  .optional()
  .meta({ description: 'what the text says; left out if an older version recorded the text' })
const noticeText = z.string().meta({
  description:
    'in the language of Accept-Language; as it was sent, if an older version recorded it',
})

export const noticeResponse = z.object({
  at: z.string(),
  reservationId: z.string(),
  customerId: z.string(),
  about: z.string(),
  channel: z.string(),
  template: z.string(),
  fields: noticeFields,
  text: noticeText,
})

export const timelineEntry = z.object({
  at: z.string(),
  position: z.int(),
  type: z.string(),
  params: z.record(z.string(), z.unknown()).optional().meta({
    description:
      'what the text says and the reservation does not, by type; left out if that is nothing, and while a view of version 0.1 is served',
  }),
  text: z.string().meta({ description: 'the sentence for it, in the language of Accept-Language' }),
})
/** A reservation on MyPage, with its timeline. */
export const reservationView = z.object({
  id: z.string(),
  status: reservationStatusField,
  paymentStatus: paymentStatusField,
  deferredUntil: z
    .string()
    .nullable()
    .meta({ description: 'the earliest time of the next try of a deferred payment' }),
  performanceId: z.string(),
  title: z.string(),
  venue: z.string(),
  startsAt: hallTimeField,
  ...bookedSeats,
  amount: moneyField,
  left: leftField,
  kept: keptField,
  refunded: refundedField,
  choice: choiceShown,
  timeline: z.array(timelineEntry),
})
export const noticeView = z.object({
  at: z.string(),
  position: z.int(),
  reservationId: z.string(),
  template: z
    .string()
    .optional()
    .meta({ description: 'left out if an older version recorded the text' }),
  refunded: moneyField.optional().meta({
    description: 'of a notice about a refund; the rest of what the text says is in the reservation',
  }),
  announcement: announcementShown.optional().meta({
    description: 'of a notice about the performance: what it says',
  }),
  left: leftField,
  text: noticeText,
})
/** `GET /v1/mypage`: reservations and notices, newest first. The timeline of a reservation is oldest first. */
export const myPageResponse = z.object({
  position: z.int(),
  reservations: z.array(reservationView),
  notices: z.array(noticeView),
  next: z.string().nullable().meta({ description: 'the cursor of the older reservations' }),
})
/** One message of `GET /v1/mypage/stream`: what happened, and the state of the reservation after it. */
export const myPageStep = z.object({
  position: z.int(),
  reservationId: z.string(),
  status: reservationStatusField,
  paymentStatus: paymentStatusField,
  title: z.string(),
  entry: timelineEntry,
})

export type NoticeResponse = z.infer<typeof noticeResponse>
export type MyPageResponse = z.infer<typeof myPageResponse>
export type MyPageStep = z.infer<typeof myPageStep>
