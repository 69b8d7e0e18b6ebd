import { type Seat, type SeatMap, seatOf } from '@outerpark/core/hall'
import type { TuiWords } from '../words/en.ts'

/** The seats with these ids, in the order of the map. */
export const seatsNamed = (map: SeatMap, ids: readonly string[]): readonly Seat[] =>
  ids.flatMap((id) => seatOf(map, id) ?? []).toSorted((a, b) => a - b)

/** Seats row by row: `1F row 6: 11 to 14`, in the order of the map. */
export function rowTexts(
  map: SeatMap,
  seats: readonly Seat[],
  { seats: words }: TuiWords,
): readonly string[] {
  const byRow = Map.groupBy(seats, (seat) => map.rowOf[seat] ?? 0)
  return [...byRow].map(([place, inRow]) => {
    const row = map.rows[place]
    const level = map.levels[row?.level ?? 0]?.name ?? ''
    return words.inRow(level, row?.label ?? '', numbersText(map, inRow, words))
  })
}

/** So many neighbours are named by the first and the last one. */
const SPAN = 3

function numbersText(
  { numbers }: SeatMap,
  seats: readonly Seat[],
  { number, span }: Pick<TuiWords['seats'], 'number' | 'span'>,
): string {
  const runs: Seat[][] = []
  for (const seat of seats) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const isNext = last !== undefined && seat === last + 1 && Math.abs(step(numbers, seat)) === 1
    if (run && isNext) run.push(seat)
    else runs.push([seat])
  }
  return runs
    .flatMap((run) => {
      const all = run.map((seat) => numbers[seat] ?? 0)
      return all.length < SPAN ? all.map(number) : [span(all[0] ?? 0, all.at(-1) ?? 0)]
    })
    .join(', ')
}

const step = (numbers: Uint16Array, seat: Seat): number =>
  (numbers[seat] ?? 0) - (numbers[seat - 1] ?? 0)

/** One seat: `1F row 8 seat 11`. */
export function seatText(map: SeatMap, seat: Seat, { seats: words }: TuiWords): string {
  const row = map.rows[map.rowOf[seat] ?? 0]
  const level = map.levels[row?.level ?? 0]?.name ?? ''
  return words.seat(level, row?.label ?? '', map.numbers[seat] ?? 0)
}
