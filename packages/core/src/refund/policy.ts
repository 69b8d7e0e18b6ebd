import type { FeeRule, RefundPreset } from '../names/index.ts'

export { REFUND_PRESETS, type RefundPreset } from '../names/index.ts'

/** A part of an amount in basis points: 1,000 of 10,000 is 10 %. */
type BasisPoints = number

/**
 * What the house keeps of the price of a seat: a part of it, or a flat amount in the currency's smallest unit that is never more than
 * a part of it.
 */
export type Keep =
  | { readonly part: BasisPoints }
  | { readonly flat: number; readonly atMost: BasisPoints }

/**
 * What is kept of a seat that is cancelled within some days. Days are calendar days in the zone of the hall: on the day before the
 * performance one day is left, whatever the hour.
 */
export type RefundRule = {
  /** the rule counts while at least so many days are left */
  readonly least: number
  /** and at most so many; if absent: however many */
  readonly most?: number
  /** only so long after the booking: a duration in ms, or calendar days */
  readonly within?: { readonly ms: number } | { readonly days: number }
  readonly keep: Keep
}

/** The end of the time in which a customer may cancel: the start, or a time of the clock on a day before. */
export type Until =
  | 'start'
  | {
      /** so many days before the day of the performance */
      readonly day: number
      /** minutes after midnight */
      readonly minute: number
      /** the same, if that day is a Saturday */
      readonly saturday?: number
    }

/**
 * What a customer who cancels gets back (domain 3.1). Of several rules that apply, the one counts that keeps least. Where none applies,
 * a customer cannot cancel.
 */
export type RefundPolicy = {
  /** absent if the rules are the house's own */
  readonly preset?: RefundPreset
  readonly rules: readonly RefundRule[]
  readonly until: Until
  /** whether the booking fee goes back; absent: it is kept */
  readonly bookingFee?: FeeRule
}

/** A policy with the zone of the hall. It is copied onto each booking, so a later change of the policy does not touch it. */
export type RefundTerms = RefundPolicy & { readonly timeZone: string }

/** The times that decide which rule applies to a booking. */
export type RefundTimes = {
  /** ISO 8601 */
  readonly startsAt: string
  /** when the seats were booked, ms since the epoch */
  readonly bookedAt: number
}
