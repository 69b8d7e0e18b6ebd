import { PRESETS } from '@outerpark/core/refund'
import { describe, expect } from 'vitest'
import { manualClock } from '../../../testing/clock.ts'
import { accepted, actors, BEGINS, grade } from '../../../testing/season.ts'
import { D8, PAID, paidBooking, rs, soldOf, vips, withPolicy } from './refund-scene.ts'
import type { OpenStore, SceneTest } from './scene.ts'
import { won } from './several-grades.ts'

/** Seats of a paid booking that are cancelled one by one, and what goes back for them (domain 3.1 to 3.3). */
export function describePartialCancels(test: SceneTest, openStore: OpenStore): void {
  describe('single seats that are cancelled', () => {
    test('are free again, each in its grade, and can be booked', async ({ scene }) => {
      const { people, minji, junho } = scene
      const { id, performanceId } = await paidBooking(scene)
      expect(await soldOf(scene, performanceId)).toEqual({ VIP: 3, R: 2 })
      accepted(await people.cancelSeats(id, vips(2), minji))
      expect(await soldOf(scene, performanceId)).toEqual({ VIP: 1, R: 2 })
      accepted(await people.cancelSeats(id, rs(1), minji))
      expect(await soldOf(scene, performanceId)).toEqual({ VIP: 1, R: 1 })
      const all = { lines: [{ grade: 'VIP', seats: 9 }] }
      const { id: other } = accepted(await people.book(junho, performanceId, all))
      accepted(await people.approve(other))
      expect(await soldOf(scene, performanceId)).toEqual({ VIP: 10, R: 1 })
      accepted(await people.cancel(id, minji))
      expect(await soldOf(scene, performanceId)).toEqual({ VIP: 9, R: 0 })
    })

    test('are cancelled once, also by two cancels of one turn', async ({ scene }) => {
      const { people, minji } = scene
      const { id, performanceId } = await paidBooking(scene)
      const outcomes = await Promise.all([
        people.cancelSeats(id, vips(2), minji),
        people.cancelSeats(id, vips(2), minji),
        people.cancelSeats(id, vips(1), minji),
        people.cancel(id, minji),
        people.cancelSeats(id, rs(1), minji),
      ])
      const codes = outcomes.map((each) => each.kind === 'refused' && each.refusal.code)
      const over = 'reservation-already-cancelled'
      expect(codes).toEqual([false, 'seats-not-booked', false, false, over])
      expect(await soldOf(scene, performanceId)).toEqual({ VIP: 0, R: 0 })
      const events = (await scene.allEvents()).filter(({ correlationId }) => correlationId === id)
      expect(events.flatMap((each) => ('cancelled' in each ? each.cancelled : []))).toMatchObject([
        { grade: 'VIP', seats: 2 },
        { grade: 'VIP', seats: 1 },
        { grade: 'R', seats: 2 },
      ])
    })

    test('that are free come back without the gateway', async ({ scene }) => {
      const { people, store, minji } = scene
      const free = [grade('VIP', 4, 0)]
      const policy = PRESETS['kr-standard']
      const { performanceId } = await people.performance(free, BEGINS, policy)
      const { id } = accepted(await people.book(minji, performanceId, { seats: 3, grade: 'VIP' }))
      accepted(await people.cancelSeats(id, vips(2), minji))
      expect(await store.queries.reservation(id, {})).toMatchObject({ left: { seats: 1 } })
      accepted(await people.cancel(id, minji))
      expect(await store.queries.performance(performanceId)).toMatchObject({
        grades: [{ available: 4, sold: 0 }],
      })
      expect(await scene.claim('cancel-payment')).toEqual([])
    })

    test('of which nothing comes back need no gateway either', async ({ scene }) => {
      const { people, minji } = scene
      const { id } = await paidBooking(scene)
      accepted(await people.cancelSeats(id, vips(1), 'admin', won(0)))
      expect(await scene.claim('cancel-payment')).toEqual([])
      accepted(await people.cancelSeats(id, vips(1), minji))
      const [task] = await scene.claim('cancel-payment')
      expect(task?.order).toMatchObject({ chargeLeft: PAID - 171_000 })
    })
  })

  describe('after the store was opened again', () => {
    test('cancelled seats, the policy and the time of the booking are what they were', async () => {
      const clock = manualClock()
      const { store, reopen, close } = openStore(clock)
      const people = actors(store)
      const minji = await people.customer()
      const performanceId = await withPolicy({ people })
      const wish = { grade: 'VIP', seats: 3 }
      const { id } = accepted(await people.book(minji, performanceId, wish))
      accepted(await people.approve(id))
      const late = clock.now()
      clock.advance(D8 - late)
      accepted(await people.cancelSeats(id, vips(1), minji))
      accepted(await people.refundPart(id, { refunded: 171_000, chargeLeft: 399_000 }))
      const before = await store.queries.reservation(id, {})
      const again = await reopen()
      expect(await again.queries.reservation(id, {})).toEqual(before)
      expect(await again.queries.performance(performanceId)).toEqual(
        expect.objectContaining({ refund: expect.objectContaining({ preset: 'kr-standard' }) }),
      )
      const next = actors(again)
      accepted(await next.cancelSeats(id, vips(1), minji))
      const whole = accepted(await next.cancel(id, minji))
      expect(whole).toMatchObject({ status: 'cancelled', kept: won(57_000) })
      accepted(await next.refundPart(id, { refunded: 513_000, chargeLeft: 57_000 }))
      expect(await again.queries.reservation(id, {})).toMatchObject({ refunded: won(513_000) })
      await close()
    })
  })
}
