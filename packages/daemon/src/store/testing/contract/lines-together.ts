import { changeGrade } from '@outerpark/core/musical'
import { bookWithin, NO_LIMITS } from '@outerpark/core/reservation'
import { describe, expect } from 'vitest'
import { accepted, grade, PRICE, seatsOf } from '../../../testing/season.ts'
import type { SceneTest } from './scene.ts'
import { AMOUNT, bookLines, R_PRICE, SHOWN, seatsOfBoth, WANTED, won } from './several-grades.ts'

/** Seats of several grades are booked together or not at all, and at the prices of the moment. */
export function describeLinesTogether(test: SceneTest): void {
  describe('seats of several grades together', () => {
    test('are not booked at all if one grade has too few, whichever line it is', async ({
      scene,
    }) => {
      const { whole } = scene
      const before = await whole()
      const wanted = [
        { grade: 'VIP', seats: 1 },
        { grade: 'R', seats: 6 },
      ]
      for (const lines of [wanted, wanted.toReversed()])
        expect(await bookLines(scene, lines)).toMatchObject({
          refusal: { code: 'seats-unavailable', params: { grade: 'R', seats: 6, available: 5 } },
        })
      expect(await whole()).toEqual(before)
    })

    test('go to one of two customers who want the last seat of one grade in the same turn', async ({
      scene,
    }) => {
      const { people, minji, junho, phantom } = scene
      accepted(await people.book(junho, phantom, { grade: 'R', seats: 4 }))
      const one = (vip: number) => [
        { grade: 'VIP', seats: vip },
        { grade: 'R', seats: 1 },
      ]
      const [first, second, third] = await Promise.all([
        people.book(minji, phantom, { lines: one(1) }),
        people.book(junho, phantom, { lines: one(2) }),
        people.book(junho, phantom, { grade: 'VIP', seats: 3 }),
      ])
      expect([first.kind, third.kind]).toEqual(['accepted', 'accepted'])
      expect(second).toMatchObject({
        refusal: { code: 'seats-unavailable', params: { grade: 'R', seats: 1, available: 0 } },
      })
      expect(await seatsOfBoth(scene)).toEqual({ VIP: [6, 4, 0], R: [0, 5, 0] })
    })

    test('are booked once under one key, and answered again with their lines', async ({
      scene,
    }) => {
      const { people, minji, phantom, whole } = scene
      const idempotency = { scope: minji, key: 'k-1', fingerprint: 'f-1' }
      const ask = () =>
        people.book(minji, phantom, {
          lines: WANTED,
          meta: { causationId: 'RQ-1', idempotency },
        })
      const first = await ask()
      expect(accepted(first).lines).toEqual(SHOWN)
      const before = await whole()
      expect(await ask()).toEqual({ ...first, replayed: true })
      expect(await whole()).toEqual(before)
    })

    test('keep their prices when one of them changes, and so does what goes back', async ({
      scene,
    }) => {
      const { people, phantom, store } = scene
      const { id } = accepted(await bookLines(scene))
      const dearer = { performanceId: phantom, grade: 'R', price: won(2 * R_PRICE) }
      accepted(await people.run(changeGrade, dearer))
      expect(await store.queries.reservation(id, {})).toMatchObject({ lines: SHOWN })
      const later = accepted(
        await bookLines(scene, [{ grade: 'R', seats: 1 }, ...WANTED.slice(0, 1)]),
      )
      expect(later.amount).toEqual(won(2 * R_PRICE + 2 * PRICE))
      await people.approve(id)
      expect(accepted(await people.cancel(id)).amount).toEqual(won(AMOUNT))
      const told = { lines: WANTED, expectedAmount: won(AMOUNT) }
      expect(await people.book(scene.minji, phantom, told)).toMatchObject({
        refusal: { code: 'offer-changed', params: { amount: won(AMOUNT + 3 * R_PRICE) } },
      })
    })

    test('S5: count together against the limits of their customer, until they are free', async ({
      scene,
    }) => {
      const { people, minji, phantom } = scene
      const within = bookWithin({ ...NO_LIMITS, maxSeatsPerPerformance: 5 })
      const wish = { customerId: minji, performanceId: phantom, paymentMethod: 'card-ok' }
      const several = () => people.run(within, { ...wish, seats: 5, lines: WANTED })
      const { id } = accepted(await several())
      expect(await people.run(within, { ...wish, seats: 1, grade: 'VIP' })).toMatchObject({
        refusal: { code: 'seat-limit-reached', params: { has: 5 } },
      })
      await people.cancel(id)
      expect(accepted(await several()).lines).toEqual(SHOWN)
    })

    test('of two currencies are refused', async ({ scene }) => {
      const { people, minji } = scene
      const grades = [
        grade('VIP', 2),
        { grade: 'R', seats: 2, price: { amount: 9_000, currency: 'USD' } },
      ]
      const { performanceId } = await people.performance(grades)
      const both = { lines: WANTED.map((line) => ({ ...line, seats: 1 })) }
      expect(await people.book(minji, performanceId, both)).toMatchObject({
        refusal: { code: 'currencies-differ' },
      })
      expect(await seatsOf(scene.store, performanceId)).toMatchObject({ available: 2 })
    })
  })
}
