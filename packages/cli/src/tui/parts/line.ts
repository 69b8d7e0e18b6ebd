import { cut, widthOf } from '../../text/width.ts'
import type { Meaning, Paint } from '../style.ts'

/** A piece of a line: its text and what it means. */
export type Piece = string | readonly [meaning: Meaning, text: string]

const textOf = (piece: Piece): string => (typeof piece === 'string' ? piece : piece[1])

/** The pieces one after another, cut at the width and painted. */
export function line(paint: Paint, columns: number, ...pieces: readonly Piece[]): string {
  let room = columns
  let made = ''
  for (const piece of pieces) {
    const text = textOf(piece)
    const shown = cut(text, room)
    made += typeof piece === 'string' ? shown : paint(piece[0], shown)
    room -= widthOf(shown)
    if (shown !== text || room <= 0) return made
  }
  return made
}

/** The text in exactly so many columns: cut, or with blanks after it, or before it if it stands on the right. */
export function fill(text: string, columns: number, side: 'left' | 'right' = 'left'): string {
  if (columns <= 0) return ''
  const shown = cut(text, columns)
  const blanks = ' '.repeat(Math.max(0, columns - widthOf(shown)))
  return side === 'left' ? shown + blanks : blanks + shown
}

/** Pieces on the left, and on the right as many as fit beside them. */
export function ends(
  paint: Paint,
  columns: number,
  left: readonly Piece[],
  right: readonly Piece[],
): string {
  const needed = widthOf(right.map(textOf).join(''))
  const room = columns - needed - 1
  if (needed === 0 || room < 10) return line(paint, columns, ...left)
  const taken = Math.min(room, widthOf(left.map(textOf).join('')))
  const gap = ' '.repeat(columns - taken - needed)
  return `${line(paint, room, ...left)}${gap}${line(paint, needed, ...right)}`
}
