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
  /** how much of the charge stays; absent if nothing does */
  readonly chargeLeft?: number
}

/** A notice to send: its customer, its event, its channel and its content. */
type NoticeContent = {
  readonly reservationId: ReservationId
  readonly customerId: CustomerId
  readonly about: EventId
  readonly channel: Channel
  readonly template: NoticeTemplate
  readonly fields: NoticeFields
}

export type SendNotice = NoticeContent & { readonly kind: 'send-notice' }
export type SendMail = NoticeContent & { readonly kind: 'send-mail' }
export type SendWebhook = NoticeContent & { readonly kind: 'send-webhook' }
/** The task that sends a notice on one of the channels. */
export type NoticeOrder = SendNotice | SendMail | SendWebhook

/**
 * The kind of task for each channel. Each kind has its own queue and workers, so a mail server that hangs delays only
 * mails.
 */
export const NOTICE_TASKS = {
  inbox: 'send-notice',
  mail: 'send-mail',
  webhook: 'send-webhook',
} as const satisfies Record<Channel, NoticeOrder['kind']>

/** The order for each kind. `TaskOrder` does not compile if a kind is missing here. */
type Orders = {
  readonly 'approve-payment': ApprovePayment
  readonly 'cancel-payment': CancelPayment
  readonly 'send-notice': SendNotice
  readonly 'send-mail': SendMail
  readonly 'send-webhook': SendWebhook
}

/** Work that is done after a commit, at least once. */
export type TaskOrder = Orders[TaskKind]
export { TASK_KINDS, type TaskKind }

/** A record with one value for each kind of task. */
export function perTaskKind<T>(make: (kind: TaskKind) => T): Record<TaskKind, T> {
  const entries = TASK_KINDS.map((kind) => [kind, make(kind)] as const)
  // `TASK_KINDS` has every kind: a test checks it.
  return Object.fromEntries(entries) as Record<TaskKind, T>
}
