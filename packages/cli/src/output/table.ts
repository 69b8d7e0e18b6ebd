import { cut, LEAST, widthOf, wrap } from '../text/width.ts'
import type { Paint } from './paint.ts'

/** A text and its style. A style takes no room. */
export type Cell = {
  readonly text: string
  readonly paint?: (text: string) => string
}

export type Column = {
  readonly title: string
  /** for numbers, so that they can be compared */
  readonly align?: 'right'
  /** if a row is wider than the terminal: break the last column into lines, or cut any column */
  readonly long?: 'wrap' | 'cut'
}

type Cells = readonly Cell[]
/** Where a column stands in its line, in columns of the terminal. */
type Place = Column & { readonly index: number; readonly start: number; readonly width: number }

const GAP = '  '
/** The indentation of columns that did not fit into the first line of their row. */
const INDENT = 2

/**
 * Rows under their titles, in columns as wide as their widest cell.
 *
 * @param room the width of the terminal; a row that is wider continues in the next line
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly (Cell | string)[])[],
  paint: Paint,
  room = Number.POSITIVE_INFINITY,
): string {
  const titles = columns.map(({ title }): Cell => ({ text: title, paint: paint.quiet }))
  const cells = [titles, ...rows.map((row) => row.map(asCell))]
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => widthOf(row[i]?.text ?? ''))))
  const lines = layOut(columns, shrunk(columns, widths, room), room)
  return cells.flatMap((row) => lines.flatMap((line, n) => drawn(row, line, n === 0))).join('\n')
}

/** No column is cut to less than this, since less says nothing. */
const LEAST_OF_CUT = 8

/**
 * The widths with which a row fits into one line: the widest columns that may be cut give way first. If that is not enough,
 * the widths as they are; a row then has several lines.
 */
function shrunk(
  columns: readonly Column[],
  widths: readonly number[],
  room: number,
): readonly number[] {
  const less = [...widths]
  const whole = () => less.reduce((sum, width) => sum + width, GAP.length * (less.length - 1))
  while (whole() > room) {
    const wide = columns.flatMap(({ long }, i) =>
      long === 'cut' && (less[i] ?? 0) > LEAST_OF_CUT ? [i] : [],
    )
    const [first, ...others] = wide
    if (first === undefined) return widths
    const widest = others.reduce(
      (most, i) => ((less[i] ?? 0) > (less[most] ?? 0) ? i : most),
      first,
    )
    less[widest] = (less[widest] ?? 0) - 1
  }
  return less
}

/** The columns of each line of a row. */
function layOut(columns: readonly Column[], widths: readonly number[], room: number): Place[][] {
  const lines: Place[][] = []
  let line: Place[] = []
  let start = 0
  for (const [index, column] of columns.entries()) {
    const whole = widths[index] ?? 0
    const needed = column.long ? Math.min(whole, LEAST) : whole
    if (line.length > 0 && start + needed > room) {
      lines.push(line)
      line = []
      start = INDENT
    }
    const width = Math.max(1, Math.min(whole, room - start))
    line.push({ ...column, index, start, width })
    start += width + GAP.length
  }
  return [...lines, line]
}

/** The output of one line of a row: several lines if a cell is broken, none if a later line has only empty cells. */
function drawn(row: Cells, places: readonly Place[], first: boolean): string[] {
  const parts = places.map((place) => {
    const { text, paint = same } = row[place.index] ?? { text: '' }
    const lines = place.long === 'wrap' ? wrap(text, place.width) : [cut(text, place.width)]
    return { ...place, lines, paint }
  })
  if (!first && parts.every(({ lines }) => lines.join('') === '')) return []
  const indent = ' '.repeat(places[0]?.start ?? 0)
  const height = Math.max(...parts.map(({ lines }) => lines.length))
  return Array.from({ length: height }, (_, n) => {
    const cells = parts.map(({ lines, paint, width, align }) => {
      const text = lines[n] ?? ''
      const rest = ' '.repeat(Math.max(0, width - widthOf(text)))
      const shown = text === '' ? '' : paint(text)
      return align === 'right' ? rest + shown : shown + rest
    })
    return (indent + cells.join(GAP)).trimEnd()
  })
}

/** Names and values, one pair a line. */
export function details(
  rows: readonly (readonly [name: string, value: Cell | string])[],
  paint: Paint,
): string {
  const width = Math.max(...rows.map(([name]) => widthOf(name)))
  return rows
    .map(([name, value]) => {
      const { text, paint: tint = same } = asCell(value)
      return `${paint.quiet(name.padEnd(width))}${GAP}${tint(text)}`.trimEnd()
    })
    .join('\n')
}

const asCell = (value: Cell | string): Cell => (typeof value === 'string' ? { text: value } : value)

const same = (text: string) => text
