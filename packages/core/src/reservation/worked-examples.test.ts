import { describe, expect, test } from 'vitest'
import { chargeLeftOf, goneWith, keptOf, type Line } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { specify } from '../kernel/testing/decide.ts'
import { refundOf, type SeatsToCancel } from './back.ts'
import { cancel } from './cancel.ts'
import type { Reservation } from './state.ts'
import { D8, LAST_DAY, paid, seoul, termsOf } from './testing/paid.ts'

// Worked examples of domain 3.2 and 3.3: several cancels of one booking, one after the other.

const { reservationId, customerId } = aBooking()

/** Cancels these seats of the booking, each at its time. Gives what went back each time, and the booking after it. */
function cancelled(
  booking: Reservation,
  steps: readonly (readonly [now: number, seats: SeatsToCancel | undefined])[],
) {
  let reservation = booking
  const refunds = steps.map(([now, seats]) => {
    const command = { reservationId, by: { customerId }, seats }
    const decision = specify(cancel).given({ reservation }).when(command, { now }).decision()
    if (decision.kind === 'refused') throw new Error(decision.refusal.code)
    const [event] = decision.events
    const lines = event?.cancelled ?? []
    const gone = goneWith(reservation.gone, lines)
    const { status } = decision.reply
    reservation = { ...reservation, gone, status }
    expect(event?.chargeLeft ?? 0).toBe(chargeLeftOf(reservation))
    return refundOf(lines)
  })
  return { refunds, kept: keptOf(reservation), left: chargeLeftOf(reservation), reservation }
}

const of = (grade: string, seats = 1): SeatsToCancel => ({ lines: [{ grade, seats }] })
const sum = (refunds: readonly number[]) => refunds.reduce((all, each) => all + each, 0)

describe('domain 3.3: a deduction is by line', () => {
  /** After ₩50,000 off on 650,000: three VIP and one R, which cost 600,000 together. */
  const lines: readonly Line[] = [
    { grade: 'VIP', seats: 3, price: 156_923 },
    { grade: 'R', seats: 1, price: 129_231 },
  ]
  const booking = paid(lines)

  test('at D-8 seat by seat gives 141,231 three times and 116,308: 540,001, not 540,000', () => {
    const seats = ['VIP', 'VIP', 'VIP', 'R'].map((grade) => [D8, of(grade)] as const)
    const { refunds, kept, left, reservation } = cancelled(booking, seats)
    expect(refunds).toEqual([141_231, 141_231, 141_231, 116_308])
    expect([sum(refunds), kept, left]).toEqual([540_001, 59_999, 59_999])
    expect(reservation.status).toBe('cancelled')
  })

  test('all at once on the same day gives just that', () => {
    expect(cancelled(booking, [[D8, undefined]])).toMatchObject({
      refunds: [540_001],
      kept: 59_999,
    })
    const some = cancelled(booking, [
      [D8, of('R')],
      [D8, undefined],
    ])
    expect(some).toMatchObject({ refunds: [116_308, 423_693], kept: 59_999 })
  })

  test('on different days each line counts by its own day', () => {
    const { refunds, kept } = cancelled(booking, [
      [seoul('2026-12-26T23:59:59'), of('VIP')], // D-10
      [seoul('2026-12-27T00:00:00'), of('VIP')], // D-9
      [seoul('2027-01-04T12:00:00'), of('VIP')], // D-1
      [LAST_DAY, of('R')],
    ])
    expect(refunds).toEqual([156_923, 141_231, 109_847, 12_924])
    expect(kept + sum(refunds)).toBe(600_000)
  })

  test('without a group discount one of four at D-20 comes back whole', () => {
    const four = paid([{ grade: 'R', seats: 4, price: 140_000 }])
    const { refunds, left } = cancelled(four, [[seoul('2026-12-16T12:00:00'), of('R')]])
    expect([refunds, left]).toEqual([[140_000], 420_000])
  })

  test('a flat fee is one for each ticket, however they are cancelled', () => {
    const agency = paid([{ grade: 'VIP', seats: 3, price: 170_000 }], {
      refund: termsOf('kr-agency'),
    })
    const now = seoul('2026-12-20T12:00:00')
    expect(cancelled(agency, [[now, undefined]])).toMatchObject({
      refunds: [498_000],
      kept: 12_000,
    })
    const one = [now, of('VIP')] as const
    expect(cancelled(agency, [one, one, one])).toMatchObject({
      ...{ refunds: [166_000, 166_000, 166_000], kept: 12_000 },
    })
  })
})

test('domain 3.2: a reservation is cancelled when its last line is, and not before', () => {
  const booking = paid()
  const statuses = [1, 2, 3].map(
    (seats) => cancelled(booking, [[D8, of('VIP', seats)]]).reservation.status,
  )
  expect(statuses).toEqual(['confirmed', 'confirmed', 'confirmed'])
  const all = cancelled(booking, [
    [D8, of('VIP', 3)],
    [D8, of('R')],
  ])
  expect(all.reservation.status).toBe('cancelled')
  expect(sum(all.refunds) + all.kept).toBe(booking.amount)
})
