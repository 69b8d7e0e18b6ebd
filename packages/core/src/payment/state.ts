import {
  type Booking,
  isOver,
  type PaymentStatus,
  type ReservationStatus,
} from '../kernel/index.ts'

export type Payment = Booking & {
  readonly status: PaymentStatus
  readonly reservation: ReservationStatus
  /** the charge in our log, if there is one */
  readonly chargeId?: string | null
}

/** Whether the payment is still wanted: its reservation awaits it, or is confirmed by it. */
export function isOpen({ reservation }: Payment): boolean {
  return !isOver(reservation)
}
