import { cut, LEAST, widthOf, wrap } from '../text/width.ts'
import { words } from '../words/words.ts'
import type { Cell } from './cell.ts'
import { hang } from './fit.ts'
import type { Paint } from './paint.ts'

export type Column = {
  readonly title: string
  /** for numbers, so that they can be compared */
  readonly align?: 'right'
  /** if a row is wider than the terminal: break the last column into lines, or cut any column */
  readonly long?: 'wrap' | 'cut'
  /** the least width to which it is cut; {@link LEAST_OF_CUT} if left out */
  readonly least?: number
  /** On a narrow terminal the column may be left out: 1 goes first. */
  readonly spare?: number
}

/** Columns are not cut to less than this, since less says nothing. */
const LEAST_OF_CUT = 8
/** The same, when there is no other way to have a row on one line. */
const LEAST_OF_ALL = 6

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
  const shown = fitting(columns, widths, room)
  const lines = layOut(columns, shown, room)
  const drawnRows = cells.flatMap((row) => lines.flatMap((line, n) => drawn(row, line, n === 0)))
  return [...drawnRows, ...leftOut(columns, shown, paint, room)].join('\n')
}

/** The columns that are shown, and their widths. */
type Shown = { readonly kept: readonly number[]; readonly widths: readonly number[] }

/**
 * The columns with which a row fits into one line: the widest ones that may be cut give way first, then spare ones are left
 * out, and then the others are cut to almost nothing. If that is not enough, all columns with their widths: a row then has
 * several lines.
 */
function fitting(columns: readonly Column[], widths: readonly number[], room: number): Shown {
  const all = columns.map((_, i) => i)
  const ranks = columns.flatMap(({ spare }) => spare ?? []).sort((a, b) => a - b)
  for (const rank of [0, ...ranks]) {
    const kept = all.filter((i) => (columns[i]?.spare ?? Number.POSITIVE_INFINITY) > rank)
    const less = shrunk(columns, widths, kept, room)
    if (less) return { kept, widths: less }
  }
  if (ranks.length === 0) return { kept: all, widths }
  const kept = all.filter((i) => columns[i]?.spare === undefined)
  const bare = columns.map((column) => ({ ...column, least: LEAST_OF_ALL }))
  const less = shrunk(bare, widths, kept, room)
  return less ? { kept, widths: less } : { kept: all, widths }
}

/** The widths with which these columns fit into one line. Undefined if they do not. */
function shrunk(
  columns: readonly Column[],
  widths: readonly number[],
  kept: readonly number[],
  room: number,
): readonly number[] | undefined {
  const less = [...widths]
  const widthAt = (i: number) => less[i] ?? 0
  const whole = () => kept.reduce((sum, i) => sum + widthAt(i), GAP.length * (kept.length - 1))
  const givesWay = (i: number) => {
    const { long, least = LEAST_OF_CUT } = columns[i] ?? {}
    return long === 'cut' && widthAt(i) > least
  }
  while (whole() > room) {
    const [first, ...others] = kept.filter(givesWay)
    if (first === undefined) return undefined
    const widest = others.reduce((most, i) => (widthAt(i) > widthAt(most) ? i : most), first)
    less[widest] = widthAt(widest) - 1
  }
  return less
}

/** A line that names what is not shown, so that nobody takes the rest for everything. */
function leftOut(
  columns: readonly Column[],
  { kept }: Shown,
  paint: Paint,
  room: number,
): readonly string[] {
  const titles = columns.flatMap(({ title }, i) => (kept.includes(i) ? [] : [title]))
  if (titles.length === 0) return []
  const note = words().shown.without(titles.join(', '))
  return wrap(note, room).map(paint.quiet)
}

/** The columns of each line of a row. */
function layOut(columns: readonly Column[], { kept, widths }: Shown, room: number): Place[][] {
  const lines: Place[][] = []
  let line: Place[] = []
  let start = 0
  for (const index of kept) {
    const column = columns[index] ?? { title: '' }
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

/** Names and values, one pair a line. A value that is wider than the terminal goes on below its beginning. */
export function details(
  rows: readonly (readonly [name: string, value: Cell | string])[],
  paint: Paint,
  room = Number.POSITIVE_INFINITY,
): string {
  const width = Math.max(...rows.map(([name]) => widthOf(name)))
  return rows
    .map(([name, value]) => {
      const { text, paint: tint = same } = asCell(value)
      const head = [
        { text: name + ' '.repeat(width - widthOf(name)), paint: paint.quiet },
        { text: GAP },
      ]
      // One word, such as a token, is not broken, so that it can be copied.
      return hang(head, tint(text), text.includes(' ') ? room : Number.POSITIVE_INFINITY).trimEnd()
    })
    .join('\n')
}

const asCell = (value: Cell | string): Cell => (typeof value === 'string' ? { text: value } : value)

const same = (text: string) => text
