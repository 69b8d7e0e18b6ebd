import type { Customer } from '@outerpark/core/customer'
import type { Booking, PaymentStatus, ReservationStatus } from '@outerpark/core/kernel'
import type { GradeInventory, Musical, Performance } from '@outerpark/core/musical'
import type { BreakerMark } from '@outerpark/core/payment'
import type { RecordedEvent, TaskOrder } from '@outerpark/core/policies'
import type { IdempotencyKey, NoticeRow } from '@outerpark/core/ports'
import type { Answer } from '../commit.ts'

export type BookingRow = Booking & {
  status: ReservationStatus
  paymentStatus: PaymentStatus
  chargeId: string | null
  paymentUpdatedAt: string
}

export type TaskState = {
  readonly row: number
  readonly order: TaskOrder
  readonly causedBy: string
  readonly queuedAt: number
  dueAt: number
  attempts: number
  lease: string | null
  dead: boolean
  lastError: string | null
}

export type PerformanceState = Omit<Performance, 'grades'> & {
  grades: { -readonly [K in keyof GradeInventory]: GradeInventory[K] }[]
}

/** Everything that a box office holds, in maps. */
export type State = {
  readonly events: RecordedEvent[]
  readonly customers: Map<string, Customer>
  readonly tokens: Map<string, string>
  readonly musicals: Map<string, Musical>
  readonly performances: Map<string, PerformanceState>
  readonly bookings: Map<string, BookingRow>
  /** by `${about} ${channel}` */
  readonly notices: Map<string, NoticeRow>
  readonly tasks: Map<number, TaskState>
  readonly breaker: BreakerMark[]
  /** since when each webhook that is switched off is so */
  readonly webhooksOff: Map<string, string>
  readonly answers: Map<string, { key: IdempotencyKey; answer: Answer; keptAt: number }>
  nextTask: number
  /** no two claims bear the same name, whichever store makes them */
  nextLease: number
}

export function emptyState(): State {
  return {
    events: [],
    customers: new Map(),
    tokens: new Map(),
    musicals: new Map(),
    performances: new Map(),
    bookings: new Map(),
    notices: new Map(),
    tasks: new Map(),
    breaker: [],
    webhooksOff: new Map(),
    answers: new Map(),
    nextTask: 1,
    nextLease: 1,
  }
}

/** The grade, which exists wherever a booking names it. */
export function gradeOf(state: State, performanceId: string, grade: string) {
  const found = state.performances.get(performanceId)?.grades.find((each) => each.grade === grade)
  if (!found) throw new Error(`There is no grade ${grade} of ${performanceId}.`)
  return found
}

/** The booking, which exists wherever an event about it comes after its first. */
export function bookingRow(state: State, reservationId: string): BookingRow {
  const found = state.bookings.get(reservationId)
  if (!found) throw new Error(`There is no reservation ${reservationId}.`)
  return found
}
