import { asId } from '@outerpark/core/kernel'
import { recordNotice } from '@outerpark/core/notice'
import type { Page, PageRequest } from '@outerpark/core/ports'
import { describe, expect } from 'vitest'
import { START } from '../../testing/clock.ts'
import { grade, NO_RESERVATION, PRICE } from '../../testing/season.ts'
import type { SceneTest } from './scene.test-support.ts'

export function describeLists(test: SceneTest): void {
  describe('the lists', () => {
    /** Every page of a list, of so many items each. */
    async function pages<T>(
      limit: number,
      list: (request: PageRequest) => Promise<Page<T>>,
    ): Promise<T[][]> {
      const all: T[][] = []
      let cursor: string | null | undefined
      do {
        const page = await list({ limit, ...(cursor ? { cursor } : {}) })
        all.push([...page.items])
        cursor = page.next
      } while (cursor !== null && all.length < 100)
      return all
    }

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

    test('of performances run by time, whatever their offset and the order in which they came', async ({
      scene,
    }) => {
      const { store, people } = scene
      const times = ['2027-03-01T19:30+09:00', '2027-01-05T12:00Z', '2027-01-05T19:29+09:00']
      for (const startsAt of times) await people.performance([grade('R', 1)], startsAt)
      const found = (await pages(3, store.queries.performances)).flat()
      expect(found.map(({ startsAt }) => startsAt)).toEqual([
        '2027-01-05T19:29+09:00',
        '2027-01-05T19:30+09:00',
        '2027-01-05T12:00Z',
        '2027-03-01T19:30+09:00',
      ])
    })

    test('of performances can be of one musical, or of a prefix', async ({ scene }) => {
      const { store, people } = scene
      const other = await people.performance([grade('R', 1)])
      const of = (request: object) => store.queries.performances({ limit: 10, ...request })
      expect((await of({ musicalId: other.musicalId })).items.map(({ id }) => id)).toEqual([
        other.performanceId,
      ])
      expect((await of({ idPrefix: other.performanceId })).items.map(({ id }) => id)).toEqual([
        other.performanceId,
      ])
      expect((await of({ idPrefix: 'PF-' })).items).toHaveLength(2)
      expect((await of({ musicalId: asId('MU-ZZZZZZZZZZ') })).items).toEqual([])
    })

    test('of musicals run from new to old', async ({ scene }) => {
      const { store, people } = scene
      const { musicalId } = await people.performance([grade('R', 1)])
      const { items } = await store.queries.musicals({ limit: 10 })
      expect(items).toHaveLength(2)
      expect(items[0]).toEqual({
        id: musicalId,
        title: '오페라의 유령',
        venue: '샤롯데씨어터',
        runningMinutes: null,
      })
      expect((await pages(1, store.queries.musicals)).flat()).toEqual(items)
      expect((await store.queries.musicals({ limit: 10, idPrefix: musicalId })).items).toEqual([
        items[0],
      ])
    })

    test('of notices run from new to old, and are a customer’s own', async ({ scene }) => {
      const { store, people, minji, junho, bookVip, claimOne, allEvents } = scene
      const texts = []
      for (const customer of [minji, junho, minji]) {
        const { id } = await bookVip(1, customer)
        await people.approve(id)
        const task = await claimOne('send-notice')
        if (task.order.kind !== 'send-notice') throw new Error('not a notice')
        const { reservationId, customerId, about, channel, template } = task.order
        texts.unshift(`Paid ${id}`)
        const notice = { reservationId, customerId, about, channel, template, text: `Paid ${id}` }
        await people.run(recordNotice, notice, { causationId: about, finishes: task })
        await people.run(recordNotice, notice)
      }
      const all = (await pages(2, store.queries.notices)).flat()
      expect(all.map(({ text }) => text)).toEqual(texts)
      const own = await store.queries.notices({ limit: 10, customerId: junho })
      expect(own.items.map(({ text }) => text)).toEqual([texts[1]])
      expect((await allEvents()).filter(({ type }) => type === 'NoticeSent')).toHaveLength(3)
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
