import type { Staff } from '../access/index.ts'
import type { Customer } from '../customer/index.ts'
import type { MusicalDiscounts } from '../discount/index.ts'
import type { KnownHall, PlannedHall, SeatMap, SeatStates } from '../hall/index.ts'
import {
  asId,
  type Booking,
  type Cancelled,
  type CustomerId,
  type EventId,
  type PaymentStatus,
  type PerformanceId,
  type ReservationId,
  type ReservationStatus,
  type TaskId,
  type Token,
} from '../kernel/index.ts'
import type { GradeInventory, Musical, Performance } from '../musical/index.ts'
import type { Channel, NoticeTemplate } from '../notice/index.ts'
import type { TaskOrder } from '../policies/index.ts'
import type { LeasedTask } from '../ports/index.ts'
import type { RefundTerms } from '../refund/index.ts'
import type { Hold, NamedHold, PastHold, Standing } from '../reservation/index.ts'

// The rows of a box office, as the engine sees them. A driver decides how to store them.
// A row is immutable: a change puts a new row in its place, so rows that were read before stay the same.

export type MusicalRow = Musical
/** A performance, with the names of its grades in the order in which they were added. */
export type PerformanceRow = Omit<Performance, 'grades'> & { readonly grades: readonly string[] }
/** The seats of a performance that have numbers: the map that says where they are, and what each of them is. */
export type PlacesRow = {
  readonly performanceId: PerformanceId
  readonly map: SeatMap
  readonly states: SeatStates
}
/** The seats that a customer holds of a performance. */
export type HoldRow = Hold
/** What is left of a customer's holding time of a performance, of which the customer holds nothing now. */
export type PastHoldRow = PastHold
/** A hall with its newest plan for all. */
export type HallRow = KnownHall
/** A version of the plan of a hall, also one for a performance alone. */
export type PlanRow = PlannedHall

/** The key of a version of a plan. */
export const planKey = ({ id, version }: Pick<PlanRow, 'id' | 'version'>): string =>
  `${id} ${version}`
/** The discounts of a musical, with how often each is used. */
export type DiscountsRow = MusicalDiscounts
export type GradeRow = GradeInventory & { readonly performanceId: PerformanceId }

/** A customer. The events make the row, and the commit enters name and address, which are in no event. */
export type CustomerRow = Pick<Customer, 'id' | 'language' | 'mail' | 'confirmed'> & {
  /** null once the customer is erased, as the address */
  readonly name: string | null
  /** in lower case; no two customers have the same */
  readonly email: string | null
  /** ISO 8601 */
  readonly erasedAt: string | null
}
export type StaffRow = Staff
/** A token, with the SHA-256 of its text in hex. */
export type TokenRow = Token & { readonly hash: string }

/** A reservation and its payment. Each reservation has exactly one payment, so both are one row. */
export type ReservationRow = Booking &
  Cancelled & {
    readonly status: ReservationStatus
    readonly paymentStatus: PaymentStatus
    readonly chargeId: string | null
    /** the sum of all refunds that were recorded */
    readonly refunded: number
    /** when the status of the payment last changed, ISO 8601 */
    readonly paymentUpdatedAt: string
    readonly paymentMethod: string
    /** the earliest time of the first try, ISO 8601, if the payment was deferred when the seats were booked */
    readonly deferredUntil: string | undefined
    /**
     * when the customer cancelled it, or its payment was declined, in ms since the epoch: both count against the
     * customer's limits for a while; undefined for any other reservation
     */
    readonly countedAt: number | undefined
    /** the position of the Reserved event */
    readonly opened: number
    /** when the seats were booked, ms since the epoch */
    readonly bookedAt: number
    /** what a cancel gives back, as it was then; absent if everything */
    readonly refund?: RefundTerms | undefined
  }

/** A notice that was delivered, or skipped. There is one for each event and channel. */
export type NoticeRow = {
  readonly at: string
  readonly reservationId: ReservationId
  readonly customerId: CustomerId
  readonly about: EventId
  readonly channel: Channel
  readonly template: NoticeTemplate
  /** what went back, if something did (`NoticeSent.refunded`) */
  readonly refunded: number | null
  /** the text that an older version recorded; else empty */
  readonly text: string
  /** why it was skipped (`NoticeSkipped.because`); null if it was delivered */
  readonly because: ReservationStatus | null
}

/** A task that follows from a command. */
export type QueuedTask = {
  readonly order: TaskOrder
  readonly causedBy: EventId
  /** the position of that event */
  readonly position: number
  /** the customer whose reservation it is about; customers have turns */
  readonly customerId: string
  /** ms since the epoch; the task is due from then on */
  readonly queuedAt: number
}

/** A finished task, with the lease of its worker. */
export type FinishedTask = Pick<LeasedTask, 'id' | 'lease'> & {
  readonly order: Pick<TaskOrder, 'kind'>
}

/** The task of a payment that no worker has ever claimed. A withdrawn one is deleted with the commit. */
export type UnclaimedRow = { readonly task: TaskId; readonly withdrawn: boolean }

/** The key of a notice: one notice is sent for each event and channel. */
export const noticeKey = (about: EventId, channel: Channel): string => `${about} ${channel}`

/**
 * What a customer has, and did lately. The seats are held and sold ones. The lists are short, so a search in them is faster
 * than a Map with a key for each customer and performance, whose strings would be new in each command.
 */
export type StandingRow = Omit<Standing, 'seats'> & {
  readonly performances: readonly PerformanceId[]
  /** the seats of each of the performances, in the same order */
  readonly seats: readonly number[]
}

/** The key of a hold: a customer has at most one of each performance. */
export const holdKey = ({
  customerId,
  performanceId,
}: Pick<Hold, 'customerId' | 'performanceId'>): string => `${performanceId} ${customerId}`

/** The hold that has the key. */
export function holdNamed(key: string): NamedHold {
  const [performanceId = '', customerId = ''] = key.split(' ')
  return {
    performanceId: asId<'performance'>(performanceId),
    customerId: asId<'customer'>(customerId),
  }
}

let lastGrade = { performanceId: '', grade: '', key: '' }

/**
 * The key of a grade. For the same grade as in the last call it returns the same string object, which a Map finds
 * faster.
 */
export function gradeKey(performanceId: string, grade: string): string {
  if (lastGrade.performanceId !== performanceId || lastGrade.grade !== grade)
    lastGrade = { performanceId, grade, key: `${performanceId} ${grade}` }
  return lastGrade.key
}
