import { expect, test } from 'vitest'
import { type PlacesOnSale, refuse } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { NOW, specify } from '../kernel/testing/decide.ts'
import { book } from './book.ts'
import type { Hold } from './held.ts'
import { endHold, extendHoldBy, holdWithin, showHold } from './hold.ts'
import { NO_LIMITS, timesOf } from './limits.ts'

// Seats that are held for a while before the booking (domain 3.5).

const MINUTE = 60_000
const HOLD_MS = 10 * MINUTE
const won = (amount: number) => ({ amount, currency: 'KRW' })
const iso = (ms: number) => new Date(ms).toISOString()
const { customerId, performanceId, musicalId, title, venue, startsAt } = aBooking()
const vip = { grade: 'VIP', price: won(170_000), available: 10 }
const ALONE = { seats: ['1F/1/1'], instead: ['1F/1/1', '1F/1/2'] }

/** Any seats are of grade VIP, and all are free. Those from 2 on leave the first one alone. */
const places: PlacesOnSale = {
  pick: (ids) => [{ grade: 'VIP', places: ids }],
  leavesSingle: (ids) => (ids[0] === '1F/1/2' ? refuse('leaves-single-seat', ALONE) : undefined),
  best: (wanted) => wanted.map(({ grade }) => ({ grade, places: ['1F/1/3', '1F/1/4'] })),
}
const offer = { performanceId, musicalId, title, venue, startsAt, grades: [vip], places }
const named = { customerId, performanceId }
const chosen = (...ids: string[]) => ({ ...named, places: ids, seats: ids.length })
const seated = (ids: readonly string[]) => ({
  ...{ grade: 'VIP', seats: ids.length, amount: ids.length * 170_000 },
  lines: [{ grade: 'VIP', seats: ids.length, price: 170_000, places: ids }],
})
const said = (ids: readonly string[]) => ({
  ...{ customerId, musicalId, performanceId, title, venue, startsAt, currency: 'KRW' },
  ...seated(ids),
})
const holding = (...ids: string[]): Hold => ({
  ...{ ...named, ...seated(ids), currency: 'KRW' },
  ...{ until: NOW + MINUTE, mayExtend: true },
})
const hold = holdWithin(NO_LIMITS, HOLD_MS)

test('chosen seats are held for the time that the office gives', () => {
  const ids = ['1F/1/1', '1F/1/2']
  specify(hold)
    .given({ offer })
    .when(chosen(...ids))
    .thenAccepted(
      [{ type: 'SeatsHeld', ...said(ids), until: iso(NOW + HOLD_MS), mayExtend: true }],
      {
        ...{ performanceId, title, startsAt, grade: 'VIP', seats: 2, amount: won(340_000) },
        lines: [{ grade: 'VIP', seats: 2, price: won(170_000), places: ids }],
        ...{ until: iso(NOW + HOLD_MS), mayExtend: true },
      },
    )
})

test('the best seats of a grade can be held instead of chosen ones', () => {
  const decision = specify(hold)
    .given({ offer })
    .when({ ...named, grade: 'VIP', seats: 2 })
    .decision()
  expect(decision).toMatchObject({
    events: [{ type: 'SeatsHeld', lines: [{ places: ['1F/1/3', '1F/1/4'] }] }],
  })
})

test('other seats take the place of those that are held, and keep their deadline', () => {
  const before = { ...holding('1F/1/1'), mayExtend: false }
  const { until } = before
  specify(hold)
    .given({ offer, hold: before })
    .when(chosen('1F/1/5'))
    .thenAccepted([
      { type: 'HoldEnded', ...said(['1F/1/1']), because: 'replaced' },
      { type: 'SeatsHeld', ...said(['1F/1/5']), until: iso(until), mayExtend: false },
    ])
})

test('a hold whose time is over is none: other seats begin anew, and it is neither shown nor extended', () => {
  const over = { ...holding('1F/1/1'), until: NOW, mayExtend: false }
  const given = { offer, hold: over }
  for (const ids of [['1F/1/5'], ['1F/1/1']])
    specify(hold)
      .given(given)
      .when(chosen(...ids))
      .thenAccepted([
        { type: 'HoldEnded', ...said(['1F/1/1']), because: 'replaced' },
        { type: 'SeatsHeld', ...said(ids), until: iso(NOW + HOLD_MS), mayExtend: true },
      ])
  specify(showHold).given(given).when(named).thenRefused('hold-not-found')
  specify(extendHoldBy(HOLD_MS)).given(given).when(named).thenRefused('hold-not-found')
})

test('the same seats again change nothing', () => {
  specify(hold)
    .given({ offer, hold: holding('1F/1/1') })
    .when(chosen('1F/1/1'))
    .thenAccepted([])
})

test('the same seats at another price are a new hold, with the deadline of the old one', () => {
  const dearer = { ...vip, price: won(180_000) }
  const { until } = holding('1F/1/1')
  const decision = specify(hold)
    .given({ offer: { ...offer, grades: [dearer] }, hold: holding('1F/1/1') })
    .when(chosen('1F/1/1'))
    .decision()
  expect(decision).toMatchObject({
    events: [
      { type: 'HoldEnded', because: 'replaced', amount: 170_000 },
      { type: 'SeatsHeld', amount: 180_000, until: iso(until) },
    ],
  })
})

test('who has made as many holds within an hour as the limit waits; the same hold again is none', () => {
  const within = holdWithin({ ...NO_LIMITS, maxHoldsPerHour: 2 }, HOLD_MS)
  const holds = timesOf([NOW - 50 * MINUTE, NOW - MINUTE])
  const standing = { seats: 0, unpaid: 0, declines: undefined, cancels: undefined, holds }
  const given = { offer, hold: holding('1F/1/1'), standing }
  specify(within)
    .given(given)
    .when(chosen('1F/1/5'))
    .thenRefused('too-many-holds', { most: 2, waitMs: 10 * MINUTE })
  specify(within).given(given).when(chosen('1F/1/1')).thenAccepted([])
  const later = { now: NOW + 10 * MINUTE }
  const decision = specify(within)
    .given({ offer, standing })
    .when(chosen('1F/1/5'), later)
    .decision()
  expect(decision).toMatchObject({ kind: 'accepted' })
})

test('nothing stays held after the start of the performance', () => {
  const now = Date.parse(startsAt) - MINUTE
  const decision = specify(hold).given({ offer }).when(chosen('1F/1/1'), { now }).decision()
  expect(decision).toMatchObject({ reply: { until: iso(Date.parse(startsAt)) } })
  specify(hold)
    .given({ offer })
    .when(chosen('1F/1/1'), { now: now + MINUTE })
    .thenRefused('performance-has-begun')
})

test('half of a choice may leave a single seat: the reply says so, and the booking is refused', () => {
  const ids = ['1F/1/2', '1F/1/3']
  const decision = specify(hold)
    .given({ offer })
    .when(chosen(...ids))
    .decision()
  expect(decision).toMatchObject({ kind: 'accepted', reply: { leavesSingle: ALONE } })
  specify(book)
    .given({ offer, hold: holding(...ids) })
    .when({ ...chosen(...ids), paymentMethod: 'card-ok' })
    .thenRefused('leaves-single-seat', ALONE)
})

test('the best seats, which the box office chose, are booked even if they leave a single one', () => {
  const alone: PlacesOnSale = {
    ...places,
    best: (wanted) => wanted.map(({ grade }) => ({ grade, places: ['1F/1/2', '1F/1/3'] })),
  }
  const decision = specify(hold)
    .given({ offer: { ...offer, places: alone } })
    .when({ ...named, grade: 'VIP', seats: 2 })
    .decision()
  expect(decision).toMatchObject({ events: [{ type: 'SeatsHeld', best: true }] })
  expect(decision).not.toHaveProperty('reply.leavesSingle')
  const held = { ...holding('1F/1/2', '1F/1/3'), best: true } as const
  const booking = specify(book).given({ offer: { ...offer, places: alone }, hold: held })
  const when = (...ids: string[]) => booking.when({ ...chosen(...ids), paymentMethod: 'card-ok' })
  expect(when('1F/1/3', '1F/1/2').decision()).toMatchObject({ kind: 'accepted' })
  when('1F/1/2').thenRefused('leaves-single-seat', ALONE)
})

test('seats without numbers are not held, and the limits of bookings hold', () => {
  const { places: _, ...unnumbered } = offer
  specify(hold)
    .given({ offer: unnumbered })
    .when({ ...named, grade: 'VIP', seats: 2 })
    .thenRefused('seats-not-numbered', { title })
  specify(holdWithin({ ...NO_LIMITS, maxUnpaidSeats: 2 }, HOLD_MS))
    .given({
      offer,
      standing: { seats: 0, unpaid: 1, declines: undefined, cancels: undefined },
    })
    .when(chosen('1F/1/1', '1F/1/2'))
    .thenRefused('unpaid-seat-limit-reached', { unpaid: 1, most: 2 })
})

test('a booking ends the hold in the same commit, whichever seats it takes', () => {
  const decision = specify(book)
    .given({ offer, hold: holding('1F/1/1') })
    .when({ ...chosen('1F/1/5'), paymentMethod: 'card-ok' })
    .decision()
  expect(decision).toMatchObject({
    events: [
      { type: 'HoldEnded', ...said(['1F/1/1']), because: 'booked' },
      { type: 'Reserved', ...seated(['1F/1/5']) },
    ],
    reply: { lines: [{ places: ['1F/1/5'] }] },
  })
})

test('whether the box office chose the seats is kept with them, although they are the same', () => {
  const ids = ['1F/1/3', '1F/1/4']
  const best = { ...holding(...ids), best: true } as const
  specify(hold)
    .given({ offer, hold: holding(...ids) })
    .when({ ...named, grade: 'VIP', seats: 2 })
    .thenAccepted([
      { type: 'HoldEnded', ...said(ids), because: 'replaced' },
      { type: 'SeatsHeld', ...said(ids), until: iso(NOW + MINUTE), mayExtend: true, best: true },
    ])
  specify(hold)
    .given({ offer, hold: best })
    .when(chosen(...ids))
    .thenAccepted([])
})

test('the time is extended once, counted from now, but not beyond the start', () => {
  const extend = specify(extendHoldBy(HOLD_MS)).given({ offer, hold: holding('1F/1/1') })
  extend
    .when(named)
    .thenAccepted([{ type: 'HoldExtended', ...said(['1F/1/1']), until: iso(NOW + HOLD_MS) }])
  const begins = Date.parse(startsAt)
  const late = specify(extendHoldBy(HOLD_MS))
    .given({ offer, hold: { ...holding('1F/1/1'), until: begins } })
    .when(named, { now: begins - 1 })
    .decision()
  expect(late).toMatchObject({ reply: { until: iso(Date.parse(startsAt)), mayExtend: false } })
  const early = extend.when(named, { now: NOW - HOLD_MS }).decision()
  expect(early).toMatchObject({ reply: { until: iso(NOW + MINUTE) } })
  specify(extendHoldBy(HOLD_MS))
    .given({ offer, hold: { ...holding('1F/1/1'), mayExtend: false } })
    .when(named)
    .thenRefused('hold-extended-before', { title, until: iso(NOW + MINUTE) })
  specify(extendHoldBy(HOLD_MS)).given({ offer }).when(named).thenRefused('hold-not-found')
})

test('what is held is shown at the prices of now', () => {
  const dearer = { ...offer, grades: [{ ...vip, price: won(180_000) }] }
  const decision = specify(showHold)
    .given({ offer: dearer, hold: holding('1F/1/1', '1F/1/2') })
    .when(named)
    .decision()
  expect(decision).toMatchObject({
    events: [],
    reply: { amount: won(360_000), lines: [{ price: won(180_000) }] },
  })
  specify(showHold).given({ offer }).when(named).thenRefused('hold-not-found', { title })
})

test('seats are given back, or freed when their time is over, unless that was moved meanwhile', () => {
  const held = holding('1F/1/1')
  const given = specify(endHold).given({ offer, hold: held })
  const ended = (because: 'given-back' | 'expired') =>
    ({ type: 'HoldEnded', ...said(['1F/1/1']), because }) as const
  given.when({ ...named, because: 'given-back' }).thenAccepted([ended('given-back')], 1)
  given.when({ ...named, because: { expired: held.until } }).thenAccepted([ended('expired')], 1)
  given.when({ ...named, because: { expired: held.until - 1 } }).thenAccepted([], 0)
  specify(endHold)
    .given({ offer })
    .when({ ...named, because: 'given-back' })
    .thenAccepted([], 0)
})
