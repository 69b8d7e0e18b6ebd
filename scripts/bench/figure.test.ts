import { describe, expect, test } from 'vitest'
import { compare, isMet, median, tableOf } from './figure.ts'

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[7], 7],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected)
})

test('a ratio is the median of the ratios of all turns, so one bad turn does not decide it', () => {
  const figure = compare({ name: 'bookings', unit: '/s' }, [100, 500, 500], [200, 200, 1000])
  expect(figure).toMatchObject({ ours: 500, baseline: 200, ratio: 0.5 })
})

describe('a target', () => {
  const figure = { name: 'bookings', unit: '/s', ours: 5000, baseline: 10_000, ratio: 0.5 }

  test('is for the ratio if there is a baseline', () => {
    expect(isMet({ ...figure, target: { atLeast: 0.5 } })).toBe(true)
    expect(isMet({ ...figure, target: { atLeast: 0.51 } })).toBe(false)
    expect(isMet({ ...figure, target: { atMost: 0.49 } })).toBe(false)
  })

  test('is for the figure itself if there is no baseline', () => {
    const alone = { name: 'caught up', unit: 's', ours: 4.2 }
    expect(isMet({ ...alone, target: { atMost: 5 } })).toBe(true)
    expect(isMet({ ...alone, target: { atMost: 4 } })).toBe(false)
    expect(isMet(alone)).toBeUndefined()
  })

  test('is not met if nothing was measured', () => {
    expect(isMet({ ...figure, ratio: Number.NaN, target: { atLeast: 0 } })).toBe(false)
  })
})

test('the table shows each figure with its baseline, ratio and target', () => {
  const target = { atLeast: 0.5 }
  const lines = tableOf([
    compare({ name: 'bookings', unit: '/s', target }, [4000], [10_000]),
    { name: 'caught up', unit: 's', ours: 0.25 },
  ]).split('\n')
  expect(lines).toEqual([
    'name           ours   baseline  ratio  target  met',
    'bookings   4,000 /s  10,000 /s   0.40  >= 0.5   NO',
    'caught up    0.25 s',
  ])
})
