import {
  type Booking,
  isOver,
  type Line,
  linesOf,
  type ReservationStatus,
  type Seated,
} from './booking.ts'

/** Seats of a line that were cancelled, and what the house keeps of what was paid for them. */
export type GoneLine = Line & {
  /** for all of these seats, in the currency's smallest unit */
  readonly kept: number
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

/** What is known of the seats of one grade. */
type GradeSeats = Pick<Line, 'grade' | 'seats' | 'places'>

/** The lines without seats that are gone: at most one entry for each grade. */
export const linesWithout = <Each extends GradeSeats>(
  lines: readonly Each[],
  gone: readonly GradeSeats[],
): readonly Each[] =>
  lines.flatMap((line) => {
    const lost = gone.find(({ grade }) => grade === line.grade)
    if (!lost) return [line]
    const seats = line.seats - lost.seats
    if (seats === 0) return []
    const { places } = line
    const lostPlaces = new Set(lost.places)
    const kept = places && { places: places.filter((place) => !lostPlaces.has(place)) }
    return [{ ...line, seats, ...kept }]
  })

/** The cancelled lines with more of them: one for each grade. */
export function goneWith(
  before: readonly GoneLine[] = [],
  more: readonly GoneLine[],
): readonly GoneLine[] {
  const grades = [...new Set([...before, ...more].map(({ grade }) => grade))]
  return grades.flatMap((grade) => {
    const [first, ...others] = [...before, ...more].filter((line) => line.grade === grade)
    return first ? [others.reduce<GoneLine>(joined, goneOf(first))] : []
  })
}

const goneOf = ({ grade, seats, price, kept, places }: GoneLine): GoneLine => ({
  ...{ grade, seats, price, kept },
  ...(places && { places }),
})

const joined = (a: GoneLine, b: GoneLine): GoneLine => ({
  ...{ grade: a.grade, seats: a.seats + b.seats, price: a.price, kept: a.kept + b.kept },
  ...(a.places && { places: [...a.places, ...(b.places ?? [])] }),
})

/** What lines cost. */
export const costOf = (lines: readonly Pick<Line, 'price' | 'seats'>[]): number =>
  lines.reduce((sum, { price, seats }) => sum + price * seats, 0)

/** What the house keeps of cancelled seats. */
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
