import { expect, test } from 'vitest'
import { gapAfter } from './gap.ts'

test('the gap ends with the first answer after the longest silence', () => {
  expect(gapAfter(1_000, [990, 1_300, 1_350, 1_900], 1_000)).toBe(900)
  expect(gapAfter(1_000, [1_010, 1_400, 1_500, 1_700, 1_900], 1_000)).toBe(400)
})

test.each([
  ['nothing was answered', []],
  ['only what was under way was answered', [1_010, 1_020]],
  ['the next answers came after the next kill', [900, 1_005, 2_300]],
])('if %s in the time, no gap is short enough', (_, answeredAt) => {
  expect(gapAfter(1_000, answeredAt, 1_000)).toBe(Number.POSITIVE_INFINITY)
})
