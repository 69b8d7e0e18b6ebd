import type {
  CustomerId,
  LineShown,
  Money,
  PaymentStatus,
  ReservationId,
  ReservationStatus,
} from '../kernel/index.ts'
import type { NoticeParams, TimelineEntry } from './timeline.ts'

/** A reservation as MyPage shows it, with its timeline (F9). */
export type ReservationView = {
  readonly id: ReservationId
  readonly status: ReservationStatus
  readonly paymentStatus: PaymentStatus
  /** while the payment is deferred: the earliest time of the next try, ISO 8601; else null */
  readonly deferredUntil: string | null
  readonly performanceId: string
  readonly title: string
  readonly venue: string
  readonly startsAt: string
  /** null if the seats are of several grades */
  readonly grade: string | null
  readonly seats: number
  readonly lines: readonly LineShown[]
  readonly amount: Money
  /** only if some seats were cancelled: those that the reservation still has, or had when the rest was cancelled */
  readonly left?: { readonly seats: number; readonly lines: readonly LineShown[] }
  /** what the house keeps of seats that were cancelled; left out if nothing */
  readonly kept?: Money
  /** what went back; left out if nothing has */
  readonly refunded?: Money
  /** so long a cancel gives everything back, because the performance was moved or changed; RFC 3339. It may be over */
  readonly choice?: string
  readonly timeline: readonly TimelineEntry[]
}

/** A notice as the inbox of MyPage shows it. */
export type NoticeView = {
  readonly at: string
  readonly position: number
  readonly reservationId: ReservationId
} & NoticeParams

/** The change that one event makes to a customer's MyPage. */
export type MyPageChange = {
  readonly customerId: CustomerId
  readonly reservation: ReservationView
  readonly entry: TimelineEntry
  readonly notice?: NoticeView
}
