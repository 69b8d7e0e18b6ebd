import { expect, test } from 'vitest'
import { bars, gauge, lastGroups } from './chart.ts'

test('a column is as high as the value’s share of the top, and 0 is empty', () => {
  expect(bars([0, 1, 4, 8, 99], 1, 8)).toEqual([' ▁▄██'])
  expect(bars([0, 8, 12, 16], 2, 16)).toEqual(['  ▄█', ' ███'])
})

test('a small value is still visible, and an unknown value is not drawn', () => {
  expect(bars([1], 3, 1_000_000)).toEqual([' ', ' ', '▁'])
  expect(bars([], 2, 10)).toEqual(['', ''])
  expect(bars([5], 1, 0)).toEqual([' '])
})

test('only the last groups are shown, so the newest is always visible', () => {
  expect(lastGroups([1, 2, 3, 4, 5], 10, 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(lastGroups([1, 2, 3, 4, 5], 2, 2)).toEqual([[3, 4], [5]])
  expect(lastGroups([1, 2, 3], 0, 1)).toEqual([])
})

test('a gauge is full at its maximum, and one of many is visible', () => {
  expect(gauge(0, 10, 5)).toBe('□□□□□')
  expect(gauge(1, 10, 5)).toBe('■□□□□')
  expect(gauge(10, 10, 5)).toBe('■■■■■')
  expect(gauge(20, 10, 5)).toBe('■■■■■')
})
