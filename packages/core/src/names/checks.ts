/** The invariants of the write side. */
export const INVARIANTS = [
  'seats-add-up',
  'seats-match-reservations',
  'lines-add-up',
  'places-match-reservations',
  'hold-times-match-events',
  'discounts-match-bookings',
  'payments-match-reservations',
  'nothing-stuck',
  'happened-once',
  'reserved-once',
  'notices-once',
  'log-without-gaps',
  'no-dead-letters',
] as const
export type Invariant = (typeof INVARIANTS)[number]

/** All checks of `verify`, in their order. The last two are made in one pass over the ledger of the card company. */
export const CHECKS = [
  ...INVARIANTS,
  'mypage-equals-rebuild',
  'sales-match-seats',
  'ledger-matches-payments',
  'every-payment-is-charged',
] as const
export type CheckName = (typeof CHECKS)[number]

type Nothing = Readonly<Record<string, never>>

/** A difference between MyPage's view and the events. */
export type ViewDifference = {
  readonly thing: 'step' | 'show' | 'figures' | 'names'
  /** which figures or names; null for a step or a show, which has its position */
  readonly of: string | null
  readonly position: number
  readonly how: 'differs' | 'missing' | 'from-no-event'
}

/** A figure of a grade that is not what the seats and the reservations say. */
export type SalesDifference = {
  readonly performanceId: string
  readonly grade: string
  readonly currency: string
  /** null if there are no such seats */
  readonly figure: 'price' | 'capacity' | 'held' | 'sold' | 'revenue' | 'awaited' | 'kept' | null
  readonly is: number
  readonly should: number
}

/** A charge in the ledger of the card company that does not fit what the box office believes. Amounts are in the smallest unit. */
export type ChargeMisfit = { readonly key: string } & (
  | { readonly case: 'no-such-payment' }
  | { readonly case: 'too-much'; readonly charged: number }
  | {
      readonly case: 'other-amount'
      readonly live: number
      readonly currency: string
      readonly believed: number
      readonly believedCurrency: string
    }
  | { readonly case: 'other-charge'; readonly charge: string | null; readonly recorded: string }
  | { readonly case: 'not-charged' }
  | {
      readonly case: 'still-charged'
      readonly status: 'cancelled' | 'declined'
      readonly live: number
    }
)

/** What a check has found, by code: the parameters of its sentence. A check that holds has its own name as the code. */
export type CheckParams = { readonly [Name in Invariant]: Nothing } & {
  readonly 'mypage-equals-rebuild': { readonly rows: number; readonly events: number }
  readonly 'sales-match-seats': { readonly grades: number }
  readonly 'ledger-matches-payments': { readonly entries: number }
  readonly 'every-payment-is-charged': { readonly reservations: number }
  /** the invariant does not hold; `mayBeDropped`: perhaps because an admin dropped a task */
  readonly 'invariant-broken': {
    readonly examples: readonly string[]
    readonly more: number
    readonly mayBeDropped: boolean
  }
  /** the check itself failed */
  readonly 'check-failed': { readonly reason: string }
  readonly 'view-behind': {
    readonly events: number
    readonly position: number
    readonly last: number
    readonly seconds: number
  }
  readonly 'view-ahead': { readonly position: number; readonly last: number }
  readonly 'view-differs': {
    readonly count: number
    readonly rows: number
    readonly differences: readonly ViewDifference[]
    readonly more: number
  }
  readonly 'sales-differ': {
    readonly differences: readonly SalesDifference[]
    readonly more: number
  }
  readonly 'charges-misfit': { readonly count: number; readonly misfits: readonly ChargeMisfit[] }
  readonly 'not-in-ledger': { readonly keys: readonly string[]; readonly count: number }
  readonly 'no-ledger': Nothing
}

export type CheckCode = keyof CheckParams

/** What a check has found: a code with its parameters. */
export type CheckFinding = {
  readonly [Code in CheckCode]: { readonly code: Code; readonly params: CheckParams[Code] }
}[CheckCode]
