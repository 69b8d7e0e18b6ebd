import { expect, test } from 'vitest'
import { bars, gauge, lastGroups } from './chart.ts'

test('a value is as high as its share of the top, and nothing is empty', () => {
  expect(bars([0, 1, 4, 8, 99], 1, 8)).toEqual([' ▁▄██'])
  expect(bars([0, 8, 12, 16], 2, 16)).toEqual(['  ▄█', ' ███'])
})

test('what is there at all is seen, and where nothing is known nothing is drawn', () => {
  expect(bars([1], 3, 1_000_000)).toEqual([' ', ' ', '▁'])
  expect(bars([], 2, 10)).toEqual(['', ''])
  expect(bars([5], 1, 0)).toEqual([' '])
})

test('only the last groups are shown, so that the newest is always there', () => {
  expect(lastGroups([1, 2, 3, 4, 5], 10, 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(lastGroups([1, 2, 3, 4, 5], 2, 2)).toEqual([[3, 4], [5]])
  expect(lastGroups([1, 2, 3], 0, 1)).toEqual([])
})

test('a gauge is full at its most, and one of many is seen', () => {
  expect(gauge(0, 10, 5)).toBe('□□□□□')
  expect(gauge(1, 10, 5)).toBe('■□□□□')
  expect(gauge(10, 10, 5)).toBe('■■■■■')
  expect(gauge(20, 10, 5)).toBe('■■■■■')
})
