import { expect, test } from 'vitest'
import { type OrphanRule, type PlacesOnSale, refuse } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { specify } from '../kernel/testing/decide.ts'
import { ordersWithin } from './index.ts'
import { NO_LIMITS } from './limits.ts'
import type { SingleSeats } from './single-seats.ts'

// When a choice of seats may leave a single one (domain 3.5).

const DAY = 86_400_000
const { customerId, performanceId, musicalId, title, venue, startsAt } = aBooking()
const START = Date.parse(startsAt)
const ALONE = { seats: ['1F/1/1'], instead: ['1F/1/1', '1F/1/2'] }
const grades = [{ grade: 'VIP', price: { amount: 170_000, currency: 'KRW' }, available: 10 }]

/** Any choice leaves a single seat, and any rule but `off` forbids that. */
const asked: OrphanRule[] = []
const places: PlacesOnSale = {
  pick: (ids) => [{ grade: 'VIP', places: ids }],
  leavesSingle(_, rule) {
    asked.push(rule)
    return rule === 'off' ? undefined : refuse('leaves-single-seat', ALONE)
  },
  best: () => [],
}
const offer = { performanceId, musicalId, title, venue, startsAt, grades, places }
const wish = { customerId, performanceId, places: ['1F/1/2'], seats: 1, paymentMethod: 'card-ok' }
const ordersWith = (singles: SingleSeats) => ordersWithin(NO_LIMITS, { holdMs: DAY, ...singles })

test.each<[SingleSeats, number, OrphanRule]>([
  [{ orphanRule: 'strict', orphanRuleEndsMs: 0 }, START - 1, 'strict'],
  [{ orphanRule: 'segment', orphanRuleEndsMs: 0 }, START - 1, 'segment'],
  [{ orphanRule: 'strict', orphanRuleEndsMs: DAY }, START - DAY - 1, 'strict'],
  [{ orphanRule: 'strict', orphanRuleEndsMs: DAY }, START - DAY, 'off'],
  [{ orphanRule: 'off', orphanRuleEndsMs: 0 }, START - 30 * DAY, 'off'],
])(
  'with %j a booking, its quote and a hold follow the same rule at %d: %s',
  (singles, now, rule) => {
    asked.length = 0
    const { book, quote, hold, showHold, extendHold } = ordersWith(singles)
    for (const given of [specify(book).given({ offer }), specify(quote).given({ offer })]) {
      if (rule !== 'off') given.when(wish, { now }).thenRefused('leaves-single-seat', ALONE)
      else expect(given.when(wish, { now }).decision().kind).toBe('accepted')
    }
    const held = {
      ...{ customerId, performanceId, currency: 'KRW', grade: 'VIP', seats: 1, amount: 170_000 },
      lines: [{ grade: 'VIP', seats: 1, price: 170_000, places: wish.places }],
      ...{ until: START, mayExtend: true },
    }
    const replies = [
      specify(hold).given({ offer }).when(wish, { now }).decision(),
      specify(showHold).given({ offer, hold: held }).when(wish, { now }).decision(),
      specify(extendHold).given({ offer, hold: held }).when(wish, { now }).decision(),
    ]
    for (const decision of replies)
      expect(decision).toMatchObject({
        reply:
          rule === 'off'
            ? expect.not.objectContaining({ leavesSingle: ALONE })
            : { leavesSingle: ALONE },
      })
    expect(asked.every((each) => each === rule)).toBe(true)
  },
)

test('without numbers nobody knows of places for wheelchairs, and a party without one is booked', () => {
  const { places: _, ...unnumbered } = offer
  const { book, quote, hold } = ordersWith({ orphanRule: 'strict', orphanRuleEndsMs: 0 })
  const { places: __, ...two } = { ...wish, seats: 2, split: true }
  const chair = { ...two, wheelchairs: 1 }
  const none = { grade: 'VIP', seats: 2, wheelchairs: 1, most: 0, largest: 0 }
  const given = { offer: unnumbered }
  specify(book).given(given).when(chair).thenRefused('no-wheelchair-places', none)
  specify(quote).given(given).when(chair).thenRefused('no-wheelchair-places', none)
  specify(hold).given(given).when(chair).thenRefused('no-wheelchair-places', none)
  expect(specify(book).given({ offer: unnumbered }).when(two).decision().kind).toBe('accepted')
})
