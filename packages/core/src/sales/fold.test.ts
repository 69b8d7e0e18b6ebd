import { expect, test } from 'vitest'
import { aBooking } from '../kernel/testing/booking.ts'
import { dayOf } from './day.ts'
import { NO_FIGURES } from './figures.ts'
import { isSalesEvent, pricesOf, type SalesEvent, salesOf } from './fold.ts'

const at = '2026-12-01T12:00:00.000Z'
const booking = { ...aBooking(), at }
const { performanceId, currency } = booking
const grade = 'VIP'
const key = { performanceId, grade, currency, day: '2026-12-01' }

const BOOKED = { held: 2, awaited: 380_000 }
const RELEASED = { held: -2, awaited: -380_000 }

test.each<[string, SalesEvent, object]>([
  ['a booking holds its seats', { type: 'Reserved', ...booking }, BOOKED],
  [
    'a payment turns held seats into sold ones',
    { type: 'PaymentApproved', ...booking },
    { ...RELEASED, sold: 2, revenue: 380_000 },
  ],
  [
    'free seats are sold without money',
    { type: 'PaymentNotNeeded', ...booking, amount: 0 },
    { held: -2, awaited: -0, sold: 2 },
  ],
  ['a declined payment releases them', { type: 'PaymentDeclined', ...booking }, RELEASED],
  ['so does a missed deadline', { type: 'ReservationExpired', ...booking }, RELEASED],
  [
    'a cancel before the payment releases held seats',
    { type: 'ReservationCancelled', ...booking, by: 'customer', seatsWere: 'held' },
    RELEASED,
  ],
  [
    'a cancel after the payment takes the sale back',
    { type: 'ReservationCancelled', ...booking, by: 'customer', seatsWere: 'sold' },
    { sold: -2, revenue: -380_000, returned: 2, cancelled: 380_000 },
  ],
  [
    'a refund is counted by itself',
    { type: 'PaymentCancelled', ...booking, refunded: 380_000 },
    { refunded: 380_000 },
  ],
])('%s', (_, event, change) => {
  const [sale, ...others] = salesOf(event)
  expect(others).toEqual([])
  expect(sale).toEqual({ ...key, change: { ...NO_FIGURES, ...change } })
})

test('a new performance puts the seats of each of its grades on sale', () => {
  const price = (amount: number, currency = 'KRW') => ({ amount, currency })
  const added: SalesEvent = {
    type: 'PerformanceAdded',
    performanceId,
    startsAt: booking.startsAt,
    at,
    grades: [
      { grade: 'VIP', seats: 40, price: price(190_000) },
      { grade: 'R', seats: 60, price: price(100, 'USD') },
    ],
  }
  expect(salesOf(added)).toEqual([
    { ...key, change: { ...NO_FIGURES, capacity: 40 } },
    { ...key, grade: 'R', currency: 'USD', change: { ...NO_FIGURES, capacity: 60 } },
  ])
})

test('3.2: seats of several grades change the figures of each grade, and a refund is shared out', () => {
  const lines = [
    { grade: 'VIP', seats: 2, price: 190_000 },
    { grade: 'R', seats: 1, price: 150_000 },
  ]
  const several = { ...booking, grade: null, seats: 3, amount: 530_000, lines }
  const [vip, r] = [key, { ...key, grade: 'R' }]
  expect(salesOf({ type: 'PaymentApproved', ...several })).toEqual([
    { ...vip, change: { ...NO_FIGURES, ...RELEASED, sold: 2, revenue: 380_000 } },
    { ...r, change: { ...NO_FIGURES, held: -1, awaited: -150_000, sold: 1, revenue: 150_000 } },
  ])
  expect(salesOf({ type: 'PaymentCancelled', ...several, refunded: 530_000 })).toEqual([
    { ...vip, change: { ...NO_FIGURES, refunded: 380_000 } },
    { ...r, change: { ...NO_FIGURES, refunded: 150_000 } },
  ])
})

test.each([
  ['2026-12-01T14:59:59.999Z', '2027-01-05T19:30+09:00', '2026-12-01'],
  ['2026-12-01T15:00:00.000Z', '2027-01-05T19:30:00+09:00', '2026-12-02'],
  ['2026-12-01T02:00:00.000Z', '2027-01-05T19:30:00-05:00', '2026-11-30'],
  ['2026-12-01T18:30:00.000Z', '2027-01-05T19:30:00+05:30', '2026-12-02'],
  ['2026-12-01T23:59:59.999Z', '2027-01-05T19:30:00Z', '2026-12-01'],
])('%s is at the hall of %s on %s', (at, startsAt, day) => {
  expect(dayOf(at, startsAt)).toBe(day)
})

test.each(['NoticeSent', 'PaymentDeferred', 'PaymentApprovedLate', 'toString'])(
  '%s changes no figures',
  (type) => {
    expect(isSalesEvent({ type })).toBe(false)
  },
)

test('a changed grade has more or fewer seats on sale, and its new price', () => {
  const won = (amount: number) => ({ amount, currency: 'KRW' })
  const changed: SalesEvent = {
    ...{ type: 'GradeChanged', performanceId, startsAt: booking.startsAt, at, grade },
    ...{ seats: 30, price: won(200_000), was: { seats: 40, price: won(190_000) } },
  }
  expect(salesOf(changed)).toEqual([{ ...key, change: { ...NO_FIGURES, capacity: -10 } }])
  expect(pricesOf(changed)).toEqual([{ performanceId, grade, price: won(200_000) }])
  expect(pricesOf({ type: 'Reserved', ...booking })).toEqual([])
})
