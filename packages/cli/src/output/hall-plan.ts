import { FLAGS, type Flag, type Row, type Seat, type SeatMap } from '@outerpark/core/hall'
import { widthOf } from '../text/width.ts'
import { words } from '../words/words.ts'
import { FLAG_MARKS, gradeMarks, shownFlag } from './hall-marks.ts'
import type { Paint } from './paint.ts'

export type PlanOptions = {
  readonly room: number
  readonly paint: Paint
  /** seats with a sign of their own, which is shown in place of their grade */
  readonly signs: ReadonlyMap<Seat, Sign>
}

/** One column of the terminal. */
export type Sign = {
  readonly text: string
  readonly paint?: ((text: string) => string) | undefined
}
type Line = { readonly label: string; readonly begin: number; readonly cells: readonly Sign[] }

/**
 * The plan of a hall: a line for each row, level by level, all of them centred. A seat has two columns if they fit into the room, and
 * one if not.
 *
 * @returns the lines, what they show, and how wide the terminal has to be for all of it, if it is not
 */
export function planOf(map: SeatMap, options: PlanOptions) {
  const wide = drawn(map, options, 2)
  const { lines, shown, width } = wide.width <= options.room ? wide : drawn(map, options, 1)
  return { lines, shown, needed: width > options.room ? width : undefined }
}

/** The grades and flags whose signs a plan has: what its legend explains. */
export type Shown = { readonly grades: ReadonlySet<string>; readonly flags: ReadonlySet<Flag> }

/** What the signs of the grades and flags mean that a plan shows, the grades in this order. */
export function signsShown(map: SeatMap, grades: readonly string[], shown: Shown) {
  const marks = gradeMarks(map.grades)
  return [
    ...grades
      .filter((grade) => shown.grades.has(grade))
      .map((grade) => `${marks[map.grades.indexOf(grade)] ?? '?'} ${grade}`),
    ...FLAGS.filter((flag) => shown.flags.has(flag)).map(
      (flag) => `${FLAG_MARKS[flag]} ${words().halls.flags[flag]}`,
    ),
  ]
}

function drawn(map: SeatMap, options: PlanOptions, pitch: 1 | 2) {
  const { rows, shown } = linesOf(map, options, pitch)
  const labels = Math.max(...rows.map(({ label }) => widthOf(label)))
  const left = Math.min(...rows.map(({ begin }) => begin))
  const right = Math.max(...rows.map(({ begin, cells }) => begin + cells.length))
  const width = labels + 1 + right - left
  const fitted = (line: Line) => {
    const { label, begin, cells } = line
    const before = `${' '.repeat(labels - widthOf(label))}${label} ${' '.repeat(begin - left)}`
    const rest = options.room - widthOf(before)
    if (cells.length <= rest) return before + signsText(cells)
    return `${before}${signsText(cells.slice(0, Math.max(0, rest - 1)))}…`
  }
  const { stage } = words().halls
  const middle = Math.max(0, labels + 1 - left - Math.floor(widthOf(stage) / 2))
  const lines = map.levels.flatMap(({ name, first, end }, n) => [
    ...(n === 0 ? [' '.repeat(middle) + options.paint.quiet(stage)] : ['']),
    options.paint.strong(name),
    ...rows.slice(first, end).map(fitted),
  ])
  return { lines, shown, width }
}

/** The cells of all rows: the number of the first seat, the seats, and the number of the last one. */
function linesOf(map: SeatMap, { paint, signs }: PlanOptions, pitch: 1 | 2) {
  const marks = gradeMarks(map.grades)
  const shown = { grades: new Set<string>(), flags: new Set<Flag>() }
  const gradeOf = (seat: Seat): Sign => {
    const grade = map.gradeOf[seat] ?? -1
    shown.grades.add(map.grades[grade] ?? '')
    return { text: marks[grade] ?? '?' }
  }
  const cellsOf = (seat: Seat): readonly Sign[] => {
    const sign = signs.get(seat)
    const flag = shownFlag(map.flags[seat] ?? 0)
    if (sign !== undefined) return [sign]
    if (flag === undefined) return [gradeOf(seat)]
    shown.flags.add(flag)
    const mark = { text: FLAG_MARKS[flag], paint: flag === 'kill' ? paint.quiet : paint.waiting }
    return pitch === 2 && flag !== 'kill' ? [gradeOf(seat), mark] : [mark]
  }
  const columns = columnsOf(map, pitch)
  const rows = map.rows.map((row) => ({
    label: row.label,
    ...rowCells(map, row, { columns, pitch, cellsOf, quiet: paint.quiet }),
  }))
  return { rows, shown }
}

type RowSigns = {
  /** by seat, as {@link columnsOf} has them */
  readonly columns: Int32Array
  readonly pitch: 1 | 2
  /** the signs of a seat: as many as the pitch, or fewer */
  readonly cellsOf: (seat: Seat) => readonly Sign[]
  readonly quiet: NonNullable<Sign['paint']>
}

/** The cells of a row, and in which column they begin: the number of its first seat, the seats, and the number of its last one. */
export function rowCells(
  map: SeatMap,
  row: Row,
  { columns, pitch, cellsOf, quiet }: RowSigns,
): Omit<Line, 'label'> {
  const [first, last] = numbersOf(map, row)
  const cells: Sign[] = [...first, ' '].map((each) => ({ text: each, paint: quiet }))
  const begin = (columns[row.first] ?? 0) - cells.length
  for (let seat = row.first; seat < row.end; seat++) {
    while (begin + cells.length < (columns[seat] ?? 0)) cells.push({ text: ' ' })
    cells.push(...cellsOf(seat))
  }
  const end = (columns[row.end - 1] ?? 0) + pitch - begin
  while (cells.length < end) cells.push({ text: ' ' })
  cells.push(...[' ', ...last].map((each) => ({ text: each, paint: quiet })))
  return { begin, cells }
}

/** The column of each seat, counted from the middle of the hall. An aisle is as wide as a seat. */
export function columnsOf(map: SeatMap, pitch: 1 | 2): Int32Array {
  const columns = new Int32Array(map.count)
  for (const { row, first, end, aisles } of map.segments) {
    const all = map.rows[row]?.aisles ?? 0
    for (let seat = first; seat < end; seat++) {
      const halves = (map.x[seat] ?? 0) + 2 * aisles - all
      columns[seat] = pitch === 2 ? halves : Math.floor(halves / 2)
    }
  }
  return columns
}

/** The numbers at the ends of a row. */
export const numbersOf = ({ numbers }: SeatMap, { first, end }: Row): readonly [string, string] => [
  String(numbers[first]),
  String(numbers[end - 1]),
]

/** Signs as a text. Neighbours of one style are painted together. */
export function signsText(cells: readonly Sign[]): string {
  let line = ''
  for (let n = 0; n < cells.length; ) {
    const { paint } = cells[n] ?? {}
    let end = n
    while (end < cells.length && cells[end]?.paint === paint) end += 1
    const plain = cells
      .slice(n, end)
      .map((cell) => cell.text)
      .join('')
    line += paint ? paint(plain) : plain
    n = end
  }
  return line.trimEnd()
}
