import { z } from 'zod'
import { NOTICE_TEMPLATES } from '../names/index.ts'
import { announcementShown } from './announcements.ts'
import { bookedSeats } from './booked.ts'
import { moneyField } from './fields.ts'
import { leftField } from './refunds.ts'

const noticeTypes = NOTICE_TEMPLATES.map((template) => `notice.${template}` as const)

/**
 * A message to the admin's webhook, in the form that Standard Webhooks recommend: the kind of notice, its time and the
 * reservation. Of the customer it has only the id: names and addresses stay in the box office.
 */
export const noticeWebhook = z.object({
  type: z.enum(noticeTypes),
  timestamp: z.iso.datetime().meta({ description: 'the time of the event, not of sending' }),
  data: z.object({
    eventId: z
      .string()
      .meta({ description: 'its position in the event log; each event is sent once' }),
    reservationId: z.string(),
    customerId: z.string(),
    title: z.string(),
    startsAt: z.string().meta({ format: 'date-time' }),
    ...bookedSeats,
    amount: moneyField,
    left: leftField,
    refunded: moneyField.meta({
      description: 'the refund, with payment-cancelled and payment-refunded; otherwise 0',
    }),
    announcement: announcementShown.optional().meta({
      description: 'what is said of the performance, if the notice is about that',
    }),
  }),
})

/** The admin's webhook as `GET /v1/status` shows it. */
export const webhookResponse = z.object({
  host: z.string().meta({ description: 'the host of its address; the rest may be a secret' }),
  offSince: z
    .string()
    .nullable()
    .meta({ description: 'when it answered 410 Gone and was switched off; null while it is on' }),
})

export type NoticeWebhook = z.infer<typeof noticeWebhook>
export type WebhookResponse = z.infer<typeof webhookResponse>
