import type { CancellationResponse } from '@outerpark/core/contract'
import { formatMoney } from '@outerpark/core/kernel'
import { hallTime } from '@outerpark/core/names'
import { widthOf } from '../../text/width.ts'
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

/** As many steps as fit; the last line says how many are left out. */
export function shortened(
  lines: readonly string[],
  rows: number,
  { paint, words }: View,
): string[] {
  if (lines.length <= rows) return [...lines]
  const shown = lines.slice(0, rows - 1)
  return [...shown, paint('quiet', `  ${words.cancel.more(lines.length - shown.length)}`)]
}
