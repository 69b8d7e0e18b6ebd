import type { Customer } from '../customer/index.ts'
import type {
  Booking,
  CustomerId,
  EventId,
  PaymentStatus,
  PerformanceId,
  ReservationId,
  ReservationStatus,
} from '../kernel/index.ts'
import type { GradeInventory, Musical, Performance } from '../musical/index.ts'
import type { Channel, NoticeTemplate } from '../notice/index.ts'
import type { TaskOrder } from '../policies/index.ts'
import type { LeasedTask } from '../ports/index.ts'

// The rows that a box office consists of, as the engine sees them. A driver says how they are stored.
// A row is never changed in place: a new one takes its place, so what was read before stays what it was.

export type MusicalRow = Musical
/** A performance with the names of its grades, in the order in which they were added. */
export type PerformanceRow = Omit<Performance, 'grades'> & { readonly grades: readonly string[] }
export type GradeRow = GradeInventory & { readonly performanceId: PerformanceId }
export type CustomerRow = Customer

/** A reservation and its payment: there is exactly one payment for each, so they are one row. */
export type ReservationRow = Booking & {
  readonly status: ReservationStatus
  readonly paymentStatus: PaymentStatus
  readonly chargeId: string | null
  /** when the payment's status changed last, ISO 8601 */
  readonly paymentUpdatedAt: string
  readonly paymentMethod: string
  /** when the payment was to be tried first, ISO 8601, if it had to wait from the start */
  readonly deferredUntil: string | undefined
  /** the position of the Reserved event */
  readonly opened: number
}

/** A notice that was delivered; one for each event and channel. */
export type NoticeRow = {
  readonly at: string
  readonly reservationId: ReservationId
  readonly customerId: CustomerId
  readonly about: EventId
  readonly channel: Channel
  readonly template: NoticeTemplate
  readonly text: string
}

/** A task that a command led to. */
export type QueuedTask = {
  readonly order: TaskOrder
  readonly causedBy: EventId
  /** the position of that event */
  readonly position: number
  /** ms since the epoch; it is due from then on */
  readonly queuedAt: number
}

/** A task that is done, with the lease under which it was worked on. */
export type FinishedTask = Pick<LeasedTask, 'id' | 'lease'> & {
  readonly order: Pick<TaskOrder, 'kind'>
}

/** What names a notice: one is sent for each event and channel. */
export const noticeKey = (about: EventId, channel: Channel): string => `${about} ${channel}`

let lastGrade = { performanceId: '', grade: '', key: '' }

/** What names a grade. The same text for one that is named again: a text that was looked up before is found faster. */
export function gradeKey(performanceId: string, grade: string): string {
  if (lastGrade.performanceId !== performanceId || lastGrade.grade !== grade)
    lastGrade = { performanceId, grade, key: `${performanceId} ${grade}` }
  return lastGrade.key
}
