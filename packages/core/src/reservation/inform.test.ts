import { describe, expect, test } from 'vitest'
import { choiceOf, type Decision } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { specify } from '../kernel/testing/decide.ts'
import { cancel } from './cancel.ts'
import { quoteCancel } from './cancel-quote.ts'
import { inform } from './inform.ts'
import { D8, LAST_DAY, paid, START, won } from './testing/paid.ts'

const { reservationId, performanceId, customerId } = aBooking()
const { status: _, paymentStatus: __, refund: ___, bookedAt: ____, ...booking } = paid()
const announcement = { kind: 'message', subject: 'Doors', text: 'At six.' } as const
const found = { position: 9, performanceId, announcement, told: 0, ended: false }
const informing = (more: object = {}) =>
  specify(inform)
    .given({ reservation: { ...paid(), opened: 7, ...more }, announcement: found })
    .when({ reservationId, announces: 9 })

describe('a customer is informed', () => {
  test('once, of what happened after the booking', () => {
    informing().thenAccepted([{ type: 'CustomerInformed', ...booking, announces: 9, announcement }])
    informing({ told: 8 }).thenAccepted([expect.objectContaining({ announces: 9 })])
    informing({ told: 9 }).thenAccepted([])
    informing({ told: 12 }).thenAccepted([])
    informing({ opened: 10 }).thenAccepted([])
  })

  test('not of another performance, not without seats, and not if the performance is cancelled', () => {
    informing({ performanceId: 'PF-ZZZZZZZZZZ' }).thenAccepted([])
    informing({ status: 'cancelled' }).thenAccepted([])
    informing({ status: 'awaiting-payment' }).thenAccepted([expect.anything()])
    informing({ off: { state: 'cancelled' } }).thenAccepted([])
    informing({ off: { state: 'closed' } }).thenAccepted([expect.anything()])
  })
})

test('of several choices the last end counts, and none that was given before the booking', () => {
  const choices = [
    { position: 5, until: 500 },
    { position: 8, until: 300 },
    { position: 9, until: 200 },
  ]
  expect([4, 5, 8, 9].map((opened) => choiceOf(choices, opened))).toEqual([
    500,
    300,
    200,
    undefined,
  ])
})

describe('3.9: in the time to choose', () => {
  const byOwner = { reservationId, by: { customerId } }
  const choosing = (choice: number) => ({ reservation: { ...paid(), choice } })
  const price = 3 * 170_000 + 140_000

  test('a cancel gives everything back, and single seats do', () => {
    const decision = specify(cancel)
      .given(choosing(D8 + 1))
      .when(byOwner, { now: D8 })
      .decision()
    expect(decision).toMatchObject({ events: [{ type: 'ReservationCancelled' }] })
    expect(decision).not.toMatchObject({ events: [{ chargeLeft: expect.anything() }] })
    const seats = { lines: [{ grade: 'VIP', seats: 1 }] }
    const one = specify(cancel)
      .given(choosing(D8 + 1))
      .when({ ...byOwner, seats }, { now: D8 })
    expect(one.decision()).toMatchObject({
      events: [{ cancelled: [{ kept: 0, refund: 170_000 }] }],
    })
  })

  test('and not a moment later: then the policy counts', () => {
    const decision = specify(cancel).given(choosing(D8)).when(byOwner, { now: D8 }).decision()
    expect(decision).toMatchObject({ events: [{ chargeLeft: 65_000 }] })
  })

  test('the quote says so, also beyond the days of the policy, but not after the start', () => {
    const quoted = specify(quoteCancel)
      .given(choosing(START + 1))
      .when(byOwner, { now: LAST_DAY })
    const [only, ...others] = replyOf(quoted.decision()).schedule
    expect(only).toMatchObject({ kept: won(0), refund: won(price) })
    expect(others).toEqual([])
    expect(quoted.decision()).toMatchObject({ reply: { kept: won(0), refund: won(price) } })
    specify(quoteCancel)
      .given(choosing(START + 1))
      .when(byOwner, { now: START })
      .thenRefused('performance-has-begun')
  })

  test('the schedule goes on with the policy, from the end of the choice', () => {
    const quoted = specify(quoteCancel)
      .given(choosing(D8 + 60_000))
      .when(byOwner, { now: D8 })
    const { schedule, choice } = replyOf(quoted.decision())
    expect(choice).toBeDefined()
    expect(schedule.slice(0, 2)).toMatchObject([{ kept: won(0) }, { kept: won(65_000) }])
  })
})

function replyOf<Reply>(decision: Decision<unknown, Reply>): Reply {
  if (decision.kind === 'refused') throw new Error(decision.refusal.code)
  return decision.reply
}
