import { asId } from '@outerpark/core/kernel'
import { describe, expect } from 'vitest'
import { PRICE, seatsOf } from '../../../testing/season.ts'
import type { SceneTest } from './scene.ts'

export function describeBooking(test: SceneTest): void {
  describe('the way of a booking through the tables', () => {
    test('is held, sold, and available again after its cancel', async ({ scene }) => {
      const { store, people, minji, phantom, bookVip } = scene
      const { id } = await bookVip(3)
      await people.approve(id)
      expect(await seatsOf(store, phantom)).toEqual({
        capacity: 10,
        available: 7,
        held: 0,
        sold: 3,
      })
      expect(await store.queries.reservation(id, {})).toMatchObject({
        status: 'confirmed',
        paymentStatus: 'approved',
      })
      await people.cancel(id, minji)
      expect(await seatsOf(store, phantom)).toEqual({
        capacity: 10,
        available: 10,
        held: 0,
        sold: 0,
      })
      expect(await store.queries.reservation(id, {})).toMatchObject({
        status: 'cancelled',
        paymentStatus: 'approved',
      })
      await people.refund(id, 3 * PRICE)
      expect(await store.queries.reservation(id, {})).toMatchObject({
        status: 'cancelled',
        paymentStatus: 'cancelled',
      })
    })

    test('gives its seats back when the card is declined', async ({ scene }) => {
      const { store, people, phantom, bookVip } = scene
      const { id } = await bookVip(3)
      await people.decline(id)
      expect(await seatsOf(store, phantom)).toEqual({
        capacity: 10,
        available: 10,
        held: 0,
        sold: 0,
      })
      expect(await store.queries.reservation(id, {})).toMatchObject({
        status: 'payment-failed',
        paymentStatus: 'declined',
      })
    })

    test('takes an approval that comes after its cancel for late: no seat is sold, a refund is asked for', async ({
      scene,
    }) => {
      const { store, people, phantom, bookVip, allEvents, claimOne } = scene
      const { id } = await bookVip(3)
      await claimOne()
      await people.cancel(id)
      await people.approve(id)
      expect(await seatsOf(store, phantom)).toMatchObject({ available: 10, held: 0, sold: 0 })
      expect((await allEvents()).at(-1)?.type).toBe('PaymentApprovedLate')
      expect((await store.queries.taskCounts())['cancel-payment'].waiting).toBe(2)
      expect(await store.queries.payment(asId(id.replace('RV', 'PY')), {})).toMatchObject({
        status: 'approved',
        chargeId: `ch-${id}`,
      })
    })

    test('stays cancelled when an approval comes after its refund', async ({ scene }) => {
      const { store, people, bookVip, claimOne } = scene
      const { id } = await bookVip()
      await claimOne()
      await people.cancel(id)
      await people.refund(id, 0)
      await people.approve(id)
      expect(await store.queries.reservation(id, {})).toMatchObject({
        paymentStatus: 'cancelled',
      })
    })
  })
}
