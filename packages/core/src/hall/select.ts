import { type Place, placeOf, type Report } from './mistakes.ts'
import { type Geometry, type Level, type Row, type Seat, seatsIn } from './seat-map.ts'
import { type NumberRange, type Range, readSelector, type Selector } from './selector.ts'

/** The plan as far as selectors need it. */
export type Selectable = {
  readonly map: Geometry
  /** the levels of which a row may be missing because of a mistake, by name: what they seem not to have is no mistake */
  readonly broken: ReadonlySet<string>
  /** false if a level has no name that can be used */
  readonly allNamed: boolean
}

/** The seats that a selector means. Each of its ranges has to mean some. */
export function seatsSelected(
  { map, broken, allNamed }: Selectable,
  text: string,
  path: string,
  report: Report,
): readonly Seat[] {
  const plain = text.normalize('NFC').trim()
  const before = text.length - text.trimStart().length
  const at = (column: number): Place => placeOf(path, before + column)
  const selector = readSelector(plain)
  if (!selector) {
    report('selector-unknown', { selector: plain }, at(1))
    return []
  }
  const levels = levelsOf(map, selector)
  if (levels.length === 0) {
    if (allNamed) {
      const known = map.levels.map(({ name }) => name)
      report('level-unknown', { level: selector.level, levels: known }, at(1))
    }
    return []
  }
  const isSure = !levels.some(({ name }) => broken.has(name))
  const missing = (row: string, column: number) => {
    if (isSure) report('row-unknown', { level: selector.level, row }, at(column))
  }
  const rows = [...new Set(rowsOf(map, levels, selector.rows, missing))]
  if (selector.numbers === '*') return rows.flatMap((row) => seatsIn(row))
  return selector.numbers.flatMap((range) => {
    const seats = rows.flatMap((row) => seatsIn(row).filter((seat) => isIn(range, map, seat)))
    if (seats.length === 0 && rows.length > 0 && isSure)
      report('selects-nothing', { range: range.text }, at(range.column))
    return seats
  })
}

const levelsOf = (map: Geometry, { level }: Selector): readonly Level[] =>
  level === '*' ? map.levels : map.levels.filter(({ name }) => name === level)

function rowsOf(
  map: Geometry,
  levels: readonly Level[],
  ranges: Selector['rows'],
  missing: (row: string, column: number) => void,
): readonly Row[] {
  const all = levels.map(({ first, end }) => map.rows.slice(first, end))
  if (ranges === '*') return all.flat()
  return ranges.flatMap((range) => {
    const found = all.map((rows) => within(rows, range))
    if (found.some((rows) => rows !== undefined)) return found.flatMap((rows) => rows ?? [])
    const has = (label: string) => all.some((rows) => rows.some((row) => row.label === label))
    missing(has(range.from) ? range.to : range.from, range.column)
    return []
  })
}

/** The rows that stand from one to the other, in either direction. Undefined if one of the two is not there. */
function within(rows: readonly Row[], { from, to }: Range<string>): readonly Row[] | undefined {
  const ends = [from, to].map((label) => rows.findIndex((row) => row.label === label))
  const [first, last] = [Math.min(...ends), Math.max(...ends)]
  return first === -1 ? undefined : rows.slice(first, last + 1)
}

function isIn({ from, to, step }: NumberRange, map: Geometry, seat: Seat): boolean {
  const number = map.numbers[seat] ?? 0
  const inside = number >= Math.min(from, to) && number <= Math.max(from, to)
  return inside && (number - from) % step === 0
}
