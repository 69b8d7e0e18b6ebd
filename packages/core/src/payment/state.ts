import type { Booking, PaymentStatus, ReservationStatus } from '../kernel/index.ts'

export type Payment = Booking & {
  readonly status: PaymentStatus
  readonly reservation: ReservationStatus
  /** the charge that is known of, if there is or was one */
  readonly chargeId?: string | null
}

/** Whether the reservation still wants to be paid for, or is paid: neither cancelled, failed nor expired. */
export function isOpen({ reservation }: Payment): boolean {
  return reservation === 'awaiting-payment' || reservation === 'confirmed'
}
