import { costOf, type Line, msOf } from '../kernel/index.ts'
import { dayOf, daysBetween, isSaturday, momentOf } from './days.ts'
import type { Keep, RefundPolicy, RefundRule, RefundTerms, RefundTimes } from './policy.ts'

const WHOLE = 10_000

/** What is kept of an amount. It is rounded down, so rounding favours the customer. */
export function keptBy(keep: Keep, amount: number): number {
  if ('part' in keep) return partOf(amount, keep.part)
  return Math.min(keep.flat, partOf(amount, keep.atMost))
}

/** The product of an amount and a part may be beyond what a number holds exactly. */
const partOf = (amount: number, part: number): number =>
  Number((BigInt(amount) * BigInt(part)) / BigInt(WHOLE))

/** The end of the time in which a customer may cancel (ms since the epoch). From then on it is refused. */
export function deadlineOf({ until, timeZone }: RefundTerms, startsAt: string): number {
  const start = msOf(startsAt)
  if (until === 'start') return start
  const day = dayOf(start, timeZone) - until.day
  const minute = isSaturday(day) ? (until.saturday ?? until.minute) : until.minute
  return Math.min(start, momentOf(day, minute, timeZone))
}

/** The rules that apply at a moment (ms since the epoch), before or after the deadline. */
export function rulesAt(
  { rules, timeZone }: RefundTerms,
  { startsAt, bookedAt }: RefundTimes,
  now: number,
): readonly RefundRule[] {
  const left = daysBetween(now, msOf(startsAt), timeZone)
  return rules.filter(
    ({ least, most = Number.POSITIVE_INFINITY, within }) =>
      left >= least &&
      left <= most &&
      (within === undefined ||
        ('ms' in within
          ? now - bookedAt <= within.ms
          : daysBetween(bookedAt, now, timeZone) <= within.days)),
  )
}

/** What one seat loses. */
export type Deduction = { readonly rule: RefundRule; readonly kept: number }

/**
 * The rule that keeps least of the price of a seat, and what it keeps. Undefined if none applies, or if the deadline has passed.
 */
export function deductionFrom(
  price: number,
  terms: RefundTerms,
  times: RefundTimes,
  now: number,
): Deduction | undefined {
  if (now >= deadlineOf(terms, times.startsAt)) return undefined
  let least: Deduction | undefined
  for (const rule of rulesAt(terms, times, now)) {
    const kept = keptBy(rule.keep, price)
    if (!least || kept < least.kept) least = { rule, kept }
  }
  return least
}

/**
 * Whether booking fees go back to a customer who cancels at a moment (ms since the epoch), domain 3.1. `booking-day`: until 24:00 of
 * the day of the booking, in the zone of the hall.
 */
export function feeGoesBack(
  { bookingFee = 'kept', timeZone }: RefundTerms,
  { bookedAt }: Pick<RefundTimes, 'bookedAt'>,
  now: number,
): boolean {
  if (bookingFee !== 'booking-day') return bookingFee === 'refunded'
  return daysBetween(bookedAt, now, timeZone) === 0
}

/** A line that is cancelled. What is kept and refunded is for all of its seats, with their booking fees. */
export type CancelledLine = Line & {
  readonly kept: number
  readonly refund: number
  /** what of `kept` are booking fees; absent if none are kept, or if staff named the sum */
  readonly feeKept?: number
  /** the name of the rule: {@link ruleName}; absent if staff decided the sum */
  readonly rule?: string
}

/**
 * What goes back for each line. Each seat is counted by itself, so seats that are cancelled one by one give the same sum as all of them
 * at once (domain 3.3).
 *
 * @param now ms since the epoch
 * @returns undefined if the policy lets no customer cancel now
 */
export function cancelledBy(
  lines: readonly Line[],
  terms: RefundTerms,
  times: RefundTimes,
  now: number,
): readonly CancelledLine[] | undefined {
  const cancelled: CancelledLine[] = []
  for (const line of lines) {
    const deduction = deductionFrom(line.price, terms, times, now)
    if (!deduction) return undefined
    const feeKept = line.fee && !feeGoesBack(terms, times, now) ? line.fee * line.seats : 0
    const kept = deduction.kept * line.seats + feeKept
    const refund = costOf([line]) - kept
    const rule = ruleName(deduction.rule)
    cancelled.push({ ...line, kept, refund, ...(feeKept > 0 && { feeKept }), rule })
  }
  return cancelled
}

/** `D-9..D-7`, `D-10+`, `D-0`; with `24h` or `7d` before it, if it counts only so long after the booking. */
export function ruleName({ least, most, within }: RefundRule): string {
  const days =
    most === undefined ? `D-${least}+` : most === least ? `D-${least}` : `D-${most}..D-${least}`
  return within ? `${withinText(within)} ${days}` : days
}

/** `24h`, `30m`, `7d` */
export function withinText(within: NonNullable<RefundRule['within']>): string {
  if ('days' in within) return `${within.days}d`
  const minutes = within.ms / 60_000
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`
}

/** Whether customers can cancel at all. */
export const letsCancel = ({ rules }: Pick<RefundPolicy, 'rules'>): boolean => rules.length > 0
