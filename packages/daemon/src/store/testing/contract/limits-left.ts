import {
  bookWithin,
  cancelWithin,
  NO_LIMITS,
  type SeatsToCancel,
} from '@outerpark/core/reservation'
import { describe, expect } from 'vitest'
import { accepted } from '../../../testing/season.ts'
import { paidBooking, rs, vips } from './refund-scene.ts'
import type { SceneTest } from './scene.ts'

/** The limits of a customer who has cancelled single seats. */
export function describeLimitsOfSeatsLeft(test: SceneTest): void {
  describe('limits count the seats that a customer still has', () => {
    for (const isCounted of [true, false])
      test(`and not those that were cancelled, ${isCounted ? 'and were counted before' : 'if it is counted afterwards'}`, async ({
        scene,
      }) => {
        const { people, minji } = scene
        const { id, performanceId } = await paidBooking(scene)
        const within = bookWithin({ ...NO_LIMITS, maxSeatsPerPerformance: 5 })
        const wish = { customerId: minji, performanceId, grade: 'VIP', paymentMethod: 'card-ok' }
        const book = (seats: number) => people.run(within, { ...wish, seats })
        const refused = { refusal: { code: 'seat-limit-reached' } }
        if (isCounted) expect(await book(1)).toMatchObject(refused)
        accepted(await people.cancelSeats(id, vips(2), minji))
        expect(await book(3)).toMatchObject({ refusal: { params: { has: 3, most: 5 } } })
        accepted(await book(2))
        expect(await book(1)).toMatchObject(refused)
      })

    test('in the turn of the cancel, too', async ({ scene }) => {
      const { people, minji } = scene
      const { id, performanceId } = await paidBooking(scene)
      const within = bookWithin({ ...NO_LIMITS, maxSeatsPerPerformance: 5 })
      const wish = { customerId: minji, performanceId, grade: 'VIP', paymentMethod: 'card-ok' }
      const [, booked, more] = await Promise.all([
        people.cancelSeats(id, vips(2), minji),
        people.run(within, { ...wish, seats: 2 }),
        people.run(within, { ...wish, seats: 1 }),
      ])
      expect([booked.kind, more.kind]).toEqual(['accepted', 'refused'])
    })

    test('and single seats are no cancel of the hour', async ({ scene }) => {
      const { people, minji } = scene
      const { id } = await paidBooking(scene)
      const within = cancelWithin({ ...NO_LIMITS, maxCancelsPerHour: 1 })
      const by = { customerId: minji }
      const some = (seats: SeatsToCancel) => people.run(within, { reservationId: id, by, seats })
      accepted(await some(vips(1)))
      accepted(await some(rs(1)))
      accepted(await people.run(within, { reservationId: id, by }))
    })
  })
}
