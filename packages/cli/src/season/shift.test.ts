import { expect, test } from 'vitest'
import { shiftAhead } from './shift.ts'

const season = {
  musicals: [
    {
      title: 'Hadestown',
      venue: 'LG Arts Center',
      performances: ['2027-01-05T19:30+09:00', '2027-01-31T15:00+09:00'].map((startsAt) => ({
        startsAt,
        grades: [],
      })),
    },
  ],
}

const shifted = (now: string) =>
  shiftAhead(season, Date.parse(now)).musicals[0]?.performances.map(({ startsAt }) => startsAt)

test('a season in the future stays unchanged', () => {
  expect(shifted('2026-11-22T00:00:00Z')).toEqual([
    '2027-01-05T19:30+09:00',
    '2027-01-31T15:00+09:00',
  ])
})

test('a season that has begun moves by whole weeks, so that each performance keeps its weekday and hour', () => {
  const moved = shifted('2027-01-05T10:30:00Z')
  expect(moved).toEqual(['2027-01-12T19:30+09:00', '2027-02-07T15:00+09:00'])
  expect(moved?.map((at) => new Date(at).getUTCDay())).toEqual([2, 0])
})

test('a season is in the future also after years with leap days', () => {
  const now = '2030-03-01T12:00:00Z'
  const [first = ''] = shifted(now) ?? []
  expect(Date.parse(first)).toBeGreaterThan(Date.parse(now))
  expect(Date.parse(first) - Date.parse(now)).toBeLessThan(8 * 86_400_000)
  expect(first.endsWith('T19:30+09:00')).toBe(true)
})
