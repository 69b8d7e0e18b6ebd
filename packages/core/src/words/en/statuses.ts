import type { PaymentStatuses, ReservationStatuses } from '../sentence.ts'

export const reservationStatuses: ReservationStatuses = {
  'awaiting-payment': 'awaiting payment',
  confirmed: 'confirmed',
  cancelled: 'cancelled',
  'payment-failed': 'payment failed',
  expired: 'expired',
}

export const paymentStatuses: PaymentStatuses = {
  requested: 'requested',
  deferred: 'deferred',
  approved: 'approved',
  declined: 'declined',
  cancelled: 'cancelled',
}
