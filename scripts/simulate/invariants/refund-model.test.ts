import { asId } from '@outerpark/core/kernel'
import { expect, test } from 'vitest'
import { keptInTheEnd } from './refund-model.ts'

const SEOUL = 9 * 60
const performanceId = asId<'performance'>('PF-1')
const known = { policies: new Map([['PF-1', { policy: 'kr-standard' as const, offset: SEOUL }]]) }

/** What the model keeps of a seat for ₩170,000; the performance is on 2027-03-14 at 14:00 in Seoul. */
const kept = (cancelled: string, booked = '2027-02-01T12:00') =>
  keptInTheEnd(
    { seats: 1, price: 170_000 },
    { at: `${cancelled}+09:00` },
    { performanceId, startsAt: '2027-03-14T14:00+09:00', at: `${booked}+09:00` },
    known,
  )

test.each([
  ['2027-03-04T23:59:59', 0],
  ['2027-03-05T00:00:00', 17_000],
  ['2027-03-07T23:59:59', 17_000],
  ['2027-03-11T23:59:59', 34_000],
  ['2027-03-12T00:00:00', 51_000],
  ['2027-03-14T00:00:00', 153_000],
  ['2027-03-14T13:59:59', 153_000],
])('of a seat that is cancelled at %s in Seoul ₩%i is kept', (cancelled, sum) => {
  expect(kept(cancelled)).toBe(sum)
})

test('within a day of the booking nothing is kept, if the performance is at least three days away', () => {
  expect(kept('2027-03-11T12:00:00', '2027-03-10T12:00:00')).toBe(0)
  expect(kept('2027-03-11T12:00:01', '2027-03-10T12:00:00')).toBe(34_000)
  expect(kept('2027-03-12T00:00:00', '2027-03-11T12:00:00')).toBe(51_000)
})

test('of a performance without a policy nothing is kept', () => {
  const none = keptInTheEnd(
    { seats: 1, price: 170_000 },
    { at: '2027-03-14T10:00+09:00' },
    { performanceId, startsAt: '2027-03-14T14:00+09:00', at: '2027-02-01T12:00+09:00' },
    { policies: new Map() },
  )
  expect(none).toBe(0)
})
