import type { CustomerId, EventId, PaymentId, ReservationId } from '../kernel/index.ts'
import { TASK_KINDS, type TaskKind } from '../names/index.ts'
import type { Channel, NoticeFields, NoticeTemplate } from '../notice/index.ts'

export type ApprovePayment = {
  readonly kind: 'approve-payment'
  readonly reservationId: ReservationId
  readonly paymentId: PaymentId
  readonly amount: number
  readonly currency: string
  readonly method: string
}

export type CancelPayment = {
  readonly kind: 'cancel-payment'
  readonly reservationId: ReservationId
  readonly paymentId: PaymentId
  readonly amount: number
  readonly currency: string
}

/** What is told to whom about which event, on which channel. */
type Telling = {
  readonly reservationId: ReservationId
  readonly customerId: CustomerId
  readonly about: EventId
  readonly channel: Channel
  readonly template: NoticeTemplate
  readonly fields: NoticeFields
}

export type SendNotice = Telling & { readonly kind: 'send-notice' }
export type SendMail = Telling & { readonly kind: 'send-mail' }
export type SendWebhook = Telling & { readonly kind: 'send-webhook' }
/** A notice on its channel. */
export type NoticeOrder = SendNotice | SendMail | SendWebhook

/**
 * Each channel has a kind of its own, and with it a queue and workers of its own: a mail server that hangs holds up
 * mails, and nothing else.
 */
export const NOTICE_TASKS = {
  inbox: 'send-notice',
  mail: 'send-mail',
  webhook: 'send-webhook',
} as const satisfies Record<Channel, NoticeOrder['kind']>

/** Does not compile while a kind has no order. */
type Orders = {
  readonly 'approve-payment': ApprovePayment
  readonly 'cancel-payment': CancelPayment
  readonly 'send-notice': SendNotice
  readonly 'send-mail': SendMail
  readonly 'send-webhook': SendWebhook
}

/** Work that happens after a commit, outside of it, at least once. */
export type TaskOrder = Orders[TaskKind]
export { TASK_KINDS, type TaskKind }

/** Something for each kind of task. */
export function perTaskKind<T>(make: (kind: TaskKind) => T): Record<TaskKind, T> {
  const entries = TASK_KINDS.map((kind) => [kind, make(kind)] as const)
  // The list holds every kind: `TASK_KINDS` would not compile with a kind that is none, and a test counts them.
  return Object.fromEntries(entries) as Record<TaskKind, T>
}
