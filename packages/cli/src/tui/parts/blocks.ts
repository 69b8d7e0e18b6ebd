import type { View } from '../view.ts'

/** Lines that belong together: what happened at one time, and its text. */
export type Block = readonly string[]

const lengthOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { length }) => sum + length, 0)

/** The last block from which a window may begin: from it on all of them fit, below the line that counts those above. */
export function lastStart(blocks: readonly Block[], rows: number): number {
  if (lengthOf(blocks) <= rows) return 0
  const found = blocks.findIndex((_, i) => i > 0 && lengthOf(blocks.slice(i)) <= rows - 1)
  return found < 0 ? Math.max(0, blocks.length - 1) : found
}

/** Where a window begins after it moved by so many blocks. */
export const startMoved = (blocks: readonly Block[], by: number, { from, rows }: Window): number =>
  Math.max(0, Math.min(from + by, lastStart(blocks, rows)))

type Window = { readonly from: number; readonly rows: number }

/** Whole blocks from one on, as many as fit, with how many are above and below. */
export function scrolled(
  blocks: readonly Block[],
  { from, rows }: Window,
  { paint, words }: Pick<View, 'paint' | 'words'>,
): string[] {
  const start = Math.min(from, lastStart(blocks, rows))
  const above = start > 0 ? [paint('quiet', words.frame.moreAbove(start))] : []
  const rest = blocks.slice(start)
  const room = rows - above.length
  if (lengthOf(rest) <= room) return [...above, ...rest.flat()]
  const next = rest.findIndex((_, i) => lengthOf(rest.slice(0, i + 1)) > room - 1)
  // A block that is higher than the window shows its beginning.
  const shown = next === 0 ? (rest[0] ?? []).slice(0, room - 1) : rest.slice(0, next).flat()
  const left = rest.length - Math.max(1, next)
  const below = left > 0 ? [paint('quiet', words.frame.moreBelow(left))] : []
  return [...above, ...shown, ...below].slice(0, Math.max(0, rows))
}
