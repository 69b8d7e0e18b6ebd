import { asId } from '@outerpark/core/kernel'
import { describe, expect } from 'vitest'
import { START } from '../../../testing/clock.ts'
import { PRICE } from '../../../testing/season.ts'
import { pages } from './pages.ts'
import type { SceneTest } from './scene.ts'

/** Lists of reservations and of their payments. */
export function describeBookingLists(test: SceneTest): void {
  describe('the lists', () => {
    test('of reservations and payments run from new to old, in pages without gap or repetition', async ({
      scene,
    }) => {
      const { store, minji, bookVip } = scene
      const ids = []
      for (let i = 0; i < 5; i++) ids.unshift((await bookVip()).id)
      const found = await pages(2, store.queries.reservations)
      expect(found.map((page) => page.length)).toEqual([2, 2, 1])
      expect(found.flat().map(({ id }) => id)).toEqual(ids)
      const payments = (await pages(2, store.queries.payments)).flat()
      expect(payments.map(({ reservationId }) => reservationId)).toEqual(ids)
      expect(payments[0]).toEqual({
        id: ids[0]?.replace('RV', 'PY'),
        reservationId: ids[0],
        customerId: minji,
        status: 'requested',
        amount: { amount: PRICE, currency: 'KRW' },
        chargeId: null,
        updatedAt: new Date(START).toISOString(),
      })
    })

    test('end with the page that holds the last item, also when it is full', async ({ scene }) => {
      const { store, bookVip } = scene
      for (let i = 0; i < 4; i++) await bookVip()
      expect((await pages(2, store.queries.reservations)).map((page) => page.length)).toEqual([
        2, 2,
      ])
    })

    test('do not move under who reads them: what comes meanwhile is on no later page', async ({
      scene,
    }) => {
      const { store, bookVip } = scene
      const old = [await bookVip(), await bookVip(), await bookVip()].map(({ id }) => id)
      const first = await store.queries.reservations({ limit: 2 })
      await bookVip()
      if (first.next === null) throw new Error('no second page')
      const second = await store.queries.reservations({ limit: 2, cursor: first.next })
      expect(second.items.map(({ id }) => id)).toEqual([old[0]])
    })

    test('hold what is a customer’s own, and nothing of others', async ({ scene }) => {
      const { store, people, minji, junho, bookVip } = scene
      const mine = await bookVip()
      const theirs = await bookVip(1, junho)
      await people.approve(mine.id)
      await people.approve(theirs.id)
      const own = { limit: 10, customerId: minji }
      expect((await store.queries.reservations(own)).items.map(({ id }) => id)).toEqual([mine.id])
      expect(
        (await store.queries.payments(own)).items.map(({ reservationId }) => reservationId),
      ).toEqual([mine.id])
      expect(await store.queries.reservation(theirs.id, { customerId: minji })).toBeUndefined()
      expect(
        await store.queries.payment(asId(theirs.id.replace('RV', 'PY')), { customerId: minji }),
      ).toBeUndefined()
      expect(await store.queries.reservation(theirs.id, { customerId: junho })).toBeDefined()
      expect(await store.queries.reservation(theirs.id, {})).toBeDefined()
    })

    test('find what starts with a prefix, also several, also of one customer', async ({
      scene,
    }) => {
      const { store, minji, junho, bookVip } = scene
      const ids = []
      for (let i = 0; i < 6; i++) ids.push((await bookVip(1, i % 2 === 0 ? minji : junho)).id)
      for (const id of ids) {
        const start = id.slice(0, 6)
        const matching = ids.filter((each) => each.startsWith(start)).reverse()
        const found = await store.queries.reservations({ limit: 10, idPrefix: start })
        expect(found.items.map((each) => each.id)).toEqual(matching)
        const paid = await store.queries.payments({
          limit: 10,
          idPrefix: start.replace('RV', 'PY'),
        })
        expect(paid.items.map((each) => each.reservationId)).toEqual(matching)
      }
      const all = await store.queries.reservations({
        limit: 10,
        idPrefix: 'RV-',
        customerId: minji,
      })
      expect(all.items.map(({ id }) => id)).toEqual([ids[4], ids[2], ids[0]])
      expect((await store.queries.reservations({ limit: 10, idPrefix: '~' })).items).toEqual([])
      const [first] = ids
      const strangers = await store.queries.reservations({
        limit: 10,
        idPrefix: first ?? '',
        customerId: junho,
      })
      expect(strangers.items).toEqual([])
    })

    test('find by prefix in pages, too', async ({ scene }) => {
      const { store, bookVip } = scene
      for (let i = 0; i < 5; i++) await bookVip()
      const found = await pages(2, (request) =>
        store.queries.reservations({ ...request, idPrefix: 'RV-' }),
      )
      expect(found.map((page) => page.length)).toEqual([2, 2, 1])
    })
  })
}
