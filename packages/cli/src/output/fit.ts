import { cut, LEAST, widthOf, wrap } from '../text/width.ts'
import type { Cell } from './cell.ts'

/**
 * As many cells, one after another, as fit into a line. A cell that is cut ends with an ellipsis.
 *
 * @param columns the width of the line
 */
export function fit(cells: readonly Cell[], columns: number): string {
  let room = columns
  let line = ''
  for (const { text, paint = plain } of cells) {
    const shown = cut(text, room)
    if (shown !== '') line += paint(shown)
    if (shown !== text) return line
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
  const lead = head.map(({ text: each, paint = plain }) => paint(each)).join('')
  const taken = widthOf(head.map((cell) => cell.text).join(''))
  if (taken + widthOf(text) <= room) return lead + text
  if (room - taken >= LEAST) return lead + wrap(text, room - taken).join(below(taken))
  return [lead.trimEnd(), ...wrap(text, Math.max(1, room - INDENT))].join(below(INDENT))
}

const below = (columns: number) => `\n${' '.repeat(columns)}`
const plain = (text: string) => text
