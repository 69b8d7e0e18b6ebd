import { printable } from '@outerpark/core/kernel'
import fastStringWidth from 'fast-string-width'
import type { Paint } from './paint.ts'

/** Text that is shown, and how it is painted; what is painted takes no more room. */
export type Cell = {
  readonly text: string
  readonly paint?: (text: string) => string
}

/** Numbers stand right, so that they can be compared. */
export type Column = { readonly title: string; readonly align?: 'right' }

const GAP = '  '

/**
 * How many columns of a terminal the text takes: two for each Korean syllable.
 * Composed first, since a Mac hands over syllables taken apart.
 */
export const widthOf = (text: string) => fastStringWidth(text.normalize('NFC'))

/** Rows under their titles, in columns as wide as their widest cell. Cells are made printable here. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly (Cell | string)[])[],
  paint: Paint,
): string {
  const titles = columns.map(({ title }): Cell => ({ text: title, paint: paint.quiet }))
  const cells = [titles, ...rows.map((row) => row.map(asCell))]
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => widthOf(row[i]?.text ?? ''))))
  return cells
    .map((row) =>
      columns
        .map(({ align }, i) => {
          const { text, paint: tint = same } = row[i] ?? { text: '' }
          const room = ' '.repeat(Math.max(0, (widths[i] ?? 0) - widthOf(text)))
          return align === 'right' ? room + tint(text) : tint(text) + room
        })
        .join(GAP)
        .trimEnd(),
    )
    .join('\n')
}

/** Names and values below each other. */
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

const asCell = (value: Cell | string): Cell =>
  typeof value === 'string' ? { text: printable(value) } : { ...value, text: printable(value.text) }

const same = (text: string) => text
