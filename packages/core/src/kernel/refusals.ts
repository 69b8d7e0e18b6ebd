import type { Line } from './booking.ts'
import type { CancelRefusalParams } from './cancel-refusals.ts'
import type { DiscountRefusalParams } from './discount-refusals.ts'
import type { HallRefusalParams } from './hall-refusals.ts'
import type { Money } from './money.ts'
import type { Scope } from './scopes.ts'

/** There is nothing more to say than the code. */
export type Nothing = Record<string, never>

/** An id that somebody gave, and that nothing has. */
type Unknown = { readonly id: string }

/** A performance as a refusal names it. `startsAt` is RFC 3339 in the hall's offset. */
export type NamedPerformance = {
  readonly title: string
  readonly venue: string
  readonly startsAt: string
  /** null if it is not on sale */
  readonly id: string | null
}

/** A token that is not valid any more. `request`: it was valid when the request came. */
type TokenOver =
  | { readonly case: 'request' }
  | { readonly case: 'named'; readonly name: string; readonly at: string }

type LocalTime = { readonly time: string; readonly timeZone: string }
type Grades = { readonly title: string; readonly grades: readonly string[] }

/** Refusals about musicals, bookings and payments. See {@link RefusalParams}. */
export type SaleRefusalParams = {
  'musical-not-found': Unknown
  'performance-not-found': Unknown
  'performance-has-begun': {
    /** what was tried: to book seats, to cancel a booking, to put the performance on sale, or to change what is on sale */
    readonly case: 'booking' | 'cancelling' | 'adding' | 'changing'
    readonly title: string
    readonly startsAt: string
  }
  /** `performances` are the first few of `count` */
  'performance-exists': {
    /** on sale already, or named more than once in the request */
    readonly case: 'on-sale' | 'named-twice'
    readonly performances: readonly NamedPerformance[]
    readonly count: number
  }
  'local-time-skipped': LocalTime
  /** `either`: the two moments that the time can mean */
  'local-time-ambiguous': LocalTime & { readonly either: readonly [string, string] }
  'time-zone-needed': { readonly time: string }
  /** `grades` are those that the performance has */
  'grade-not-found': Grades & { readonly grade: string }
  'grade-required': Grades
  'seats-unavailable': {
    readonly grade: string
    readonly seats: number
    readonly available: number
  }
  /** two of the grades that were wanted together; `amount`: of one seat */
  'currencies-differ': {
    readonly title: string
    readonly grades: readonly ({ readonly grade: string } & Money)[]
  }
  /** the customer was told another amount than `amount`, which the seats cost now */
  'offer-changed': {
    readonly title: string
    /** null if the seats are of several grades, which `lines` has then */
    readonly grade: string | null
    readonly seats: number
    readonly lines?: readonly Line[]
    readonly expected: Money
    readonly amount: Money
  }
  /** `taken`: seats that are held or sold */
  'seats-taken': {
    readonly title: string
    readonly grade: string
    readonly seats: number
    readonly taken: number
  }
  /** the currency of the grade that is on sale */
  'currency-fixed': {
    readonly title: string
    readonly grade: string
    readonly currency: string
  }
  'too-many-seats': { readonly seats: number; readonly most: number }
  /** `has`: seats of this performance that the customer has */
  'seat-limit-reached': {
    readonly title: string
    readonly seats: number
    readonly has: number
    readonly most: number
  }
  /** `isOutage`: the limit is the lower one, since payment is not available */
  'unpaid-seat-limit-reached': {
    readonly seats: number
    readonly unpaid: number
    readonly most: number
    readonly isOutage: boolean
  }
  'too-many-declines': { readonly most: number; readonly waitMs: number }
  'too-many-cancels': { readonly most: number; readonly waitMs: number }
  'reservation-not-found': Unknown
  'payment-not-found': Unknown
  'charge-not-lost': { readonly id: string }
}

/** Refusals about customers, staff and tokens, and of a request that came before. See {@link RefusalParams}. */
export type PeopleRefusalParams = {
  'email-already-registered': Nothing
  'customer-not-found':
    | { readonly case: 'id'; readonly id: string }
    /** no customer has the address, or not the one who was named too */
    | { readonly case: 'email' }
    /** a customer asked for somebody else's */
    | { readonly case: 'others' }
  'customer-erased':
    | { readonly case: 'just-now' }
    | { readonly case: 'before'; readonly id: string; readonly at: string }
  /** `reservations` are the first few of `count` */
  'customer-has-bookings': { readonly count: number; readonly reservations: readonly string[] }
  'staff-not-found': Unknown
  'token-not-found': Unknown
  'token-revoked': TokenOver
  'token-ended': TokenOver
  'token-exceeded': /** more than the owner can have; `staffId` if the owner works at the box office */
    | {
        readonly case: 'owner'
        readonly staffId: string | null
        readonly missing: readonly Scope[]
        readonly most: readonly Scope[]
      }
    | { readonly case: 'no-scope'; readonly most: readonly Scope[] }
    /** more than the token has that asks */
    | {
        readonly case: 'giving'
        readonly name: string
        readonly missing: readonly Scope[]
        readonly has: readonly Scope[]
      }
    | { readonly case: 'outlasting'; readonly name: string; readonly endsAt: string }
    | {
        readonly case: 'revoking'
        readonly name: string
        readonly missing: readonly Scope[]
        readonly other: string
      }
    /** less than a token needs that changes the e-mail address, since whoever has the address gets one that has all */
    | { readonly case: 'address-scopes'; readonly name: string; readonly has: readonly Scope[] }
    | { readonly case: 'address-end'; readonly name: string; readonly endsAt: string }
  'too-many-tokens': { readonly owner: string; readonly count: number; readonly most: number }
  'end-has-passed': { readonly endsAt: string }
  'code-not-valid': Nothing
  'too-many-codes':
    | { readonly case: 'address'; readonly perHour: number; readonly waitMs: number }
    | { readonly case: 'caller'; readonly waitMs: number }
  'idempotency-key-reused':
    | { readonly case: 'request'; readonly key: string }
    /** another token of the same person asked first, and only that one may see the answer */
    | { readonly case: 'token' }
}

/**
 * The refusals of the domain, by their codes, with what each says: plain JSON, from which `words/` makes sentences in the
 * reader's language. Codes never change, because programs compare them; a parameter is added, but never changed.
 *
 * If a code has several sentences, `case` says which one. Times are ISO 8601, and those of performances are in the hall's
 * offset. `…Ms` are milliseconds. `waitMs` says how long the same command is refused, and becomes Retry-After.
 */
export type RefusalParams = SaleRefusalParams &
  CancelRefusalParams &
  DiscountRefusalParams &
  PeopleRefusalParams &
  HallRefusalParams

export type RefusalCode = keyof RefusalParams

/** Why a command was refused. It is data, not an exception. */
export type Refusal = {
  readonly [Code in RefusalCode]: { readonly code: Code; readonly params: RefusalParams[Code] }
}[RefusalCode]

export type Refused = { readonly kind: 'refused'; readonly refusal: Refusal }

/**
 * Refuses a command.
 *
 * @example
 * refuse('seats-unavailable', { grade: 'R', seats: 2, available: 1 })
 */
export function refuse<Code extends RefusalCode>(
  code: Code,
  params: RefusalParams[Code],
): { readonly kind: 'refused'; readonly refusal: Refusal } {
  // The compiler does not see that a code and the parameters of the same code make a refusal.
  return { kind: 'refused', refusal: { code, params } as Refusal }
}
