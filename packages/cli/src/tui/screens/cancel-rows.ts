import { dearestOf, type Money } from '@outerpark/core/kernel'
import type { SeatsSaid } from '@outerpark/core/names'
import type { SomeSeats } from '../../client/client.ts'
import type { MyPage } from '../../client/mypage.ts'
import { costOf } from '../../text/money.ts'

type Booking = MyPage['reservations'][number]

/** What can be chosen by itself in a booking: one seat with a number, or some of the seats of a grade. */
export type SeatRow = {
  /** the id of the seat, or the grade */
  readonly key: string
  readonly grade: string
  /** undefined if the seats have no numbers */
  readonly place: string | undefined
  /** of one seat; if the seats have several prices, of the dearest */
  readonly price: Money
  /** how many seats there are, and how many of them are to be cancelled */
  readonly most: number
  readonly seats: number
}

/** How many seats of each row stay with the customer; none where nothing is said. */
export type Stays = Readonly<Record<string, number>>

/** The lines of a booking that are left. */
export const linesOf = ({ left, lines }: Pick<Booking, 'left' | 'lines'>) => left?.lines ?? lines

/** The rows of what a booking still has. */
export const seatRows = (booking: Booking, stays: Stays): readonly SeatRow[] =>
  [...Map.groupBy(linesOf(booking), ({ grade }) => grade)].flatMap(([grade, lines]) => {
    const numbered = lines.flatMap(({ price, places = [] }) =>
      places.map((place) => rowOf(stays, { key: place, grade, place, price, most: 1 })),
    )
    if (numbered.length > 0) return numbered
    const most = sum(lines)
    const [dearest] = dearestOf(lines, grade, most)
    const price = dearest?.price ?? booking.amount
    return [rowOf(stays, { key: grade, grade, place: undefined, price, most })]
  })

/** What was paid for the chosen seats: of seats without numbers, those that a cancel takes first. */
export const paidFor = (rows: readonly SeatRow[], booking: Booking): number =>
  rows.reduce((paid, { grade, place, seats }) => {
    const lines = linesOf(booking)
    const chosen =
      place === undefined
        ? dearestOf(lines, grade, seats)
        : lines
            .filter(({ places }) => seats > 0 && places?.includes(place))
            .map((line) => ({ ...line, seats: 1 }))
    return paid + chosen.reduce((all, line) => all + costOf(line), 0)
  }, 0)

const rowOf = (stays: Stays, row: Omit<SeatRow, 'seats'>): SeatRow => ({
  ...row,
  seats: Math.max(0, row.most - (stays[row.key] ?? 0)),
})

/** Whether there is a choice: it is paid, and has more than one seat. */
export const isDivisible = (booking: Booking): boolean =>
  booking.status === 'confirmed' && linesOf(booking).reduce((sum, { seats }) => sum + seats, 0) > 1

export const isAll = (rows: readonly SeatRow[]): boolean =>
  rows.every(({ seats, most }) => seats === most)

export const isNone = (rows: readonly SeatRow[]): boolean => rows.every(({ seats }) => seats === 0)

/** The chosen seats as the box office wants to hear them: none named if all are chosen. */
export function seatsChosen(rows: readonly SeatRow[]): SomeSeats {
  if (isAll(rows)) return {}
  const chosen = rows.filter(({ seats }) => seats > 0)
  const places = chosen.flatMap(({ place }) => place ?? [])
  return places.length > 0
    ? { places }
    : { lines: chosen.map(({ grade, seats }) => ({ grade, seats })) }
}

/** The chosen seats, to be said in words. */
export function chosenSaid(rows: readonly SeatRow[]): SeatsSaid {
  const chosen = rows.filter(({ seats }) => seats > 0)
  const lines = [...Map.groupBy(chosen, ({ grade }) => grade)].map(([grade, of]) => {
    const places = of.flatMap(({ place }) => place ?? [])
    return { grade, seats: sum(of), ...(places.length > 0 && { places }) }
  })
  return { grade: null, seats: sum(chosen), lines }
}

const sum = (rows: readonly Pick<SeatRow, 'seats'>[]): number =>
  rows.reduce((all, { seats }) => all + seats, 0)
