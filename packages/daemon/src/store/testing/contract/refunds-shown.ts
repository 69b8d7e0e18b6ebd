import { paymentIdOf } from '@outerpark/core/kernel'
import { added, isSalesEvent, NO_FIGURES, salesOf } from '@outerpark/core/sales'
import { describe, expect } from 'vitest'
import { accepted, PRICE } from '../../../testing/season.ts'
import { foldAll } from '../plausible.ts'
import { PAID, paidBooking, rs, toD8, vips, withPolicy } from './refund-scene.ts'
import type { SceneTest } from './scene.ts'
import { R_PRICE, won } from './several-grades.ts'

/** What reservations, payments, MyPage and the figures of sales say of seats that were cancelled one by one. */
export function describeRefundsShown(test: SceneTest): void {
  describe('seats of a booking that was cancelled in parts', () => {
    test('are shown, with what is kept and what went back, at each step', async ({ scene }) => {
      const { people, store, minji } = scene
      const { id } = await paidBooking(scene)
      const shown = async () => {
        const reservation = await store.queries.reservation(id, {})
        const payment = await store.queries.payment(paymentIdOf(id), {})
        const listed = (await store.queries.reservations({ limit: 9 })).items
        expect(listed.find((each) => each.id === id)).toEqual(reservation)
        const { status, paymentStatus, seats, amount, left, kept, refunded } = reservation ?? {}
        expect({ seats, amount }).toEqual({ seats: 5, amount: won(PAID) })
        expect(payment).toMatchObject({ status: paymentStatus, amount: won(PAID) })
        expect(payment?.refunded).toEqual(refunded)
        const view = (await foldAll(store)).get(id)
        expect([view?.kept, view?.refunded]).toEqual([kept, refunded])
        if (status === 'confirmed') expect(view?.left).toEqual(left)
        return { status, paymentStatus, left, kept, refunded }
      }
      const confirmed = { status: 'confirmed', paymentStatus: 'approved' }
      const vip = { grade: 'VIP', seats: 2, price: won(PRICE) }
      const r = { grade: 'R', seats: 2, price: won(R_PRICE) }
      expect(await shown()).toEqual(confirmed)
      accepted(await people.cancelSeats(id, vips(1), minji))
      const one = { ...confirmed, left: { seats: 4, lines: [vip, r] }, kept: won(19_000) }
      expect(await shown()).toEqual(one)
      const back = { refunded: 171_000, chargeLeft: PAID - 171_000 }
      accepted(await people.refundPart(id, back))
      expect(await shown()).toEqual({ ...one, refunded: won(171_000) })
      accepted(await people.cancelSeats(id, rs(2), minji))
      const two = { ...confirmed, left: { seats: 2, lines: [vip] }, kept: won(49_000) }
      expect(await shown()).toEqual({ ...two, refunded: won(171_000) })
      accepted(await people.cancel(id, minji))
      const over = { status: 'cancelled', paymentStatus: 'approved', kept: won(87_000) }
      expect(await shown()).toEqual({ ...over, refunded: won(171_000) })
      accepted(await people.refundPart(id, { refunded: PAID - 87_000, chargeLeft: 87_000 }))
      const ended = { ...over, paymentStatus: 'cancelled', refunded: won(PAID - 87_000) }
      expect(await shown()).toEqual(ended)
    })

    test('give what the policy says that was there when they were booked, by the time of the booking', async ({
      scene,
    }) => {
      const { people, minji } = scene
      const performanceId = await withPolicy(scene)
      const wish = { grade: 'VIP', seats: 2 }
      const early = accepted(await people.book(minji, performanceId, wish)).id
      accepted(await people.approve(early))
      toD8(scene)
      const late = accepted(await people.book(minji, performanceId, wish)).id
      scene.clock.advance(23 * 3_600_000)
      // The payment is not the booking: everything goes back within 24 hours of the booking.
      accepted(await people.approve(late))
      expect(accepted(await people.cancelSeats(early, vips(1), minji)).kept).toEqual(won(19_000))
      const within = accepted(await people.cancelSeats(late, vips(1), minji))
      expect(within.kept).toBeUndefined()
      scene.clock.advance(2 * 3_600_000)
      expect(accepted(await people.cancel(late, minji)).kept).toEqual(won(19_000))
    })
  })

  describe('the figures of sales', () => {
    test('are what the rows say: sold and revenue of what is left, and what is kept', async ({
      scene,
    }) => {
      const { people, minji } = scene
      const { id, performanceId } = await paidBooking(scene)
      const figures = async (name: string) =>
        (await scene.allEvents())
          .filter(isSalesEvent)
          .filter((event) => event.performanceId === performanceId)
          .flatMap(salesOf)
          .filter((sale) => sale.grade === name)
          .reduce((sum, { change }) => added(sum, change), NO_FIGURES)
      accepted(await people.cancelSeats(id, vips(2), minji))
      expect(await figures('VIP')).toMatchObject({ sold: 1, revenue: PRICE, kept: 38_000 })
      expect(await figures('R')).toMatchObject({ sold: 2, revenue: 2 * R_PRICE, kept: 0 })
      accepted(await people.cancel(id, minji))
      expect(await figures('VIP')).toMatchObject({ sold: 0, revenue: 0, kept: 57_000 })
      expect(await figures('R')).toMatchObject({ sold: 0, revenue: 0, kept: 30_000 })
      accepted(await people.refundPart(id, { refunded: PAID - 87_000, chargeLeft: 87_000 }))
      const [vip, r] = [await figures('VIP'), await figures('R')]
      expect(vip.refunded + r.refunded).toBe(PAID - 87_000)
    })
  })
}
