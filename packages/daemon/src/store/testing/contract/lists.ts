import { asId } from '@outerpark/core/kernel'
import { recordNotice } from '@outerpark/core/notice'
import { describe, expect } from 'vitest'
import { BEGINS, NO_RESERVATION, PRICE } from '../../../testing/season.ts'
import { pages } from './pages.ts'
import type { SceneTest } from './scene.ts'

/** Lists of notices, tasks and events, and look-ups by id. */
export function describeLists(test: SceneTest): void {
  describe('the lists', () => {
    test('of notices run from new to old, and are a customer’s own', async ({ scene }) => {
      const { store, people, minji, junho, bookVip, claimOne, allEvents } = scene
      const ids = []
      for (const customer of [minji, junho, minji]) {
        const { id } = await bookVip(1, customer)
        await people.approve(id)
        const task = await claimOne('send-notice')
        if (task.order.kind !== 'send-notice') throw new Error('not a notice')
        const { reservationId, customerId, about, channel, template } = task.order
        ids.unshift(id)
        const notice = { reservationId, customerId, about, channel, template }
        await people.run(recordNotice, notice, { causationId: about, finishes: task })
        await people.run(recordNotice, notice)
      }
      const all = (await pages(2, store.queries.notices)).flat()
      expect(all.map(({ reservationId }) => reservationId)).toEqual(ids)
      const own = await store.queries.notices({ limit: 10, customerId: junho })
      expect(own.items.map(({ reservationId }) => reservationId)).toEqual([ids[1]])
      expect((await allEvents()).filter(({ type }) => type === 'NoticeSent')).toHaveLength(3)
    })

    test('of notices have what each says of its booking, and what went back', async ({ scene }) => {
      const { store, people, minji, bookVip } = scene
      const { id } = await bookVip(2, minji)
      const about = (await store.queries.events(1, 100)).at(-1)?.id ?? asId<'event'>('')
      const notice = { reservationId: id, customerId: minji, about, refunded: 2 * PRICE } as const
      await people.run(recordNotice, { ...notice, channel: 'inbox', template: 'payment-cancelled' })
      const [told] = (await store.queries.notices({ limit: 1 })).items
      const amount = { amount: 2 * PRICE, currency: 'KRW' }
      expect(told).toMatchObject({
        template: 'payment-cancelled',
        fields: { title: '오페라의 유령', startsAt: BEGINS, grade: 'VIP', seats: 2, amount },
      })
      expect(told).toMatchObject({ fields: { refunded: amount } })
      expect(told).not.toHaveProperty('text')
    })

    test('of tasks run from new to old in pages', async ({ scene }) => {
      const { store, bookVip } = scene
      for (let i = 0; i < 3; i++) await bookVip()
      const found = await pages(2, store.queries.tasks)
      expect(found.map((page) => page.length)).toEqual([2, 1])
      const rows = found.flat().map(({ id }) => Number(id.slice(3)))
      expect(rows).toEqual([...rows].sort((a, b) => b - a))
    })

    test('of events start at a position, that one included, and go no further than asked', async ({
      scene,
    }) => {
      const { store, bookVip, allEvents } = scene
      await bookVip()
      const all = await allEvents()
      expect(await store.queries.events(2, 2)).toEqual(all.slice(1, 3))
      expect(await store.queries.events(0, 1)).toEqual(all.slice(0, 1))
      expect(await store.queries.events(all.length + 1, 10)).toEqual([])
    })

    test('know one musical, one performance and one customer by id, and tell of no other', async ({
      scene,
    }) => {
      const { store, junho, phantom } = scene
      const performance = await store.queries.performance(phantom)
      expect(performance).toMatchObject({
        id: phantom,
        grades: [{ grade: 'VIP' }, { grade: 'R' }],
      })
      expect(await store.queries.musical(asId(performance?.musicalId ?? ''))).toMatchObject({
        title: '오페라의 유령',
      })
      expect(await store.queries.customer(junho)).toMatchObject({
        name: 'Lee Junho',
        language: 'ko',
      })
      expect(await store.queries.performance(asId('PF-ZZZZZZZZZZ'))).toBeUndefined()
      expect(await store.queries.musical(asId('MU-ZZZZZZZZZZ'))).toBeUndefined()
      expect(await store.queries.customer(asId('CU-ZZZZZZZZZZ'))).toBeUndefined()
      expect(await store.queries.reservation(NO_RESERVATION, {})).toBeUndefined()
      expect(await store.queries.payment(asId('PY-ZZZZZZZZZZ'), {})).toBeUndefined()
      expect(await store.queries.reservation(asId('no id at all'), {})).toBeUndefined()
    })
  })
}
