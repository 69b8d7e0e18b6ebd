import { widthOf } from '../../text/width.ts'
import type { View } from '../view.ts'

/**
 * Two blocks of painted lines beside each other, or one after the other where a screen reader reads them.
 * @param leftColumns where the right block begins; no line on the left may be wider
 */
export function beside(
  { isLinear }: Pick<View, 'isLinear'>,
  left: readonly string[],
  right: readonly string[],
  leftColumns: number,
): string[] {
  if (isLinear) return [...left, ...right]
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => {
    const [before = '', after = ''] = [left[i], right[i]]
    if (after === '') return before
    return `${before}${' '.repeat(Math.max(0, leftColumns - widthOf(before)))}${after}`
  })
}
