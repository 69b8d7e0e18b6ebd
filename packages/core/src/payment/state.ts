import {
  type Booking,
  isOver,
  type PaymentStatus,
  type ReservationStatus,
} from '../kernel/index.ts'

export type Payment = Booking & {
  readonly status: PaymentStatus
  readonly reservation: ReservationStatus
  /** the charge that is known of, if there is or was one */
  readonly chargeId?: string | null
}

/** Whether the payment is still wanted: its reservation waits for it, or is paid by it. */
export function isOpen({ reservation }: Payment): boolean {
  return !isOver(reservation)
}
