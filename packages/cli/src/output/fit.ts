import { printable } from '@outerpark/core/kernel'
import { cut, LEAST, widthOf, wrap } from '../text/width.ts'
import type { Cell } from './table.ts'

/**
 * As many cells, one after another, as fit into a line. A cell that is cut ends with an ellipsis.
 *
 * @param columns the width of the line
 */
export function fit(cells: readonly Cell[], columns: number): string {
  let room = columns
  let line = ''
  for (const { text, paint = plain } of cells) {
    const safe = printable(text)
    const shown = cut(safe, room)
    if (shown !== '') line += paint(shown)
    if (shown !== safe) return line
    room -= widthOf(shown)
  }
  return line
}

const INDENT = 4

/**
 * Cells, and after them text of any length. The lines after the first begin below the beginning of the text, or near
 * the left edge if the cells leave little room.
 *
 * @param room the width of a line
 */
export function hang(head: readonly Cell[], text: string, room: number): string {
  const safe = printable(text)
  const lead = head.map(({ text: each, paint = plain }) => paint(printable(each))).join('')
  const taken = widthOf(head.map((cell) => printable(cell.text)).join(''))
  if (taken + widthOf(safe) <= room) return lead + safe
  if (room - taken >= LEAST) return lead + wrap(safe, room - taken).join(below(taken))
  return [lead.trimEnd(), ...wrap(safe, Math.max(1, room - INDENT))].join(below(INDENT))
}

const below = (columns: number) => `\n${' '.repeat(columns)}`
const plain = (text: string) => text
