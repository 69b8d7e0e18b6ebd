import { describe, expect, test } from 'vitest'
import { aBooking } from '../kernel/testing/booking.ts'
import { specify } from '../kernel/testing/decide.ts'
import { cancel } from './cancel.ts'
import {
  D8,
  EARLY,
  LAST_DAY,
  NUMBERED,
  paid,
  START,
  termsOf,
  WITHOUT_NUMBERS,
  won,
} from './testing/paid.ts'

// What a cancel gives back: what the policy says, or what the customer was told (domain 3.1).

const { reservationId, customerId } = aBooking()
const byOwner = { reservationId, by: { customerId } }
const byAdmin = { reservationId, by: 'admin' } as const
const { status: _, paymentStatus: __, refund: ___, bookedAt: ____, ...booking } = paid()
const vips = (seats: number) => ({ lines: [{ grade: 'VIP', seats }] })
const cancelling = (reservation = paid()) => specify(cancel).given({ reservation })
const event = { type: 'ReservationCancelled', ...booking, seatsWere: 'sold' } as const

describe('a customer who cancels everything', () => {
  test('gets back what the policy says for each line, and the house keeps the rest', () => {
    cancelling()
      .when(byOwner, { now: D8 })
      .thenAccepted(
        [
          {
            ...event,
            by: 'customer',
            cancelled: [
              {
                ...{ grade: 'VIP', seats: 3, price: 170_000 },
                ...{ kept: 51_000, refund: 459_000, rule: 'D-9..D-7' },
              },
              {
                ...{ grade: 'R', seats: 1, price: 140_000 },
                ...{ kept: 14_000, refund: 126_000, rule: 'D-9..D-7' },
              },
            ],
            chargeLeft: 65_000,
          },
        ],
        expect.objectContaining({
          status: 'cancelled',
          paymentStatus: 'approved',
          kept: won(65_000),
        }),
      )
  })

  test('early enough gets everything back, and the event says by which rule', () => {
    const given = cancelling().when(byOwner, { now: EARLY })
    expect(given.decision()).toMatchObject({
      events: [
        {
          cancelled: [
            { kept: 0, rule: 'D-10+' },
            { kept: 0, rule: 'D-10+' },
          ],
        },
      ],
      reply: expect.not.objectContaining({ kept: expect.anything() }),
    })
    expect(given.decision()).not.toMatchObject({ events: [{ chargeLeft: expect.anything() }] })
  })

  test('all seats by their names is the same as all of it', () => {
    const lines = [...vips(3).lines, { grade: 'R', seats: 1 }]
    const all = cancelling().when({ ...byOwner, seats: { lines } }, { now: D8 })
    expect(all.decision()).toEqual(cancelling().when(byOwner, { now: D8 }).decision())
    const places = ['1F/9/1', '1F/1/3', '1F/1/2', '1F/1/1']
    const numbered = cancelling(paid(NUMBERED))
    expect(numbered.when({ ...byOwner, seats: { places } }, { now: D8 }).decision()).toEqual(
      numbered.when(byOwner, { now: D8 }).decision(),
    )
  })

  test('after single seats gets back what the policy says for the others; what was kept stays kept', () => {
    const gone = [{ grade: 'VIP', seats: 3, price: 170_000, kept: 51_000 }]
    for (const seats of [undefined, { lines: [{ grade: 'R', seats: 1 }] }])
      expect(
        cancelling(paid(WITHOUT_NUMBERS, { gone }))
          .when({ ...byOwner, seats }, { now: LAST_DAY })
          .decision(),
      ).toMatchObject({
        events: [
          {
            ...{ type: 'ReservationCancelled', seats: 4, amount: 650_000 },
            cancelled: [{ grade: 'R', seats: 1, kept: 126_000, refund: 14_000, rule: 'D-0' }],
            chargeLeft: 177_000,
          },
        ],
        reply: { status: 'cancelled', seats: 4, kept: won(177_000) },
      })
  })

  test('of a booking without a policy gets everything back until the start', () => {
    const given = cancelling(paid(WITHOUT_NUMBERS, { refund: undefined }))
    given.when(byOwner, { now: START - 1 }).thenAccepted([{ ...event, by: 'customer' }])
    given.when(byOwner, { now: START }).thenRefused('performance-has-begun', { case: 'cancelling' })
  })
})

describe('a policy refuses a customer', () => {
  test('after its deadline, and says when that was', () => {
    const given = cancelling(paid(WITHOUT_NUMBERS, { refund: termsOf('kr-agency') }))
    const { title } = booking
    for (const seats of [undefined, vips(1)])
      given
        .when({ ...byOwner, seats }, { now: LAST_DAY })
        .thenRefused('past-cancel-deadline', { title, until: '2027-01-04T17:00:00+09:00' })
  })

  test('always, if it gives nothing back', () => {
    const given = cancelling(paid(WITHOUT_NUMBERS, { refund: termsOf('none') }))
    for (const seats of [undefined, vips(1)])
      given.when({ ...byOwner, seats }, { now: EARLY }).thenRefused('not-refundable')
  })

  test('from the start on, single seats too', () => {
    for (const seats of [undefined, vips(1)])
      cancelling()
        .when({ ...byOwner, seats }, { now: START })
        .thenRefused('performance-has-begun', { case: 'cancelling' })
  })

  test('but not before the payment: nothing is to come back', () => {
    const unpaid = paid(WITHOUT_NUMBERS, {
      ...{ status: 'awaiting-payment', paymentStatus: 'requested', refund: termsOf('none') },
    })
    const whole = { ...event, by: 'customer', seatsWere: 'held' } as const
    cancelling(unpaid).when(byOwner).thenAccepted([whole])
  })
})

describe('the refund that a customer was told', () => {
  const one = { ...byOwner, seats: vips(1) }

  test.each([153_000, 152_999, 0])('of %d is enough, if 153,000 go back', (amount) => {
    const told = { ...one, expectedRefund: won(amount) }
    expect(cancelling().when(told, { now: D8 }).decision()).toEqual(
      cancelling().when(one, { now: D8 }).decision(),
    )
  })

  test('of more is refused with what goes back now, for single seats and for all', () => {
    const { title } = booking
    cancelling()
      .when({ ...one, expectedRefund: won(153_001) }, { now: D8 })
      .thenRefused('quote-changed', {
        ...{ title, expected: won(153_001), refund: won(153_000), kept: won(17_000) },
      })
    cancelling()
      .when({ ...byOwner, expectedRefund: won(650_000) }, { now: D8 })
      .thenRefused('quote-changed', { refund: won(585_000), kept: won(65_000) })
  })

  test('does not count what was kept before', () => {
    const gone = [{ grade: 'VIP', seats: 1, price: 170_000, kept: 153_000 }]
    cancelling(paid(WITHOUT_NUMBERS, { gone }))
      .when({ ...one, expectedRefund: won(170_000) }, { now: D8 })
      .thenRefused('quote-changed', { refund: won(153_000), kept: won(17_000) })
  })

  test('in another currency says nothing about this one', () => {
    const expectedRefund = { amount: 1, currency: 'USD' }
    cancelling()
      .when({ ...one, expectedRefund }, { now: D8 })
      .thenRefused('quote-changed', { expected: expectedRefund, refund: won(153_000) })
  })

  test('counts for staff too', () => {
    cancelling()
      .when({ ...byAdmin, refund: won(1), expectedRefund: won(2) }, { now: D8 })
      .thenRefused('quote-changed', { refund: won(1), kept: won(649_999) })
  })
})
