import type { CancellationResponse } from '@outerpark/core/contract'
import { formatMoney } from '@outerpark/core/kernel'
import { hallTime } from '@outerpark/core/names'
import { widthOf } from '../../text/width.ts'
import type { Action } from '../keys/keymap.ts'
import { fill, line } from '../parts/line.ts'
import type { View } from '../view.ts'

/** The steps of a schedule, with their sums below each other. */
export function stepLines(
  steps: CancellationResponse['schedule'],
  { paint, size, words, language }: Pick<View, 'paint' | 'size' | 'words' | 'language'>,
): string[] {
  const sums = steps.map(({ refund }) => formatMoney(refund, language))
  const width = Math.max(...sums.map(widthOf))
  return steps.map(({ until }, i) =>
    line(
      paint,
      size.columns,
      `  ${words.cancel.until(hallTime(until, { language }))}  ${fill(sums[i] ?? '', width, 'right')}`,
    ),
  )
}

/** As many steps as fit, from one of them on; the last line says how many others there are, and which key shows them. */
export function shortened(
  lines: readonly string[],
  rows: number,
  { paint, words }: View,
  from = 0,
): string[] {
  if (lines.length <= rows) return [...lines]
  const room = Math.max(1, rows - 1)
  const first = Math.min(from, lines.length - room)
  const below = lines.length - first - room
  const others = below > 0 ? words.cancel.more(below) : words.cancel.above(first)
  return [...lines.slice(first, first + room), paint('quiet', `  ${others}`)]
}

/** So many steps a key goes. Little enough that none is left out where three fit. */
const BY = 3

/** The step from which on they are shown, after a key. */
export function scrolled(from: number, action: Action, steps: number): number {
  if (action === 'pageDown') return Math.min(from + BY, Math.max(0, steps - 1))
  return action === 'pageUp' ? Math.max(0, from - BY) : from
}

/** The keys that scroll steps, if there are any. */
export const scrollKeys = (steps: number): readonly Action[] =>
  steps > 1 ? ['pageDown', 'pageUp'] : []
