import { expect, test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { idNumber, specify } from '../kernel/testing/decide.ts'
import { book } from './book.ts'
import type { Offer } from './state.ts'

const vip = { grade: 'VIP', price: { amount: 190_000, currency: 'KRW' }, available: 10 }
const r = { grade: 'R', price: { amount: 150_000, currency: 'KRW' }, available: 20 }
const offer: Offer = {
  performanceId: asId<'performance'>('PF-AAAAAAAAAA'),
  musicalId: asId<'musical'>('MU-AAAAAAAAAA'),
  title: '오페라의 유령',
  venue: '샤롯데씨어터',
  startsAt: '2027-01-05T19:30+09:00',
  grades: [vip],
}
const command = {
  customerId: asId<'customer'>('CU-AAAAAAAAAA'),
  performanceId: offer.performanceId,
  grade: 'VIP',
  seats: 2,
  paymentMethod: 'card-ok',
}
const booking = specify(book)

test('a booking takes its seats and asks for their whole price', () => {
  const reservationId = idNumber('reservation', 1)
  const paymentId = asId<'payment'>(reservationId.replace('RV', 'PY'))
  const { grades: _, refund: __, ...about } = offer
  booking
    .given({ offer })
    .when(command)
    .thenAccepted(
      [
        {
          type: 'Reserved',
          reservationId,
          paymentId,
          customerId: command.customerId,
          ...about,
          grade: 'VIP',
          seats: 2,
          amount: 380_000,
          currency: 'KRW',
          paymentMethod: 'card-ok',
        },
      ],
      {
        id: reservationId,
        status: 'awaiting-payment',
        performanceId: offer.performanceId,
        title: offer.title,
        startsAt: offer.startsAt,
        grade: 'VIP',
        seats: 2,
        lines: [{ grade: 'VIP', seats: 2, price: vip.price }],
        amount: { amount: 380_000, currency: 'KRW' },
        paymentStatus: 'requested',
      },
    )
})

test('the last seat can be booked, and one more than the last cannot', () => {
  expect(
    booking
      .given({ offer })
      .when({ ...command, seats: 10 })
      .decision().kind,
  ).toBe('accepted')
  booking
    .given({ offer })
    .when({ ...command, seats: 11 })
    .thenRefused('seats-unavailable', { grade: 'VIP', seats: 11, available: 10 })
})

test('a sold-out grade takes no booking', () => {
  const soldOut = { ...offer, grades: [{ ...vip, available: 0 }] }
  booking
    .given({ offer: soldOut })
    .when({ ...command, seats: 1 })
    .thenRefused('seats-unavailable', { grade: 'VIP', seats: 1, available: 0 })
})

test('a performance that does not exist is refused', () => {
  booking
    .given({ offer: undefined })
    .when(command)
    .thenRefused('performance-not-found', { id: 'PF-AAAAAAAAAA' })
})

test('a performance can be booked until the moment it begins', () => {
  const begins = Date.parse(offer.startsAt)
  expect(
    booking
      .given({ offer })
      .when(command, { now: begins - 1 })
      .decision().kind,
  ).toBe('accepted')
  booking.given({ offer }).when(command, { now: begins }).thenRefused('performance-has-begun', {
    case: 'booking',
    title: offer.title,
    startsAt: offer.startsAt,
  })
})

test('the grade may be left out where there is just one', () => {
  const decision = booking
    .given({ offer })
    .when({ ...command, grade: undefined })
    .decision()
  expect(decision).toMatchObject({ events: [{ grade: 'VIP' }] })
})

test('where there are several grades one must be named, and the refusal names them', () => {
  booking
    .given({ offer: { ...offer, grades: [vip, r] } })
    .when({ ...command, grade: undefined })
    .thenRefused('grade-required', { title: offer.title, grades: ['VIP', 'R'] })
})

test.each(['vip', 'ＶＩＰ', 'V\u200bIP'])(
  'S19: a grade is also found as %s, which looks alike',
  (grade) => {
    const given = booking
      .given({ offer: { ...offer, grades: [vip, r] } })
      .when({ ...command, grade })
      .decision()
    expect(given).toMatchObject({ kind: 'accepted', events: [{ grade: 'VIP' }] })
  },
)

test('S19: of two grades that look alike each has its own name, and a third spelling fits neither', () => {
  const small = { ...r, grade: 'vip' }
  const given = booking.given({ offer: { ...offer, grades: [vip, small] } })
  expect(given.when({ ...command, grade: 'vip' }).decision()).toMatchObject({
    events: [{ grade: 'vip' }],
  })
  given.when({ ...command, grade: 'Vip' }).thenRefused('grade-not-found', { grade: 'Vip' })
})

test.each(['Z', 'V I P'])(
  'a grade that is not there as %s is refused, and those that are there are named',
  (grade) => {
    const given = booking
      .given({ offer: { ...offer, grades: [vip, r] } })
      .when({ ...command, grade })
    given.thenRefused('grade-not-found', { title: offer.title, grade, grades: ['VIP', 'R'] })
  },
)

test('what must be read is the offer of just that grade, and what the customer holds', () => {
  const { customerId, performanceId } = command
  expect(book.needs(command)).toEqual({
    offer: { performanceId, grade: 'VIP' },
    hold: { customerId, performanceId },
    erased: customerId,
    visits: { customerId, performanceId },
  })
})

test('C7: free seats are answered as confirmed, also while payment is away', () => {
  const free = { ...vip, price: { amount: 0, currency: 'KRW' } }
  const deferredUntil = '2026-12-01T12:00:05.000Z'
  const decision = booking
    .given({ offer: { ...offer, grades: [free] } })
    .when({ ...command, deferredUntil })
    .decision()
  expect(decision).toMatchObject({
    reply: { status: 'confirmed', paymentStatus: 'approved', amount: { amount: 0 } },
  })
  expect(JSON.stringify(decision)).not.toContain('deferredUntil')
})

test('a customer who was told another amount than the seats cost now books nothing, and hears the new one', () => {
  const told = { ...command, expectedAmount: { amount: 360_000, currency: 'KRW' } }
  booking
    .given({ offer })
    .when(told)
    .thenRefused('offer-changed', {
      ...{ title: offer.title, grade: 'VIP', seats: 2 },
      expected: told.expectedAmount,
      amount: { amount: 380_000, currency: 'KRW' },
    })
  const dollars = { ...command, expectedAmount: { amount: 380_000, currency: 'USD' } }
  booking.given({ offer }).when(dollars).thenRefused('offer-changed')
})

test('a customer who was told what the seats cost books them', () => {
  const told = { ...command, expectedAmount: { amount: 380_000, currency: 'KRW' } }
  const decision = booking.given({ offer }).when(told).decision()
  expect(decision).toMatchObject({ events: [{ amount: 380_000 }] })
})
