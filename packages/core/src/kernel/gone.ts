import {
  type Booking,
  costOf,
  isOver,
  type Line,
  linesOf,
  type ReservationStatus,
  type Seated,
} from './booking.ts'
import type { Money } from './money.ts'

/** Seats of a line that were cancelled, and what the house keeps of what was paid for them. */
export type GoneLine = Line & {
  /** for all of these seats, booking fees included, in the currency's smallest unit */
  readonly kept: number
  /** what of it are booking fees; absent if none are kept, or if staff named the sum */
  readonly feeKept?: number | undefined
}

/** What was cancelled of a booking that was paid. Absent if nothing was, or if its policy is older than refunds by the day. */
export type Cancelled = { readonly gone?: readonly GoneLine[] | undefined }

/** The lines of a booking without the seats that were cancelled. A booking that is cancelled as a whole has none left. */
export function linesLeft(booking: Seated & Cancelled): readonly Line[] {
  const { gone } = booking
  const lines = linesOf(booking)
  return gone ? linesWithout(lines, gone) : lines
}

/** How many seats a booking has without those that are gone. */
export const seatsLeft = ({
  seats,
  gone = [],
}: {
  readonly seats: number
  readonly gone?: readonly Pick<Line, 'seats'>[] | undefined
}): number => gone.reduce((left, line) => left - line.seats, seats)

/** What is known of seats that are alike. */
type AlikeSeats = Pick<Line, 'grade' | 'seats' | 'places'> & { readonly price: number | Money }

/**
 * Whether lines are of the same grade and price. No two lines of a booking are: discounts take more off the first seats of a
 * grade than off the others, or just as much.
 */
const areAlike = (a: AlikeSeats, b: AlikeSeats): boolean =>
  a.grade === b.grade && amountOf(a.price) === amountOf(b.price)

const amountOf = (price: number | Money): number =>
  typeof price === 'number' ? price : price.amount

/** The lines without seats that are gone: at most one entry for each line. */
export const linesWithout = <Each extends AlikeSeats>(
  lines: readonly Each[],
  gone: readonly AlikeSeats[],
): readonly Each[] =>
  lines.flatMap((line) => {
    const lost = gone.find((each) => areAlike(each, line))
    if (!lost) return [line]
    const seats = line.seats - lost.seats
    if (seats === 0) return []
    const { places } = line
    const lostPlaces = new Set(lost.places)
    const kept = places && { places: places.filter((place) => !lostPlaces.has(place)) }
    return [{ ...line, seats, ...kept }]
  })

/** So many seats of a grade. If discounts gave them several prices, the dearest first: the customer gets most back. */
export function dearestOf<Each extends AlikeSeats>(
  lines: readonly Each[],
  grade: string,
  seats: number,
): readonly Each[] {
  let wanted = seats
  return lines
    .filter((line) => line.grade === grade)
    .sort((a, b) => amountOf(b.price) - amountOf(a.price))
    .flatMap((line) => {
      const taken = Math.min(wanted, line.seats)
      wanted -= taken
      return taken === 0 ? [] : [{ ...line, seats: taken }]
    })
}

/** The cancelled lines with more of them: one for each line of the booking. */
export function goneWith(
  before: readonly GoneLine[] = [],
  more: readonly GoneLine[],
): readonly GoneLine[] {
  const all: GoneLine[] = []
  for (const line of [...before, ...more]) {
    const at = all.findIndex((each) => areAlike(each, line))
    const found = all[at]
    if (found) all[at] = joined(found, line)
    else all.push(goneOf(line))
  }
  return all
}

const goneOf = ({ grade, seats, price, kept, places, fee, feeKept }: GoneLine): GoneLine => ({
  ...{ grade, seats, price, kept },
  ...(places && { places }),
  ...(fee && { fee }),
  ...(feeKept && { feeKept }),
})

const joined = (a: GoneLine, b: GoneLine): GoneLine =>
  goneOf({
    ...a,
    ...{ seats: a.seats + b.seats, kept: a.kept + b.kept },
    ...(a.places && { places: [...a.places, ...(b.places ?? [])] }),
    feeKept: (a.feeKept ?? 0) + (b.feeKept ?? 0),
  })

/** What the house keeps of cancelled seats, booking fees included. */
export const keptOf = ({ gone = [] }: Cancelled): number =>
  gone.reduce((sum, { kept }) => sum + kept, 0)

/**
 * How much of the charge is to stay when every refund has been made: the price of the seats that are left, and what is kept of
 * the others.
 */
export function chargeLeftOf(
  booking: Pick<Booking, 'amount'> & Cancelled & { readonly status: ReservationStatus },
): number {
  const { amount, gone, status } = booking
  if (gone) return amount - costOf(gone) + keptOf(booking)
  return isOver(status) ? 0 : amount
}
