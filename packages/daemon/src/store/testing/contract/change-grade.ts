import { changeGrade } from '@outerpark/core/musical'
import { book } from '@outerpark/core/reservation'
import { describe, expect } from 'vitest'
import { accepted, PRICE, seatsOf } from '../../../testing/season.ts'
import type { Scene, SceneTest } from './scene.ts'

const won = (amount: number) => ({ amount, currency: 'KRW' })
const vip = ({ phantom }: Scene) => ({ performanceId: phantom, grade: 'VIP' })
const priceOf = async ({ store, phantom }: Scene) =>
  (await store.queries.performance(phantom))?.grades.find(({ grade }) => grade === 'VIP')?.price

export function describeChangeOfGrade(test: SceneTest): void {
  describe('a change of what is on sale', () => {
    test('holds for later bookings; those before keep their amount', async ({ scene }) => {
      const { people, store, bookVip } = scene
      const before = await bookVip(2)
      accepted(await people.run(changeGrade, { ...vip(scene), price: won(PRICE + 10_000) }))
      expect(await priceOf(scene)).toEqual(won(PRICE + 10_000))
      expect((await bookVip(2)).amount).toEqual(won(2 * (PRICE + 10_000)))
      expect((await store.queries.reservation(before.id, {}))?.amount).toEqual(won(2 * PRICE))
      const refund = await people.cancel(before.id, scene.minji)
      expect(accepted(refund).amount).toEqual(won(2 * PRICE))
    })

    test('of the seats keeps those that are held and sold', async ({ scene }) => {
      const { people, store, phantom, bookVip } = scene
      const { id } = await bookVip(3)
      await people.approve(id)
      await bookVip(2)
      accepted(await people.run(changeGrade, { ...vip(scene), seats: 7 }))
      const seats = { capacity: 7, available: 2, held: 2, sold: 3 }
      expect(await seatsOf(store, phantom)).toEqual(seats)
      const fewer = await people.run(changeGrade, { ...vip(scene), seats: 4 })
      expect(fewer).toMatchObject({ refusal: { code: 'seats-taken', params: { taken: 5 } } })
      expect(await seatsOf(store, phantom)).toEqual(seats)
    })

    test('and a booking at once: the booking pays what it was told, or nothing', async ({
      scene,
    }) => {
      const { people, minji, phantom } = scene
      const wish = { customerId: minji, performanceId: phantom, grade: 'VIP', seats: 1 }
      const told = { ...wish, paymentMethod: 'card-ok', expectedAmount: won(PRICE) }
      const [changed, booked] = await Promise.all([
        people.run(changeGrade, { ...vip(scene), price: won(1_000) }),
        people.run(book, told),
      ])
      expect(changed.kind).toBe('accepted')
      expect(booked).toMatchObject({
        refusal: { code: 'offer-changed', params: { expected: won(PRICE), amount: won(1_000) } },
      })
    })

    test('that changes nothing writes no event', async ({ scene }) => {
      const { people, store } = scene
      const position = await store.queries.lastPosition()
      accepted(await people.run(changeGrade, { ...vip(scene), price: won(PRICE), seats: 10 }))
      expect(await store.queries.lastPosition()).toBe(position)
    })

    test('is in the log with what was before', async ({ scene }) => {
      const { people, allEvents } = scene
      accepted(await people.run(changeGrade, { ...vip(scene), price: won(5), seats: 12 }))
      expect((await allEvents()).at(-1)).toMatchObject({
        ...{ type: 'GradeChanged', grade: 'VIP', seats: 12, price: won(5), actor: 'admin' },
        was: { seats: 10, price: won(PRICE) },
      })
    })
  })
}
