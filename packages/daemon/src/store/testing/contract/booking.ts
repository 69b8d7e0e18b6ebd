import { asId, paymentIdOf, type ReservationId } from '@outerpark/core/kernel'
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
        refunded: { amount: 3 * PRICE, currency: 'KRW' },
      })
    })

    test('says what went back once it has, also of a charge whose answer was lost', async ({
      scene,
    }) => {
      const { store, people, bookVip, claim } = scene
      const shown = async (id: ReservationId) => {
        const one = await store.queries.reservation(id, {})
        const { items } = await store.queries.reservations({ limit: 10 })
        expect(items.find((item) => item.id === id)).toEqual(one)
        const payment = await store.queries.payment(paymentIdOf(id), {})
        const payments = (await store.queries.payments({ limit: 10 })).items
        expect(payments.find((item) => item.reservationId === id)).toEqual(payment)
        expect(payment?.refunded).toEqual(one?.refunded)
        return one
      }
      const [paid, lost, uncharged] = [await bookVip(), await bookVip(), await bookVip()]
      await claim('approve-payment')
      await people.approve(paid.id)
      for (const { id } of [paid, lost, uncharged]) {
        await people.cancel(id)
        expect(await shown(id)).not.toHaveProperty('refunded')
      }
      for (const { id } of [paid, lost]) {
        await people.refund(id, PRICE)
        expect(await shown(id)).toMatchObject({ refunded: { amount: PRICE, currency: 'KRW' } })
      }
      await people.refund(uncharged.id, 0)
      expect(await shown(uncharged.id)).toMatchObject({ paymentStatus: 'cancelled' })
      expect(await shown(uncharged.id)).not.toHaveProperty('refunded')
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
