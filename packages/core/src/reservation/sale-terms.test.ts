import { expect, test } from 'vitest'
import { refuseTerms, type SaleTerms } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { NOW, specify } from '../kernel/testing/decide.ts'
import { book } from './book.ts'
import { holdWithin } from './hold.ts'
import { NO_LIMITS } from './limits.ts'
import { quoteWithin } from './quote.ts'

// When, to whom and how much of a performance is sold (domain 3.10).

const { customerId, performanceId, musicalId, title, venue, startsAt } = aBooking()
const HOUR = 3_600_000
const iso = (ms: number) => new Date(ms).toISOString()
const price = { amount: 100_000, currency: 'KRW' }
const offerWith = (terms: SaleTerms, taken?: number) => ({
  ...{ performanceId, musicalId, title, venue, startsAt, terms, taken },
  grades: [{ grade: 'VIP', price, available: 50 }],
})
const wish = (over: object = {}) => ({
  ...{ customerId, performanceId, grade: 'VIP', seats: 2, paymentMethod: 'card-ok' },
  ...over,
})
const opens = iso(NOW + HOUR)
const presale = { opens: iso(NOW - HOUR), code: 'FANS', seats: 10 }

test('before the sale opens nothing is booked, quoted or held, and the refusal says when it opens', () => {
  const offer = offerWith({ sale: { opens } })
  const told = { title, startsAt, opensAt: opens, presaleOpensAt: null }
  specify(book).given({ offer }).when(wish()).thenRefused('sale-not-open', told)
  specify(quoteWithin(NO_LIMITS)).given({ offer }).when(wish()).thenRefused('sale-not-open', told)
  specify(holdWithin(NO_LIMITS, HOUR))
    .given({ offer })
    .when(wish())
    .thenRefused('sale-not-open', told)
  const then = specify(book)
    .given({ offer })
    .when(wish(), { now: NOW + HOUR })
  expect(then.decision()).toMatchObject({ kind: 'accepted' })
})

test.each([
  ['at a moment', iso(NOW + HOUR), NOW + HOUR],
  ['so long before the start', 'start-2h', Date.parse(startsAt) - 2 * HOUR],
])('a sale that closes %s takes bookings until then', (_, closes, end) => {
  const given = specify(book).given({ offer: offerWith({ sale: { closes } }) })
  given.when(wish(), { now: end }).thenRefused('sale-closed', { title, startsAt })
  expect(given.when(wish(), { now: end - 1 }).decision()).toMatchObject({ kind: 'accepted' })
})

test('who names the code of the presale can book before the sale opens, and nobody else can', () => {
  const given = specify(book).given({ offer: offerWith({ sale: { opens }, presale }) })
  const named = given.when(wish({ presaleCode: 'FANS' })).decision()
  expect(named).toMatchObject({ kind: 'accepted' })
  given.when(wish()).thenRefused('sale-not-open')
  given
    .when(wish({ presaleCode: 'fans' }))
    .thenRefused('presale-code-unknown', { title, opensAt: opens })
  given.when(wish({ presaleCode: 'FANS' }), { now: NOW - 2 * HOUR }).thenRefused('sale-not-open', {
    ...{ title, startsAt },
    opensAt: opens,
    presaleOpensAt: presale.opens,
  })
})

test('no more seats are taken before the sale opens than the presale has', () => {
  const command = wish({ presaleCode: 'FANS' })
  const left = (taken: number) =>
    specify(book).given({ offer: offerWith({ sale: { opens }, presale }, taken) })
  expect(left(8).when(command).decision()).toMatchObject({ kind: 'accepted' })
  left(9)
    .when(command)
    .thenRefused('presale-sold-out', { title, opensAt: opens, seats: 2, left: 1 })
  left(12)
    .when(command)
    .thenRefused('presale-sold-out', { title, opensAt: opens, seats: 2, left: 0 })
  const later = left(12).when(command, { now: NOW + HOUR })
  expect(later.decision()).toMatchObject({ kind: 'accepted' })
})

test('the cap of a performance and that of its musical hold beside the limit of the office', () => {
  const standing = { seats: 3, unpaid: 0, declines: undefined, cancels: undefined }
  const own = specify(book).given({ offer: offerWith({ perCustomer: 4 }), standing })
  const said = { title, seats: 2, most: 4 }
  own.when(wish()).thenRefused('seat-limit-reached', { case: 'performance', ...said, has: 3 })
  expect(own.when(wish({ seats: 1 })).decision()).toMatchObject({ kind: 'accepted' })
  specify(book)
    .given({
      offer: offerWith({ perCustomer: 9, perCustomerOfMusical: 4 }),
      standing: { ...standing, ofMusical: 4 },
    })
    .when(wish())
    .thenRefused('seat-limit-reached', { case: 'musical', ...said, has: 4 })
})

test.each([
  ['opens', { sale: { opens: startsAt } }],
  ['closes', { sale: { closes: iso(Date.parse(startsAt) + 1) } }],
  ['opens', { sale: { opens, closes: opens } }],
  ['presale-alone', { presale }],
  ['presale', { sale: { opens }, presale: { ...presale, opens } }],
])('times that do not fit together are refused: %s', (which, terms) => {
  expect(refuseTerms({ title, startsAt, terms })).toEqual({
    kind: 'refused',
    refusal: { code: 'sale-window-wrong', params: { case: which, title, startsAt } },
  })
})

test('a hold ends when the sale closes', () => {
  const closes = iso(NOW + HOUR)
  const places = { pick: () => [], best: () => [{ grade: 'VIP', places: ['1', '2'] }] }
  const offer = {
    ...offerWith({ sale: { closes } }),
    places: { ...places, leavesSingle: () => undefined },
  }
  const held = specify(holdWithin(NO_LIMITS, 2 * HOUR))
    // Only what a choice of the best asks of the places is here.
    .given({ offer: offer as never })
    .when(wish())
    .decision()
  expect(held).toMatchObject({ kind: 'accepted', reply: { until: closes } })
})
