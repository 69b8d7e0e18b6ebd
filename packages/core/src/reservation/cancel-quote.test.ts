import { describe, expect, test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { specify } from '../kernel/testing/decide.ts'
import { cancel } from './cancel.ts'
import { quoteCancel } from './cancel-quote.ts'
import {
  D8,
  EARLY,
  LAST_DAY,
  NUMBERED,
  paid,
  START,
  seoul,
  termsOf,
  WITHOUT_NUMBERS,
  won,
} from './testing/paid.ts'

// What a cancel would give back, before somebody cancels (domain 3.1).

const { reservationId, customerId, title, startsAt } = aBooking()
const byOwner = { reservationId, by: { customerId } }
const byAdmin = { reservationId, by: 'admin' } as const
const vips = (seats: number) => ({ lines: [{ grade: 'VIP', seats }] })
const quoting = (reservation = paid()) => specify(quoteCancel).given({ reservation })
const TEN_MINUTES = 600_000
const iso = (ms: number) => new Date(ms).toISOString()

test('a quote says what each line gives back, until when that is certain, and what it will give later', () => {
  quoting()
    .when({ ...byOwner, seats: vips(2) }, { now: D8 })
    .thenAccepted([], {
      ...{ id: reservationId, title, startsAt },
      lines: [
        {
          ...{ grade: 'VIP', seats: 2, price: won(170_000) },
          ...{ kept: won(34_000), refund: won(306_000), rule: 'D-9..D-7' },
        },
      ],
      ...{ paid: won(340_000), kept: won(34_000), refund: won(306_000) },
      expectedRefund: won(306_000),
      validUntil: iso(D8 + TEN_MINUTES),
      schedule: [
        { until: '2026-12-29T23:59:59+09:00', kept: won(34_000), refund: won(306_000) },
        { until: '2027-01-02T23:59:59+09:00', kept: won(68_000), refund: won(272_000) },
        { until: '2027-01-04T23:59:59+09:00', kept: won(102_000), refund: won(238_000) },
        { until: '2027-01-05T19:29:59+09:00', kept: won(306_000), refund: won(34_000) },
      ],
    })
})

test('seats with numbers have them in the quote', () => {
  const places = ['1F/1/3', '1F/9/1']
  const quote = quoting(paid(NUMBERED)).when({ ...byOwner, seats: { places } }, { now: D8 })
  expect(quote.decision()).toMatchObject({
    reply: {
      lines: [
        { grade: 'VIP', places: ['1F/1/3'] },
        { grade: 'R', places: ['1F/9/1'] },
      ],
      refund: won(279_000),
    },
  })
})

test('a cancel gives what its quote said, by whomever, of whatever seats, whenever', () => {
  const gone = [{ grade: 'VIP', seats: 1, price: 170_000, kept: 17_000 }]
  for (const reservation of [paid(), paid(WITHOUT_NUMBERS, { gone })])
    for (const preset of ['kr-standard', 'kr-agency', 'full', 'none', undefined] as const)
      for (const now of [EARLY, D8, LAST_DAY, START])
        for (const by of [byOwner, byAdmin])
          for (const seats of [undefined, vips(1), vips(2), vips(9)]) {
            const facts = { reservation: { ...reservation, refund: preset && termsOf(preset) } }
            const quote = specify(quoteCancel)
              .given(facts)
              .when({ ...by, seats }, { now })
            const answer = quote.decision()
            const given = (expectedRefund = won(0)) =>
              specify(cancel)
                .given(facts)
                .when({ ...by, seats, expectedRefund }, { now })
            if (answer.kind === 'refused') {
              expect(given().decision()).toEqual(answer)
              continue
            }
            const { refund, expectedRefund } = answer.reply
            expect(expectedRefund).toEqual(refund)
            expect(given(refund).decision().kind).toBe('accepted')
            given(won(refund.amount + 1)).thenRefused('quote-changed', { refund })
          }
})

describe('a quote is valid', () => {
  const until = (
    now: number,
    reservation = paid(),
    by: typeof byOwner | typeof byAdmin = byOwner,
  ) => {
    const decision = quoting(reservation).when(by, { now }).decision()
    return decision.kind === 'accepted' ? Date.parse(decision.reply.validUntil) : decision
  }

  test('for ten minutes, or until less goes back', () => {
    const midnight = seoul('2026-12-30T00:00:00')
    expect(until(midnight - TEN_MINUTES - 1)).toBe(midnight - 1)
    expect(until(midnight - TEN_MINUTES + 1)).toBe(midnight)
    expect(until(midnight - 1)).toBe(midnight)
    expect(until(midnight)).toBe(midnight + TEN_MINUTES)
  })

  test('not beyond the start, from which on a customer cannot cancel', () => {
    for (const preset of ['kr-standard', 'full', undefined] as const)
      expect(
        until(START - 1000, paid(WITHOUT_NUMBERS, { refund: preset && termsOf(preset) })),
      ).toBe(START)
  })

  test('not beyond a deadline before the start', () => {
    const deadline = seoul('2027-01-04T17:00:00')
    const agency = paid(WITHOUT_NUMBERS, { refund: termsOf('kr-agency') })
    expect(until(deadline - 1000, agency)).toBe(deadline)
    expect(until(deadline, agency)).toMatchObject({ refusal: { code: 'past-cancel-deadline' } })
  })

  test('not beyond the day after the booking, in which everything goes back', () => {
    const bookedAt = seoul('2026-12-28T12:00:00')
    const late = paid(WITHOUT_NUMBERS, { bookedAt })
    const end = bookedAt + 24 * 3_600_000 + 1
    expect(until(end - 1000, late)).toBe(end)
  })

  test('for ten minutes if staff ask after the start about a booking without a policy', () => {
    const now = START + 1000
    expect(until(now, paid(WITHOUT_NUMBERS, { refund: undefined }), byAdmin)).toBe(
      now + TEN_MINUTES,
    )
  })
})

test('before the payment nothing is paid, so nothing goes back, and there are no quotes of single seats', () => {
  const unpaid = paid(WITHOUT_NUMBERS, { status: 'awaiting-payment', paymentStatus: 'requested' })
  expect(quoting(unpaid).when(byOwner, { now: D8 }).decision()).toMatchObject({
    reply: { paid: won(0), kept: won(0), refund: won(0), schedule: [] },
  })
  quoting(unpaid)
    .when({ ...byOwner, seats: vips(1) })
    .thenRefused('reservation-unpaid')
})

test('before the payment it has to be everything: if it is paid meanwhile, nobody was told that something is kept', () => {
  const unpaid = paid(WITHOUT_NUMBERS, { status: 'awaiting-payment', paymentStatus: 'requested' })
  const quote = quoting(unpaid).when(byOwner, { now: D8 }).decision()
  expect(quote).toMatchObject({ reply: { expectedRefund: won(650_000) } })
  const told = { ...byOwner, expectedRefund: won(650_000) }
  const cancelling = (reservation: typeof unpaid) => specify(cancel).given({ reservation })
  expect(cancelling(unpaid).when(told, { now: D8 }).decision().kind).toBe('accepted')
  cancelling(paid())
    .when(told, { now: D8 })
    .thenRefused('quote-changed', { kept: won(65_000) })
  expect(cancelling(paid()).when(told, { now: EARLY }).decision().kind).toBe('accepted')
})

test('without a policy everything goes back, and there is no schedule', () => {
  const quote = quoting(paid(WITHOUT_NUMBERS, { refund: undefined })).when(byOwner, { now: D8 })
  expect(quote.decision()).toMatchObject({
    reply: { paid: won(650_000), kept: won(0), refund: won(650_000), schedule: [] },
  })
})

test('a quote reads the reservation and nothing else, and a stranger gets none', () => {
  expect(quoteCancel.needs(byOwner)).toEqual({ reservation: reservationId })
  const stranger = { reservationId, by: { customerId: asId<'customer'>('CU-ZZZZZZZZZZ') } }
  quoting().when(stranger).thenRefused('reservation-not-found')
  quoting(paid(WITHOUT_NUMBERS, { status: 'cancelled' }))
    .when(byOwner)
    .thenRefused('reservation-already-cancelled')
})
