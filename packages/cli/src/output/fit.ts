import { printable } from '@outerpark/core/kernel'
import { type Cell, widthOf } from './table.ts'

const CUT = '…'

/**
 * A line of cells, one behind the other, as far as they fit. A cell that is cut ends with an ellipsis.
 *
 * @param columns how many the line may take
 */
export function fit(cells: readonly Cell[], columns: number): string {
  let room = columns
  let line = ''
  for (const { text, paint = (plain: string) => plain } of cells) {
    const safe = printable(text)
    const shown = cut(safe, room)
    if (shown !== '') line += paint(shown)
    if (shown !== safe) return line
    room -= widthOf(shown)
  }
  return line
}

/** The text, or its beginning with an ellipsis behind it. */
function cut(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text
  let shown = ''
  for (const character of text.normalize('NFC')) {
    if (widthOf(shown + character) + widthOf(CUT) > columns) break
    shown += character
  }
  return columns < widthOf(CUT) ? '' : shown + CUT
}
