import { describe, expect, test } from 'vitest'
import { aBooking } from '../kernel/testing/booking.ts'
import { specify } from '../kernel/testing/decide.ts'
import { cancel } from './cancel.ts'
import { D8, EARLY, LAST_DAY, paid, START, termsOf, WITHOUT_NUMBERS, won } from './testing/paid.ts'

// What a cancel gives back if staff decide (domain 3.1).

const { reservationId } = aBooking()
const byAdmin = { reservationId, by: 'admin' } as const
const vips = (seats: number) => ({ lines: [{ grade: 'VIP', seats }] })
const cancelling = (reservation = paid()) => specify(cancel).given({ reservation })

describe('staff decide', () => {
  const one = { ...byAdmin, seats: vips(1), reason: 'a broken lift' }
  const accepted = (command: Parameters<ReturnType<typeof cancelling>['when']>[0], now = D8) =>
    cancelling().when(command, { now }).decision()

  test('that everything goes back, whenever it is; no rule is named', () => {
    for (const now of [EARLY, D8, LAST_DAY, START + 1]) {
      const decision = accepted({ ...one, refund: 'full' }, now)
      expect(decision).toMatchObject({
        events: [
          {
            by: 'admin',
            reason: one.reason,
            cancelled: [{ grade: 'VIP', seats: 1, price: 170_000, kept: 0, refund: 170_000 }],
            chargeLeft: 480_000,
          },
        ],
      })
      expect(JSON.stringify(decision)).not.toContain('"rule"')
    }
  })

  test('that the policy counts, and get the same without a word', () => {
    const policy = accepted({ ...one, refund: 'policy' })
    expect(policy).toMatchObject({ events: [{ cancelled: [{ kept: 17_000, refund: 153_000 }] }] })
    expect(accepted(one)).toEqual(policy)
  })

  test('a sum, which is shared out over the lines by what they cost', () => {
    expect(accepted({ ...byAdmin, refund: won(65_001), reason: 'a goodwill' })).toMatchObject({
      events: [
        {
          cancelled: [
            // of 650,000 each won is a tenth; the odd one goes to the line that lost most by rounding down
            { grade: 'VIP', seats: 3, kept: 458_999, refund: 51_001 },
            { grade: 'R', seats: 1, kept: 126_000, refund: 14_000 },
          ],
          chargeLeft: 584_999,
          reason: 'a goodwill',
        },
      ],
    })
  })

  test.each([
    [0, 170_000],
    [170_000, 0],
  ])('that %d goes back and %d is kept: both ends are allowed', (refund, kept) => {
    expect(accepted({ ...one, refund: won(refund) })).toMatchObject({
      events: [{ cancelled: [{ refund, kept }], chargeLeft: 480_000 + kept }],
    })
  })

  test.each([
    [vips(1), won(170_001), 170_000],
    [undefined, won(650_001), 650_000],
    [vips(1), { amount: 1, currency: 'USD' }, 170_000],
  ])(
    'no sum that is more than these seats cost, and none in another currency',
    (seats, refund, most) => {
      cancelling()
        .when({ ...byAdmin, seats, refund }, { now: D8 })
        .thenRefused('refund-too-large', { refund, most: won(most) })
    },
  )

  test('after the deadline they say what goes back', () => {
    const late: readonly (readonly ['kr-standard' | 'kr-agency' | 'none', number])[] = [
      ['kr-agency', LAST_DAY],
      ['kr-standard', START],
      ['none', EARLY],
    ]
    for (const [preset, now] of late) {
      const given = cancelling(paid(WITHOUT_NUMBERS, { refund: termsOf(preset) }))
      for (const refund of [undefined, 'policy'] as const)
        for (const seats of [undefined, vips(1)])
          given.when({ ...byAdmin, seats, refund }, { now }).thenRefused('refund-not-decided')
      for (const refund of ['full', won(1_000)] as const)
        expect(given.when({ ...byAdmin, refund }, { now }).decision().kind).toBe('accepted')
    }
  })

  test('a sum of a booking without a policy too; without a word everything goes back', () => {
    const given = cancelling(paid(WITHOUT_NUMBERS, { refund: undefined }))
    const late = { now: START + 1 }
    expect(given.when({ ...one, refund: won(1) }, late).decision()).toMatchObject({
      events: [{ cancelled: [{ kept: 169_999, refund: 1 }], chargeLeft: 649_999 }],
    })
    expect(given.when({ ...byAdmin, refund: won(1) }, late).decision()).toMatchObject({
      events: [{ cancelled: [{ seats: 3 }, { seats: 1 }], chargeLeft: 649_999 }],
    })
    for (const refund of [undefined, 'policy', 'full'] as const)
      expect(given.when({ ...one, refund }, late).decision()).toMatchObject({
        events: [{ cancelled: [{ kept: 0, refund: 170_000 }] }],
      })
  })

  test('no sum but everything, if the performance is cancelled', () => {
    const off = { state: 'cancelled' } as const
    for (const refund of [undefined, termsOf('kr-standard')]) {
      const given = cancelling(paid(WITHOUT_NUMBERS, { refund, off }))
      given
        .when({ ...one, refund: won(169_999) }, { now: D8 })
        .thenRefused('refund-fixed', { case: 'off' })
      for (const wish of [undefined, 'policy', 'full', won(170_000)] as const)
        expect(given.when({ ...one, refund: wish }, { now: D8 }).decision()).toMatchObject({
          events: [{ cancelled: [{ kept: 0, refund: 170_000 }] }],
        })
    }
  })

  test('no sum before the payment: what is charged meanwhile goes back', () => {
    const unpaid = paid(WITHOUT_NUMBERS, {
      ...{ status: 'awaiting-payment', paymentStatus: 'requested' },
    })
    const given = cancelling(unpaid)
    given.when({ ...byAdmin, refund: won(0) }).thenRefused('refund-fixed', { case: 'unpaid' })
    for (const refund of ['policy', 'full'] as const)
      expect(given.when({ ...byAdmin, refund }).decision().kind).toBe('accepted')
  })

  test('no sum of seats that cost nothing', () => {
    const free = paid(WITHOUT_NUMBERS, {
      ...{ amount: 0, lines: [{ grade: 'VIP', seats: 4, price: 0 }] },
    })
    const given = cancelling(free)
    given.when({ ...one, refund: won(1) }).thenRefused('refund-too-large', { most: won(0) })
    expect(given.when({ ...one, refund: won(0) }).decision().kind).toBe('accepted')
  })
})
