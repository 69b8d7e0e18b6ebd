import {
  type Booking,
  type Cancelled,
  costOf,
  dearestOf,
  hasBegun,
  isFree,
  type Line,
  linesLeft,
  type Money,
  type OffSale,
  type Refused,
  refuse,
  sharedOut,
} from '../kernel/index.ts'
import { gradeNamed, momentInZone } from '../names/index.ts'
import {
  type CancelledLine,
  cancelledBy,
  deadlineOf,
  letsCancel,
  type RefundTerms,
} from '../refund/index.ts'

/** Seats to cancel: by their ids if they have numbers, else by grade. */
export type SeatsToCancel =
  | { readonly places: readonly string[] }
  | { readonly lines: readonly { readonly grade: string; readonly seats: number }[] }

/** What goes back: what the policy says, everything, or a sum. Only staff may choose. */
export type RefundWish = 'policy' | 'full' | Money

/** A paid booking, with what its refund depends on. */
export type Refundable = Booking &
  Cancelled & {
    /** absent if everything goes back */
    readonly refund?: RefundTerms | undefined
    /** ms since the epoch */
    readonly bookedAt: number
    /** of its performance */
    readonly off?: OffSale | undefined
  }

/** The seats of a booking that are named, as lines of it. Without a wish: all that it still has. */
export function linesToCancel(
  booking: Booking & Cancelled,
  wanted: SeatsToCancel | undefined,
): readonly Line[] | Refused {
  const left = linesLeft(booking)
  if (!wanted) return left
  const { reservationId: id } = booking
  const isNumbered = left.some(({ places }) => places)
  if ('places' in wanted !== isNumbered)
    return refuse('seats-not-booked', { case: 'numbered', id, isNumbered })
  return 'places' in wanted ? withPlaces(left, wanted.places, id) : ofGrades(left, wanted.lines, id)
}

function withPlaces(
  left: readonly Line[],
  wanted: readonly string[],
  id: string,
): readonly Line[] | Refused {
  const known = new Set(left.flatMap(({ places = [] }) => places))
  const seats = wanted.filter((place) => !known.has(place))
  if (seats.length > 0) return refuse('seats-not-booked', { case: 'places', id, seats })
  const chosen = new Set(wanted)
  return left.flatMap((line) => {
    const places = (line.places ?? []).filter((place) => chosen.has(place))
    return places.length === 0 ? [] : [{ ...line, seats: places.length, places }]
  })
}

function ofGrades(
  left: readonly Line[],
  wanted: readonly { readonly grade: string; readonly seats: number }[],
  id: string,
): readonly Line[] | Refused {
  const chosen = new Map<string, number>()
  for (const { grade, seats } of wanted) {
    const name = gradeNamed(left, grade)?.grade ?? grade
    const has = left.reduce((sum, line) => (line.grade === name ? sum + line.seats : sum), 0)
    // The same grade may be named twice, as `VIP` and as `vip`.
    const all = seats + (chosen.get(name) ?? 0)
    if (has < all)
      return refuse('seats-not-booked', { case: 'grade', id, grade, seats: all, left: has })
    chosen.set(name, all)
  }
  return [...chosen].flatMap(([grade, seats]) => dearestOf(left, grade, seats))
}

/**
 * What a customer gets back for these lines of a paid booking.
 * @param now ms since the epoch
 */
export function backByPolicy(
  booking: Refundable,
  lines: readonly Line[],
  now: number,
): readonly CancelledLine[] | Refused {
  const { title, startsAt, refund, bookedAt, off } = booking
  if (off?.state === 'cancelled') return allBack(lines)
  if (hasBegun(booking, now))
    return refuse('performance-has-begun', { case: 'cancelling', title, startsAt })
  // Nobody loses anything by free seats that somebody else can have.
  if (!refund || isFree(booking)) return allBack(lines)
  const back = cancelledBy(lines, refund, { startsAt, bookedAt }, now)
  if (back) return back
  if (!letsCancel(refund)) return refuse('not-refundable', { title })
  const until = momentInZone(deadlineOf(refund, startsAt), refund.timeZone)
  return refuse('past-cancel-deadline', { title, until })
}

/** What goes back if staff cancel. They may go beyond the policy, and after it has ended they have to say what goes back. */
export function backByStaff(
  booking: Refundable,
  lines: readonly Line[],
  wish: RefundWish | undefined,
  now: number,
): readonly CancelledLine[] | Refused {
  const { title, currency } = booking
  const isOff = booking.off?.state === 'cancelled'
  if (typeof wish !== 'object') {
    if (wish === 'full' || isOff || !booking.refund || isFree(booking)) return allBack(lines)
    const back = backByPolicy(booking, lines, now)
    return 'kind' in back ? refuse('refund-not-decided', { title }) : back
  }
  const most = { amount: costOf(lines), currency }
  if (wish.currency !== currency || wish.amount > most.amount)
    return refuse('refund-too-large', { title, refund: wish, most })
  // The house gives everything back by itself: a smaller sum would depend on who comes first.
  if (isOff && wish.amount < most.amount) return refuse('refund-fixed', { case: 'off', title })
  const costs = lines.map((line) => costOf([line]))
  const shares = sharedOut(wish.amount, costs)
  return lines.map((line, at) => {
    const refund = shares[at] ?? 0
    return { ...line, kept: costOf([line]) - refund, refund }
  })
}

const allBack = (lines: readonly Line[]): readonly CancelledLine[] =>
  lines.map((line) => ({ ...line, kept: 0, refund: costOf([line]) }))

/** What goes back for all of these lines. */
export const refundOf = (lines: readonly CancelledLine[]): number =>
  lines.reduce((sum, { refund }) => sum + refund, 0)
