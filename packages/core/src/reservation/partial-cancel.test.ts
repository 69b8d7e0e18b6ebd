import { describe, expect, test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { specify } from '../kernel/testing/decide.ts'
import { cancel, cancelWithin } from './cancel.ts'
import type { SeatsCancelled } from './events.ts'
import { NO_LIMITS, timesOf } from './limits.ts'
import { D8, EARLY, NUMBERED, paid, termsOf, WITHOUT_NUMBERS, won } from './testing/paid.ts'

// Some seats of a paid reservation are cancelled (domain 3.2, 3.3).

const { reservationId, customerId } = aBooking()
const byOwner = { reservationId, by: { customerId } }
const byAdmin = { reservationId, by: 'admin' } as const
const { status: _, paymentStatus: __, refund: ___, bookedAt: ____, ...booking } = paid()

const vips = (seats: number) => ({ lines: [{ grade: 'VIP', seats }] })
const cancelling = (reservation = paid()) => specify(cancel).given({ reservation })
const tenth = 'D-9..D-7'

describe('seats without numbers', () => {
  const one = { grade: 'VIP', seats: 1, price: 170_000 }
  const cancelled: SeatsCancelled = {
    ...{ type: 'SeatsCancelled', ...booking, by: 'customer' },
    cancelled: [{ ...one, kept: 17_000, refund: 153_000, rule: tenth }],
    // two of VIP and one of R stay, and 17,000 are kept
    chargeLeft: 497_000,
  }

  test('are cancelled by grade; the reservation stays, and shows what it was and what it still is', () => {
    cancelling()
      .when({ ...byOwner, seats: vips(1) }, { now: D8 })
      .thenAccepted([cancelled], {
        ...{ id: reservationId, status: 'confirmed', paymentStatus: 'approved' },
        ...{ performanceId: booking.performanceId, title: booking.title },
        ...{ startsAt: booking.startsAt, grade: null, seats: 4, amount: won(650_000) },
        lines: [
          { grade: 'VIP', seats: 3, price: won(170_000) },
          { grade: 'R', seats: 1, price: won(140_000) },
        ],
        left: {
          seats: 3,
          lines: [
            { grade: 'VIP', seats: 2, price: won(170_000) },
            { grade: 'R', seats: 1, price: won(140_000) },
          ],
        },
        kept: won(17_000),
      })
  })

  test('are cancelled for a customer by staff: as the policy says, and the event says who and why', () => {
    cancelling()
      .when({ ...byAdmin, seats: vips(1), reason: 'a call' }, { now: D8 })
      .thenAccepted([{ ...cancelled, by: 'admin', reason: 'a call' }])
  })

  test('may be of several grades, and their grades are found whatever their case', () => {
    const lines = [
      { grade: 'r', seats: 1 },
      { grade: 'vip', seats: 2 },
    ]
    const decision = cancelling().when({ ...byOwner, seats: { lines } }, { now: D8 })
    expect(decision.decision()).toMatchObject({
      events: [
        {
          cancelled: [
            { grade: 'R', seats: 1, kept: 14_000, refund: 126_000 },
            { grade: 'VIP', seats: 2, kept: 34_000, refund: 306_000 },
          ],
          chargeLeft: 170_000 + 48_000,
        },
      ],
    })
  })

  test('of one grade that are named twice are added up, and never more than there are', () => {
    const twice = (seats: number) => ({ lines: [...vips(seats).lines, { grade: 'vip', seats: 1 }] })
    expect(
      cancelling()
        .when({ ...byOwner, seats: twice(1) }, { now: D8 })
        .decision(),
    ).toMatchObject({
      events: [{ cancelled: [{ grade: 'VIP', seats: 2, kept: 34_000, refund: 306_000 }] }],
    })
    cancelling()
      .when({ ...byOwner, seats: twice(3) }, { now: D8 })
      .thenRefused('seats-not-booked', { case: 'grade', seats: 4, left: 3 })
  })

  test('of a reservation of one grade leave one of one grade', () => {
    const two = paid([{ grade: 'VIP', seats: 2, price: 190_000 }])
    const decision = cancelling(two).when({ ...byOwner, seats: vips(1) }, { now: EARLY })
    expect(decision.decision()).toMatchObject({
      events: [{ grade: 'VIP', seats: 2, amount: 380_000, chargeLeft: 190_000 }],
      reply: { left: { seats: 1, lines: [{ grade: 'VIP', seats: 1, price: won(190_000) }] } },
    })
  })

  test.each([
    [vips(4), { case: 'grade', grade: 'VIP', seats: 4, left: 3 }],
    [{ lines: [{ grade: 'S', seats: 1 }] }, { case: 'grade', grade: 'S', seats: 1, left: 0 }],
    [{ places: ['1F/1/1'] }, { case: 'numbered', isNumbered: false }],
  ] as const)('that the reservation does not have are refused: %j', (seats, params) => {
    for (const command of [byOwner, byAdmin])
      cancelling()
        .when({ ...command, seats }, { now: D8 })
        .thenRefused('seats-not-booked', { id: reservationId, ...params })
  })

  test('that were cancelled before are not there any more', () => {
    const gone = [{ grade: 'VIP', seats: 2, price: 170_000, kept: 0 }]
    cancelling(paid(WITHOUT_NUMBERS, { gone }))
      .when({ ...byOwner, seats: vips(2) })
      .thenRefused('seats-not-booked', { case: 'grade', grade: 'VIP', seats: 2, left: 1 })
  })
})

describe('seats with numbers', () => {
  const { lines } = paid(NUMBERED)

  test('are cancelled by their places, and the others keep theirs', () => {
    const places = ['1F/9/1', '1F/1/2']
    const given = cancelling(paid(NUMBERED)).when({ ...byOwner, seats: { places } }, { now: D8 })
    given.thenAccepted([
      {
        ...{ type: 'SeatsCancelled', ...booking, lines: lines ?? [], by: 'customer' },
        cancelled: [
          {
            ...{ grade: 'VIP', seats: 1, price: 170_000, places: ['1F/1/2'] },
            ...{ kept: 17_000, refund: 153_000, rule: tenth },
          },
          {
            ...{ grade: 'R', seats: 1, price: 140_000, places: ['1F/9/1'] },
            ...{ kept: 14_000, refund: 126_000, rule: tenth },
          },
        ],
        chargeLeft: 371_000,
      },
    ])
    expect(given.decision()).toMatchObject({
      reply: { left: { seats: 2, lines: [{ grade: 'VIP', places: ['1F/1/1', '1F/1/3'] }] } },
    })
  })

  test('that are named twice are cancelled once', () => {
    const places = ['1F/1/2', '1F/1/2']
    const given = cancelling(paid(NUMBERED)).when({ ...byOwner, seats: { places } }, { now: D8 })
    expect(given.decision()).toMatchObject({
      events: [{ cancelled: [{ seats: 1, kept: 17_000, refund: 153_000 }] }],
    })
  })

  test('are refused with those that the reservation does not have, or no longer', () => {
    const gone = [{ grade: 'VIP', seats: 1, price: 170_000, kept: 0, places: ['1F/1/2'] }]
    const places = ['1F/1/1', '1F/1/2', '2F/1/1']
    cancelling(paid(NUMBERED, { gone }))
      .when({ ...byOwner, seats: { places } })
      .thenRefused('seats-not-booked', { case: 'places', seats: ['1F/1/2', '2F/1/1'] })
  })

  test('are not cancelled by their grade: which of them it should be is unknown', () => {
    cancelling(paid(NUMBERED))
      .when({ ...byOwner, seats: vips(1) })
      .thenRefused('seats-not-booked', { case: 'numbered', isNumbered: true })
  })
})

test('what a policy keeps of a seat does not depend on those that were cancelled before', () => {
  const gone = [{ grade: 'VIP', seats: 2, price: 170_000, kept: 34_000 }]
  const given = cancelling(paid(WITHOUT_NUMBERS, { gone })).when(
    { ...byOwner, seats: vips(1) },
    { now: EARLY },
  )
  expect(given.decision()).toMatchObject({
    events: [
      // 140,000 for the seat of R, and the 34,000 of before
      { cancelled: [{ seats: 1, kept: 0, refund: 170_000, rule: 'D-10+' }], chargeLeft: 174_000 },
    ],
    reply: { left: { seats: 1 }, kept: won(34_000) },
  })
})

test('single seats of a reservation that is not paid are not cancelled, only all of it', () => {
  for (const command of [byOwner, byAdmin])
    for (const paymentStatus of ['requested', 'deferred'] as const) {
      const unpaid = paid(WITHOUT_NUMBERS, { status: 'awaiting-payment', paymentStatus })
      const given = cancelling(unpaid)
      given.when({ ...command, seats: vips(1) }).thenRefused('reservation-unpaid')
      const all = { lines: [...vips(3).lines, { grade: 'R', seats: 1 }] }
      for (const seats of [all, undefined])
        expect(given.when({ ...command, seats }).decision()).toMatchObject({
          events: [expect.not.objectContaining({ chargeLeft: expect.anything() })],
          reply: { status: 'cancelled' },
        })
    }
})

test('single free seats are cancelled, and nothing is kept of them, whatever the policy says', () => {
  const free = [{ grade: 'VIP', seats: 2, price: 0 }]
  for (const preset of ['kr-standard', 'kr-agency', 'none'] as const)
    for (const command of [byOwner, byAdmin]) {
      const given = cancelling(paid(free, { refund: termsOf(preset) }))
      expect(given.when({ ...command, seats: vips(1) }, { now: D8 }).decision()).toMatchObject({
        events: [{ type: 'SeatsCancelled', cancelled: [{ kept: 0, refund: 0 }], chargeLeft: 0 }],
        reply: expect.not.objectContaining({ kept: expect.anything() }),
      })
    }
})

test('a stranger does not learn which seats somebody has', () => {
  const stranger = { reservationId, by: { customerId: aBooking().customerId } }
  const foreign = paid(WITHOUT_NUMBERS, { customerId: asId<'customer'>('CU-ZZZZZZZZZZ') })
  for (const seats of [vips(1), vips(9), { places: ['1F/1/1'] }])
    cancelling(foreign)
      .when({ ...stranger, seats })
      .thenRefused('reservation-not-found')
})

test('single seats do not count against the cancels of an hour, but the last of them do', () => {
  const within = specify(cancelWithin({ ...NO_LIMITS, maxCancelsPerHour: 1 }))
  const standing = { seats: 4, unpaid: 0, declines: undefined, cancels: timesOf([D8 - 1]) }
  const given = within.given({ reservation: paid(), standing })
  expect(given.when({ ...byOwner, seats: vips(3) }, { now: D8 }).decision().kind).toBe('accepted')
  const gone = [{ grade: 'VIP', seats: 3, price: 170_000, kept: 0 }]
  const last = within.given({ reservation: paid(WITHOUT_NUMBERS, { gone }), standing })
  const seats = { lines: [{ grade: 'R', seats: 1 }] }
  last.when({ ...byOwner, seats }, { now: D8 }).thenRefused('too-many-cancels')
  expect(last.when({ ...byAdmin, seats }, { now: D8 }).decision().kind).toBe('accepted')
})
