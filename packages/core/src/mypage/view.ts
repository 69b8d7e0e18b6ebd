import type {
  CustomerId,
  Money,
  PaymentStatus,
  ReservationId,
  ReservationStatus,
} from '../kernel/index.ts'

/** One thing that happened to a reservation, in words. */
export type TimelineEntry = {
  readonly at: string
  readonly position: number
  readonly type: string
  readonly text: string
}

/** A reservation as MyPage shows it, with everything that has happened to it (F9). */
export type ReservationView = {
  readonly id: ReservationId
  readonly status: ReservationStatus
  readonly paymentStatus: PaymentStatus
  /** while the payment is deferred: when it is tried next at the earliest, ISO 8601; else null */
  readonly deferredUntil: string | null
  readonly performanceId: string
  readonly title: string
  readonly venue: string
  readonly startsAt: string
  readonly grade: string
  readonly seats: number
  readonly amount: Money
  readonly timeline: readonly TimelineEntry[]
}

/** A notice as the inbox of MyPage shows it. */
export type NoticeView = {
  readonly at: string
  readonly position: number
  readonly reservationId: ReservationId
  readonly text: string
}

/** What one event changes on the MyPage of one customer. */
export type MyPageChange = {
  readonly customerId: CustomerId
  readonly reservation: ReservationView
  readonly entry: TimelineEntry
  readonly notice?: NoticeView
}
