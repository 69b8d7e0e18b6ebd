import { z } from 'zod'
import { priceField } from './fields.ts'

/** `notice.` and the template of the notice. */
const NOTICE_TYPES = [
  'notice.payment-approved',
  'notice.payment-declined',
  'notice.payment-deferred',
  'notice.payment-cancelled',
  'notice.payment-refunded',
  'notice.reservation-expired',
] as const

/**
 * The message that the admin's webhook gets, in the form that Standard Webhooks advise: what happened, when, and to which
 * booking. The customer is named by an id only: names and addresses stay in the box office.
 */
export const noticeWebhook = z.object({
  type: z.enum(NOTICE_TYPES),
  timestamp: z.iso
    .datetime()
    .meta({ description: 'when the event happened, not when the message was sent' }),
  data: z.object({
    eventId: z
      .string()
      .meta({ description: 'the event in the log; each event leads to one notice' }),
    reservationId: z.string(),
    customerId: z.string(),
    title: z.string(),
    startsAt: z.string(),
    grade: z.string(),
    seats: z.int(),
    amount: priceField,
    refunded: priceField.meta({
      description:
        'what went back to the card, with payment-cancelled and payment-refunded; otherwise 0',
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
