import type { CustomerId, EventId, PaymentId, ReservationId } from '../kernel/index.ts'
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

export type SendNotice = {
  readonly kind: 'send-notice'
  readonly reservationId: ReservationId
  readonly customerId: CustomerId
  readonly about: EventId
  readonly channel: Channel
  readonly template: NoticeTemplate
  readonly fields: NoticeFields
}

/** Work that happens after a commit, outside of it, at least once. */
export type TaskOrder = ApprovePayment | CancelPayment | SendNotice
export type TaskKind = TaskOrder['kind']
export const TASK_KINDS = ['approve-payment', 'cancel-payment', 'send-notice'] as const
