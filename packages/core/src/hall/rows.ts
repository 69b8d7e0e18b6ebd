import { MAX_HALL_SEATS, MOST_NAMED, placeOf, type Report, watched } from './mistakes.ts'
import { readRowLine } from './row-line.ts'
import { type RowShape, shapeOf } from './row-shape.ts'

export type LabelledRow = { readonly label: string; readonly shape: RowShape }

/** A level as it was read. */
export type ReadLevel = {
  readonly name: string
  /** from the stage to the back */
  readonly rows: readonly LabelledRow[]
  /** false if a line of it has a mistake, so that rows may be missing */
  readonly isWhole: boolean
}

/** How many seats there are in the hall so far. */
export type SeatCount = { seats: number }

/**
 * Reads the rows of a level, one line after the other. A line with a mistake adds no row.
 *
 * @param count of the hall, which grows. Beyond the limit no row is added.
 */
export function readRows(
  name: string,
  text: string,
  { path, count }: { readonly path: string; readonly count: SeatCount },
  report: Report,
): ReadLevel {
  const watch = watched(report)
  const rows = new Map<string, RowShape>()
  let empty = true
  for (const [n, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (!/^\s*(#|$)/.test(line)) empty = false
    const read = readRowLine(line.normalize('NFC'), { path, line: n + 1 }, watch.report)
    if (!read) continue
    const { labels, seats, at } = read
    const before = count.seats
    count.seats += labels.length * seats
    if (count.seats > MAX_HALL_SEATS) {
      // Only once: each line after it is too many as well.
      if (before <= MAX_HALL_SEATS)
        watch.report('too-many', { of: 'seats', count: count.seats, most: MAX_HALL_SEATS }, at)
      continue
    }
    const shape = shapeOf(read)
    const twice = labels.filter((label) => rows.size === rows.set(label, shape).size)
    if (twice.length > 0) {
      const first = twice.slice(0, MOST_NAMED)
      watch.report('row-twice', { level: name, rows: first, count: twice.length }, at)
    }
  }
  if (empty) watch.report('part-missing', { part: 'rows' }, placeOf(path))
  return {
    name,
    rows: [...rows].map(([label, shape]) => ({ label, shape })),
    isWhole: watch.isClean() && count.seats <= MAX_HALL_SEATS,
  }
}
