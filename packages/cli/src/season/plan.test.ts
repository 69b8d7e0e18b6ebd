import type { PerformanceResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import { planSeason } from './plan.ts'

const price = (amount: number) => ({ amount, currency: 'KRW' })
const vip = { grade: 'VIP', seats: 40, price: price(170_000) }
const cats = { title: 'Cats', venue: 'Blue Square' }
const musical = { id: 'MU-1', ...cats, runningMinutes: null, timeZone: 'Asia/Seoul' }
const onSale = (id: string, startsAt: string): PerformanceResponse => ({
  ...{ id, musicalId: 'MU-1', ...cats, startsAt },
  grades: [{ grade: 'VIP', price: price(170_000), capacity: 40, available: 39, held: 1, sold: 0 }],
})
const known = {
  musicals: [musical],
  performances: [onSale('PF-1', '2099-01-05T19:30:00+09:00')],
}
const season = (...times: [startsAt: string, grades?: (typeof vip)[]][]) => ({
  musicals: [
    {
      ...cats,
      performances: times.map(([startsAt, grades = [vip]]) => ({ startsAt, grades })),
    },
  ],
})
const is = (file: Parameters<typeof planSeason>[0]) =>
  planSeason(file, known).performances.map((each) => each.is)

test('a performance is new, on sale already, or on sale with other seats or prices', () => {
  const dearer = [{ ...vip, price: price(180_000) }]
  const file = season(['2099-01-05 19:30', dearer], ['2099-01-05T10:30Z'], ['2099-01-06 19:30'])
  expect(is(file)).toEqual(['differs', 'there', 'new'])
  expect(planSeason(file, known).additions).toEqual([
    {
      musicalId: 'MU-1',
      title: 'Cats',
      performances: [{ startsAt: '2099-01-06 19:30', grades: [vip] }],
    },
  ])
  const [first] = planSeason(file, known).performances
  expect(first).toMatchObject({
    id: 'PF-1',
    differences: [
      { grade: 'VIP', onSale: { price: price(170_000) }, inFile: { price: price(180_000) } },
    ],
  })
})

test('in a hall only the price of a grade can differ', () => {
  const { seats: _, ...priced } = vip
  const at = (amount: number) => ({
    musicals: [
      {
        ...cats,
        performances: [
          {
            ...{ startsAt: '2099-01-05 19:30', hall: 'HA-1' },
            grades: [{ ...priced, price: price(amount) }],
          },
        ],
      },
    ],
  })
  expect(is(at(170_000))).toEqual(['there'])
  expect(planSeason(at(9), known).changes).toMatchObject([{ change: { price: price(9) } }])
})

test('a price or seats that differ are a change, in the name that is on sale', () => {
  const wide = { ...vip, grade: 'vip', seats: 1, price: price(180_000) }
  expect(planSeason(season(['2099-01-05 19:30', [wide]]), known).changes).toEqual([
    {
      ...{ performanceId: 'PF-1', grade: 'VIP' },
      change: { price: price(180_000), seats: 1 },
    },
  ])
})

test('another currency, fewer seats than are held or sold, and a grade of one side are no change', () => {
  const changes = (grade: typeof vip) =>
    planSeason(season(['2099-01-05 19:30', [grade]]), known).changes
  expect(changes({ ...vip, price: { amount: 100, currency: 'USD' } })).toEqual([])
  expect(changes({ ...vip, seats: 0 })).toEqual([])
  expect(changes({ ...vip, grade: 'R' })).toEqual([])
})

test('a grade that only one of both has is a difference', () => {
  const file = season(['2099-01-05 19:30', [{ ...vip, grade: 'R' }]])
  const [first] = planSeason(file, known).performances
  expect(first).toMatchObject({
    differences: [
      { grade: 'R', onSale: undefined },
      { grade: 'VIP', inFile: undefined },
    ],
  })
})

test('a musical is the same in another spelling that looks alike, and another one at another venue', () => {
  const [file] = season(['2099-01-05 19:30']).musicals
  if (!file) throw new Error('There is one.')
  expect(is({ musicals: [{ ...file, title: 'CATS', venue: 'blue  square' }] })).toEqual(['there'])
  const elsewhere = { musicals: [{ ...file, venue: 'Elsewhere' }] }
  expect(is(elsewhere)).toEqual(['new'])
  expect(planSeason(elsewhere, known).musicals).toEqual(elsewhere.musicals)
})
