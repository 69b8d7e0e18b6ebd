import type { Language } from '@outerpark/core/names'
import type { Paint } from './style.ts'
import type { TuiWords } from './words/en.ts'

/** Columns and rows of a terminal, or of the part of it that a screen has. */
export type Size = { readonly columns: number; readonly rows: number }

/** A place in the part that a screen has, from 0. */
export type Spot = { readonly x: number; readonly y: number }

/**
 * What a screen shows: painted lines from the top, each at most as wide as the screen. Without a spot the cursor is hidden.
 */
export type Drawn = { readonly lines: readonly string[]; readonly cursor?: Spot | undefined }

/** All that a screen needs to draw, besides the state of the box office and its own. */
export type View = {
  readonly size: Size
  readonly paint: Paint
  readonly words: TuiWords
  readonly language: Language
  /** ms since the epoch */
  readonly now: number
  /** whether blocks come one after the other instead of beside each other, for a screen reader */
  readonly isLinear?: boolean | undefined
}

/** The smallest terminal that the screens fit into. */
export const SMALLEST: Size = { columns: 60, rows: 20 }

/** Whether a detail fits beside a list. */
export const isWide = ({ columns }: Size): boolean => columns >= 98

/** Whether a third pane fits. Both widths are of the part that a screen has: two columns less than the terminal. */
export const isVeryWide = ({ columns }: Size): boolean => columns >= 158

/** Whether both look the same. */
export function isSame(a: Drawn, b: Drawn): boolean {
  return (
    a.cursor?.x === b.cursor?.x &&
    a.cursor?.y === b.cursor?.y &&
    a.lines.length === b.lines.length &&
    a.lines.every((line, i) => line === b.lines[i])
  )
}
