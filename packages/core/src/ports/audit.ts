import type { PaymentStatus, ReservationStatus } from '../kernel/index.ts'
import type { CheckFinding, Invariant } from '../names/index.ts'
import type { Page, PageRequest } from './queries.ts'

/** The result of checking one invariant. */
export type Finding = {
  readonly invariant: Invariant
  /** the number of violations; 0 if the invariant holds */
  readonly broken: number
  /** the first few violations, as texts for people */
  readonly examples: readonly string[]
}

/** An invariant that could not be checked, and why. */
export type FailedCheck = { readonly invariant: Invariant; readonly failed: string }

/** One line of the answer of `verify`. Its sentence is made where it is shown. */
export type Check = { readonly name: string; readonly ok: boolean } & CheckFinding

/** A check that cannot be made in this box office, and why. */
export type Unchecked = { readonly name: string } & CheckFinding

/** The answer of `verify`. */
export type Verified = {
  readonly ok: boolean
  readonly checks: readonly Check[]
  readonly notChecked: readonly Unchecked[]
}

/** The status and the money of one payment, as the box office has them. */
export type Belief = {
  /** the id of the payment, which is its key at the gateway */
  readonly key: string
  readonly status: PaymentStatus
  readonly reservation: ReservationStatus
  /** for the whole reservation, in the currency's smallest unit */
  readonly amount: number
  readonly currency: string
  /** the charge in our log; null if there is none */
  readonly chargeId: string | null
  /** how much of the charge is to stay when all refunds have been made */
  readonly chargeLeft: number
  /** whether seats were cancelled by a policy, so that the charge may be refunded in parts */
  readonly inParts: boolean
  /** what was refunded, as our log has it */
  readonly refunded: number
}

/** The seats of a grade, and the money of its reservations in one currency, as the write side has them. */
export type GradeSold = {
  readonly performanceId: string
  readonly grade: string
  readonly currency: string
  /** of one seat, for bookings from now on */
  readonly price: number
  readonly capacity: number
  readonly held: number
  readonly sold: number
  /** what the confirmed reservations cost */
  readonly revenue: number
  /** what those cost that await their payment */
  readonly awaited: number
  /** what the house keeps of what was paid for seats that were cancelled */
  readonly kept: number
}

/** What `verify` reads of the write side. It only reads, and does not block writers. */
export interface Audit {
  /**
   * One entry for each of {@link INVARIANTS}, in the same order. Each invariant is checked on one snapshot, so writes at
   * the same time cause no false alarm. If one check fails, the others are made all the same.
   *
   * @param only the only one to check, if given
   */
  readonly invariants: (only?: Invariant) => Promise<readonly (Finding | FailedCheck)[]>
  /** The beliefs about these payments, in the order of the keys. Undefined for an unknown payment. */
  readonly beliefs: (keys: readonly string[]) => Promise<readonly (Belief | undefined)[]>
  /**
   * The keys of payments that were approved before `time` (ISO 8601) and whose reservations are confirmed, except those of
   * free seats, which are never charged.
   */
  readonly paidBefore: (time: string, page: PageRequest) => Promise<Page<string>>
  /** The seats and the money of every grade, on one snapshot, with the position of its last event. */
  readonly gradesSold: () => Promise<{
    readonly position: number
    readonly grades: readonly GradeSold[]
  }>
  readonly close: () => Promise<void>
}
