import type { PaymentStatus, ReservationStatus } from '../kernel/index.ts'
import type { Page, PageRequest } from './queries.ts'

/** What must hold of the write side at any moment; `verify` says each in a sentence. */
export const INVARIANTS = [
  'seats-add-up',
  'seats-match-reservations',
  'payments-match-reservations',
  'nothing-stuck',
  'happened-once',
  'reserved-once',
  'notices-once',
  'log-without-gaps',
  'no-dead-letters',
] as const
export type Invariant = (typeof INVARIANTS)[number]

/** What was found out about one invariant. */
export type Finding = {
  readonly invariant: Invariant
  /** how many things break it: 0 if it holds */
  readonly broken: number
  /** the first few of them, for people */
  readonly examples: readonly string[]
}

/** An invariant that could not be checked, and why. */
export type FailedCheck = { readonly invariant: Invariant; readonly failed: string }

/** What the box office believes of one payment. */
export type Belief = {
  /** the id of the payment, which is its key at the gateway */
  readonly key: string
  readonly status: PaymentStatus
  readonly reservation: ReservationStatus
  /** of the whole reservation, in the smallest unit of the currency */
  readonly amount: number
  readonly currency: string
}

/** The write side as `verify` looks at it. It only reads, and holds up nobody who writes. */
export interface Audit {
  /**
   * One finding for each of {@link INVARIANTS}, in their order. Each invariant is checked on one snapshot, so work that
   * goes on meanwhile makes no false alarm. If one cannot be checked, the others are.
   */
  readonly invariants: () => Promise<readonly (Finding | FailedCheck)[]>
  /** The beliefs about these payments, in the order of the keys; undefined where there is no such payment. */
  readonly beliefs: (keys: readonly string[]) => Promise<readonly (Belief | undefined)[]>
  /** The keys of the payments of confirmed reservations that were approved before a time (ISO 8601). */
  readonly paidBefore: (time: string, page: PageRequest) => Promise<Page<string>>
  readonly close: () => Promise<void>
}
