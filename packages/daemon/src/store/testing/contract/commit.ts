import { accept, asId } from '@outerpark/core/kernel'
import { registerMusicals } from '@outerpark/core/musical'
import type { StoreOperation } from '@outerpark/core/ports'
import { describe, expect } from 'vitest'
import { START } from '../../../testing/clock.ts'
import { accepted, grade, seatsOf } from '../../../testing/season.ts'
import { faulty, type SceneTest } from './scene.ts'

/** What a commit stores, and that it stores everything or nothing. */
export function describeCommit(test: SceneTest): void {
  describe('a commit', () => {
    test('makes the decision, its tasks and its events visible together', async ({ scene }) => {
      const { store, people, minji, phantom, allEvents } = scene
      const outcome = await people.book(minji, phantom, { seats: 2, grade: 'VIP' })
      const { id } = accepted(outcome)
      expect(await seatsOf(store, phantom)).toEqual({
        capacity: 10,
        available: 8,
        held: 2,
        sold: 0,
      })
      expect(await store.queries.reservation(id, {})).toEqual({
        ...accepted(outcome),
        customerId: minji,
      })
      expect((await store.queries.tasks({ limit: 10 })).items).toMatchObject([
        { kind: 'approve-payment', state: 'ready', reservationId: id, attempts: 0 },
      ])
      const last = (await allEvents()).at(-1)
      expect(last).toMatchObject({ type: 'Reserved', reservationId: id })
      expect(outcome).toMatchObject({ replayed: false, position: last?.position })
    })

    test('writes each event with its id, its time, what it belongs to and what made it happen', async ({
      scene,
    }) => {
      const { clock, people, minji, phantom, allEvents } = scene
      clock.advance(1234)
      const meta = { causationId: 'RQ-why' }
      const { id } = accepted(await people.book(minji, phantom, { grade: 'VIP', meta }))
      expect((await allEvents()).at(-1)).toMatchObject({
        id: expect.stringMatching(/^EV-/),
        at: new Date(START + 1234).toISOString(),
        correlationId: id,
        causationId: 'RQ-why',
      })
    })

    test('numbers the events from 1 without a gap, whatever was refused or failed between', async ({
      scene,
    }) => {
      const { store, people, minji, phantom, bookVip, allEvents } = scene
      await bookVip()
      await people.book(minji, phantom, { seats: 99, grade: 'VIP' })
      await expect(people.run(faulty, null)).rejects.toThrow('a fault of ours')
      await bookVip()
      const events = await allEvents()
      expect(events.map(({ position }) => position)).toEqual(events.map((_, i) => i + 1))
      expect(await store.queries.lastPosition()).toBe(events.length)
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    })

    test('that was refused writes nothing', async ({ scene }) => {
      const { people, minji, phantom, bookVip, whole } = scene
      await bookVip(9)
      const before = await whole()
      const outcome = await people.book(minji, phantom, { seats: 2, grade: 'VIP' })
      expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'seats-unavailable' } })
      expect(await whole()).toEqual(before)
    })

    test('that leads to no event tells where the log ends', async ({ scene }) => {
      const { store, people, bookVip } = scene
      const { id } = await bookVip()
      await people.approve(id)
      const last = await store.queries.lastPosition()
      expect(await people.approve(id)).toMatchObject({ kind: 'accepted', position: last })
      expect(await store.queries.lastPosition()).toBe(last)
    })

    test('that fails changes nothing, and those of the same turn are done', async ({ scene }) => {
      const { store, people, minji, junho, phantom, allEvents } = scene
      const before = (await allEvents()).length
      const results = await Promise.allSettled([
        people.book(minji, phantom, { grade: 'VIP' }),
        people.run(faulty, null),
        people.book(junho, phantom, { grade: 'VIP' }),
        people.run(faulty, null),
        people.book(minji, phantom, { grade: 'R' }),
      ])
      expect(results.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
        'rejected',
        'fulfilled',
      ])
      expect((await allEvents()).length).toBe(before + 3)
      expect(await seatsOf(store, phantom)).toMatchObject({ available: 8, held: 2 })
      expect((await store.queries.taskCounts())['approve-payment'].waiting).toBe(3)
    })

    test('of an operation that decides what must not be is refused by the tables, and changes nothing', async ({
      scene,
    }) => {
      const { store, people, phantom, bookVip, allEvents } = scene
      const { id } = await bookVip(4)
      const reserved = (await allEvents()).at(-1)
      if (reserved?.type !== 'Reserved') throw new Error('no booking')
      const { id: _, position, at, correlationId, causationId, ...event } = reserved
      const oversell: StoreOperation<null, null> = {
        name: 'oversell',
        needs: () => ({}),
        decide: (_command, _facts, { newId }) => {
          const reservationId = newId('reservation')
          const paymentId = asId<'payment'>(reservationId.replace('RV', 'PY'))
          return accept([{ ...event, reservationId, paymentId, seats: 7 }], null)
        },
      }
      const before = (await allEvents()).length
      const [wrong, neighbour] = await Promise.allSettled([
        people.run(oversell, null),
        people.approve(id),
      ])
      expect(wrong.status).toBe('rejected')
      expect(neighbour.status).toBe('fulfilled')
      expect(await seatsOf(store, phantom)).toEqual({
        capacity: 10,
        available: 6,
        held: 0,
        sold: 4,
      })
      expect((await allEvents()).length).toBe(before + 1)
    })

    test('makes a token known by its hash only', async ({ scene }) => {
      const { store, minji, allEvents } = scene
      expect(await store.queries.tokenByHash('hash-1')).toMatchObject({ customer: { id: minji } })
      expect(await store.queries.tokenByHash('token-1')).toBeUndefined()
      expect(JSON.stringify(await allEvents())).not.toContain('hash-1')
    })

    test('takes a whole season or nothing of it', async ({ scene }) => {
      const { store, people } = scene
      const good = { title: 'Rent', venue: 'Blue Square', performances: [] }
      const begun = {
        ...good,
        performances: [{ startsAt: '2020-01-01T00:00Z', grades: [grade('R', 1)] }],
      }
      const before = await store.queries.musicals({ limit: 10 })
      await people.run(registerMusicals, { musicals: [good, begun] })
      expect(await store.queries.musicals({ limit: 10 })).toEqual(before)
    })
  })
}
