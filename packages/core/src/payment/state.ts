import type { Booking, PaymentStatus } from '../kernel/index.ts'

export type Payment = Booking & {
  readonly status: PaymentStatus
  /** whether the reservation still wants to be paid for, or is paid: neither cancelled, failed nor expired */
  readonly reservationOpen: boolean
  /** the charge that is known of, if there is or was one */
  readonly chargeId?: string | null
}
