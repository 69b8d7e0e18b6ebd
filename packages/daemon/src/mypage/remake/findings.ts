import type { ViewDifference } from '@outerpark/core/names'
import type { ViewCheck } from '@outerpark/core/ports'

/** So many differences are named. All are counted. */
const NAMED = 5

/** Collects the differences that a comparison of the view finds. */
export function makeFindings() {
  const differences: ViewDifference[] = []
  let rows = 0
  let count = 0
  return {
    note(
      thing: ViewDifference['thing'],
      position: number,
      how: ViewDifference['how'],
      of: string | null = null,
    ): void {
      count += 1
      if (count <= NAMED) differences.push({ thing, of, position, how })
    },
    compared(more: number): void {
      rows += more
    },
    /** The view has more than the log: it counts as wrong. */
    ahead(position: number, last: number): ViewCheck {
      const finding = { code: 'view-ahead', params: { position, last } } as const
      return { ok: false, finding, events: last, rows }
    },
    verdict(events: number): ViewCheck {
      if (count === 0) {
        const finding = { code: 'mypage-equals-rebuild', params: { rows, events } } as const
        return { ok: true, finding, events, rows }
      }
      const params = { count, rows, differences, more: Math.max(0, count - NAMED) }
      return { ok: false, finding: { code: 'view-differs', params }, events, rows }
    },
  }
}
