import { changeCustomer, eraseCustomer } from '@outerpark/core/customer'
import type { CustomerId } from '@outerpark/core/kernel'
import { describe, expect } from 'vitest'
import { accepted, BEGINS } from '../../../testing/season.ts'
import { pages } from './pages.ts'
import type { SceneTest } from './scene.ts'

/** Changes and finds customers. */
export function describePeople(test: SceneTest): void {
  describe('customers', () => {
    test('change what they said at the sign-up, and the log does not say to what', async ({
      scene,
    }) => {
      const { store, people, minji, allEvents } = scene
      const change = { customerId: minji, name: '김민지', email: 'Minji@Example.com', mail: false }
      accepted(await people.run(changeCustomer, change))
      const customer = await store.queries.customer(minji)
      expect(customer).toMatchObject({ name: '김민지', email: 'minji@example.com', mail: false })
      expect(await store.queries.customerByEmail('MINJI@example.com')).toEqual(customer)
      expect(await store.queries.customerByEmail('1@example.com')).toBeUndefined()
      const events = await allEvents()
      expect(events.at(-1)).toMatchObject({ changed: ['name', 'email', 'mail'], mail: false })
      expect(JSON.stringify(events)).not.toMatch(/김민지|@example/)
      accepted(await people.run(changeCustomer, change))
      expect(await allEvents()).toHaveLength(events.length)
    })

    test('are found under their present name and address only', async ({ scene }) => {
      const { store, people, minji } = scene
      const found = async (search: string) =>
        (await store.queries.customers({ limit: 10, search })).items.map(({ id }) => id)
      accepted(
        await people.run(changeCustomer, {
          customerId: minji,
          name: '홍길동',
          email: 'hong@example.com',
        }),
      )
      expect(await found('ㅎㄱㄷ')).toEqual([minji])
      expect(await found('hong@')).toEqual([minji])
      expect([await found('minji'), await found('1@example')]).toEqual([[], []])
      accepted(await people.run(eraseCustomer, { customerId: minji }))
      expect([await found('ㅎㄱㄷ'), await found(minji)]).toEqual([[], []])
    })

    test('give an address free for others when they take another, also in one group', async ({
      scene,
    }) => {
      const { people, store, minji, junho } = scene
      const move = (customerId: CustomerId, email: string) =>
        people.run(changeCustomer, { customerId, email })
      expect(await move(junho, '1@example.com')).toMatchObject({
        refusal: { code: 'email-already-registered' },
      })
      const moves = [
        move(minji, 'a@example.com'),
        move(junho, '1@example.com'),
        move(minji, '2@example.com'),
        move(junho, 'a@example.com'),
      ]
      const kinds = (await Promise.all(moves)).map(({ kind }) => kind)
      expect(kinds).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
      expect(await store.queries.customer(minji)).toMatchObject({ email: '2@example.com' })
      expect(await store.queries.customer(junho)).toMatchObject({ email: 'a@example.com' })
    })

    test('tell listeners that their rows changed', async ({ scene }) => {
      const { store, people, minji } = scene
      const told: (readonly string[])[] = []
      store.onCommit((news) => told.push(news.people))
      await people.customer('Park Suji')
      await people.run(changeCustomer, { customerId: minji, language: 'ko' })
      await people.run(changeCustomer, { customerId: minji, language: 'ko' })
      expect(told).toEqual([[], [minji]])
    })

    test('W9: are found by a part of the name or the address, and by the start of an id', async ({
      scene,
    }) => {
      const { store, people, minji, junho } = scene
      const suji = await people.customer('박수지')
      const all = await pages(2, store.queries.customers)
      expect(all.map((page) => page.map(({ id }) => id))).toEqual([[suji, junho], [minji]])
      const found = async (filter: object) =>
        (await store.queries.customers({ limit: 10, ...filter })).items.map(({ id }) => id)
      expect(await found({ search: 'JUN' })).toEqual([junho])
      expect(await found({ search: '수지' })).toEqual([suji])
      expect(await found({ search: '1@EXAMPLE' })).toEqual([minji])
      expect(await found({ search: 'ㅂㅅㅈ' })).toEqual([suji])
      expect(await found({ search: 'ㅅㅈ', unconfirmed: true })).toEqual([suji])
      expect(await found({ search: suji.toLowerCase() })).toEqual([suji])
      expect(await found({ search: 'cu-' })).toEqual([suji, junho, minji])
      expect(await found({ search: '%' })).toEqual([])
      expect(await found({ idPrefix: minji })).toEqual([minji])
      expect(await found({ idPrefix: '~' })).toEqual([])
    })

    test('W9: their reservations are found by performance, status and time', async ({ scene }) => {
      const { store, people, minji, phantom, bookVip } = scene
      const other = await people.performance(undefined, '2027-03-01T19:30+09:00')
      const early = await bookVip()
      const late = accepted(await people.book(minji, other.performanceId))
      await people.approve(early.id)
      const found = async (filter: object) =>
        (await store.queries.reservations({ limit: 10, ...filter })).items.map(({ id }) => id)
      expect(await found({})).toEqual([late.id, early.id])
      expect(await found({ performanceId: phantom })).toEqual([early.id])
      expect(await found({ status: 'awaiting-payment' })).toEqual([late.id])
      const begins = Date.parse(BEGINS)
      expect(await found({ from: begins })).toEqual([late.id, early.id])
      expect(await found({ from: begins + 1 })).toEqual([late.id])
      expect(await found({ to: begins })).toEqual([])
      expect(await found({ to: begins + 1, status: 'confirmed', customerId: minji })).toEqual([
        early.id,
      ])
      const [row] = (await store.queries.reservations({ limit: 1 })).items
      expect(row?.customerId).toBe(minji)
    })
  })
}
