import {
  type Booking,
  type Cancelled,
  isOver,
  type PaymentStatus,
  type ReservationStatus,
} from '../kernel/index.ts'

export type Payment = Booking &
  Cancelled & {
    readonly status: PaymentStatus
    readonly reservation: ReservationStatus
    /** the charge in our log, if there is one */
    readonly chargeId?: string | null
    /** the sum of all refunds that our log has */
    readonly refunded: number
  }

/** Whether the payment is still wanted: its reservation awaits it, or is confirmed by it. */
export function isOpen({ reservation }: Payment): boolean {
  return !isOver(reservation)
}
