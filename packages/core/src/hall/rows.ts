import {
  MAX_HALL_SEATS,
  MOST_NAMED,
  type Place,
  placeOf,
  type Report,
  watched,
} from './mistakes.ts'
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
 * @param count of the hall, which grows. At the limit the reading ends.
 */
export function readRows(
  name: string,
  text: string,
  { path, count }: { readonly path: string; readonly count: SeatCount },
  report: Report,
): ReadLevel {
  const watch = watched(report)
  const known = new Set<string>()
  const rows: LabelledRow[] = []
  let empty = true
  for (const [n, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (!/^\s*(#|$)/.test(line)) empty = false
    const read = readRowLine(line.normalize('NFC'), { path, line: n + 1 }, watch.report)
    if (!read) continue
    const { labels, seating, at } = read
    if (isTooMany(count, labels.length * (seating?.seats ?? 1), at, watch.report)) break
    const twice = labels.filter((label) => known.size === known.add(label).size)
    if (twice.length > 0) {
      const first = twice.slice(0, MOST_NAMED)
      watch.report('row-twice', { level: name, rows: first, count: twice.length }, at)
    }
    if (!seating) continue
    const shape = shapeOf(seating)
    for (const label of labels) rows.push({ label, shape })
  }
  if (empty) watch.report('part-missing', { part: 'rows' }, placeOf(path))
  return {
    name,
    rows,
    isWhole: watch.isClean() && count.seats <= MAX_HALL_SEATS,
  }
}

/** Counts seats, and reports once for the hall that there are too many. Nothing is read after that: it would take too long. */
function isTooMany(count: SeatCount, seats: number, at: Place, report: Report): boolean {
  const wasTooMany = count.seats > MAX_HALL_SEATS
  count.seats += seats
  if (count.seats <= MAX_HALL_SEATS) return false
  if (!wasTooMany) report('too-many', { of: 'seats', count: count.seats, most: MAX_HALL_SEATS }, at)
  return true
}
