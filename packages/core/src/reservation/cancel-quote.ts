import {
  accept,
  costOf,
  isRefused,
  type LineShown,
  type Money,
  msOf,
  type Operation,
  type ReservationId,
  refuse,
  shownLines,
} from '../kernel/index.ts'
import { momentInZone } from '../names/index.ts'
import { type CancelledLine, type RefundTerms, scheduleOf } from '../refund/index.ts'
import { backByPolicy, backByStaff, linesToCancel, refundOf } from './back.ts'
import type { Cancel } from './cancel.ts'
import { cancellable } from './cancellable.ts'
import type { Reservation } from './state.ts'

/** What a cancel would give back, and what it would give back later (domain 3.1). Sums are for all of these seats. */
export type CancelQuote = {
  readonly id: ReservationId
  readonly title: string
  readonly startsAt: string
  readonly lines: readonly (LineShown & {
    readonly kept: Money
    readonly refund: Money
    /** what of `kept` are booking fees; left out if none */
    readonly feeKept?: Money
    readonly rule?: string
  })[]
  /** what was paid for these seats; 0 if nothing is paid yet */
  readonly paid: Money
  readonly kept: Money
  readonly refund: Money
  /** for the cancel: of an unpaid booking everything, since it may be paid meanwhile and nobody was told that something is kept */
  readonly expectedRefund: Money
  /** until then the refund does not fall, ISO 8601; ten minutes at most */
  readonly validUntil: string
  readonly schedule: readonly ShownStep[]
}

/** A step of a schedule of refunds. */
export type ShownStep = {
  /** the last second of the step, RFC 3339 in the zone of the hall */
  readonly until: string
  readonly kept: Money
  readonly refund: Money
}

type Quoted = Pick<Cancel, 'reservationId' | 'by' | 'seats'>

const TEN_MINUTES_MS = 600_000

/** Answers as a cancel would at this moment, and changes nothing. */
export const quoteCancel: Operation<
  Quoted,
  { reservation: ReservationId },
  { reservation: Reservation | undefined },
  never,
  CancelQuote
> = {
  name: 'quote-cancel',
  needs: ({ reservationId }) => ({ reservation: reservationId }),
  decide(command, { reservation }, { now }) {
    const { by } = command
    const found = cancellable(command, reservation)
    if (isRefused(found)) return found
    const { reservationId: id, title, startsAt, currency, refund: terms, bookedAt } = found
    const lines = linesToCancel(found, command.seats)
    if ('kind' in lines) return lines
    const isPaid = found.status === 'confirmed'
    if (!isPaid && command.seats) return refuse('reservation-unpaid', { id })
    const back = isPaid
      ? by === 'admin'
        ? backByStaff(found, lines, undefined, now)
        : backByPolicy(found, lines, now)
      : lines.map((line): CancelledLine => ({ ...line, kept: 0, refund: 0 }))
    if ('kind' in back) return back
    const schedule = isPaid && terms ? scheduleOf(lines, terms, { startsAt, bookedAt }, now) : []
    const refund = refundOf(back)
    const kept = back.reduce((sum, line) => sum + line.kept, 0)
    const money = (amount: number): Money => ({ amount, currency })
    // From the start on a customer cannot cancel what is paid.
    const ends = isPaid && by !== 'admin' ? msOf(startsAt) : Number.POSITIVE_INFINITY
    const until = Math.min(schedule[0]?.until ?? ends, now + TEN_MINUTES_MS)
    return accept([], {
      ...{ id, title, startsAt, lines: shownBack(back, currency) },
      ...{ paid: money(refund + kept), kept: money(kept), refund: money(refund) },
      expectedRefund: money(isPaid ? refund : costOf(lines)),
      validUntil: new Date(until).toISOString(),
      schedule: terms ? shownSchedule(schedule, terms, currency) : [],
    })
  },
}

const shownBack = (back: readonly CancelledLine[], currency: string): CancelQuote['lines'] =>
  shownLines({ grade: null, seats: 0, amount: 0, currency, lines: back }).map((line, at) => {
    const { kept = 0, refund = 0, rule, feeKept } = back[at] ?? {}
    return {
      ...line,
      kept: { amount: kept, currency },
      refund: { amount: refund, currency },
      ...(feeKept && { feeKept: { amount: feeKept, currency } }),
      ...(rule !== undefined && { rule }),
    }
  })

const SECOND_MS = 1000

/** A schedule as people read it: each step ends with its last second. */
export const shownSchedule = (
  steps: ReturnType<typeof scheduleOf>,
  { timeZone }: Pick<RefundTerms, 'timeZone'>,
  currency: string,
): readonly ShownStep[] =>
  steps.map(({ until, kept, refund }) => ({
    until: momentInZone(Math.ceil(until / SECOND_MS) * SECOND_MS - SECOND_MS, timeZone),
    kept: { amount: kept, currency },
    refund: { amount: refund, currency },
  }))
