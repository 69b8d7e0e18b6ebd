import { type CommitMeta, IDEMPOTENCY_TTL_MS } from '@outerpark/core/ports'
import { describe, expect } from 'vitest'
import { accepted, seatsOf } from '../../../testing/season.ts'
import { faulty, type Scene, type SceneTest } from './scene.ts'

export function describeIdempotency(test: SceneTest): void {
  describe('an idempotency key', () => {
    const key = (over: object = {}) => ({
      causationId: 'RQ-1',
      idempotency: { scope: 'CU-1', key: 'k-1', fingerprint: 'f-1', ...over },
    })
    const booking =
      ({ people, minji, phantom }: Scene) =>
      (meta: CommitMeta, seats = 1) =>
        people.book(minji, phantom, { seats, grade: 'VIP', meta })

    test('gives the first answer again and does nothing more', async ({ scene }) => {
      const { whole } = scene
      const bookWith = booking(scene)
      const first = await bookWith(key())
      const before = await whole()
      expect(await bookWith(key())).toEqual({ ...first, replayed: true })
      expect(await whole()).toEqual(before)
    })

    test('S7: keeps no refusal, which is decided again', async ({ scene }) => {
      const { people, bookVip } = scene
      const bookWith = booking(scene)
      const { id } = await bookVip(10)
      const first = await bookWith(key())
      expect(first).toMatchObject({ kind: 'refused', refusal: { code: 'seats-unavailable' } })
      await people.cancel(id)
      expect(await bookWith(key())).toMatchObject({ kind: 'accepted', replayed: false })
    })

    test('with another request is refused, and the first answer stays', async ({ scene }) => {
      const { whole } = scene
      const bookWith = booking(scene)
      const first = await bookWith(key())
      const before = await whole()
      expect(await bookWith(key({ fingerprint: 'f-2' }), 2)).toMatchObject({
        kind: 'refused',
        refusal: { code: 'idempotency-key-reused' },
      })
      expect(await whole()).toEqual(before)
      expect(await bookWith(key())).toEqual({ ...first, replayed: true })
    })

    test('is forgotten after 24 h, also before anybody sweeps', async ({ scene }) => {
      const { clock } = scene
      const bookWith = booking(scene)
      const first = accepted(await bookWith(key()))
      clock.advance(IDEMPOTENCY_TTL_MS)
      expect(accepted(await bookWith(key())).id).toBe(first.id)
      clock.advance(1)
      const second = accepted(await bookWith(key()))
      expect(second.id).not.toBe(first.id)
      expect(accepted(await bookWith(key())).id).toBe(second.id)
    })

    test('belongs to who sent it: two customers may use the same', async ({ scene }) => {
      const bookWith = booking(scene)
      const first = accepted(await bookWith(key()))
      const second = accepted(await bookWith(key({ scope: 'CU-2' })))
      expect(second.id).not.toBe(first.id)
    })

    test('that comes twice in the same turn is done once', async ({ scene }) => {
      const { store, phantom } = scene
      const bookWith = booking(scene)
      const [first, second] = await Promise.all([bookWith(key()), bookWith(key())])
      expect(second).toEqual({ ...first, replayed: true })
      expect(await seatsOf(store, phantom)).toMatchObject({ held: 1 })
    })

    test('of a command that failed is free: the next request is a first one', async ({ scene }) => {
      const { people } = scene
      const bookWith = booking(scene)
      await expect(people.run(faulty, null, key())).rejects.toThrow('a fault of ours')
      expect(await bookWith(key())).toMatchObject({ kind: 'accepted', replayed: false })
    })

    test('is remembered for 24 hours, and forgotten by the sweep after them', async ({ scene }) => {
      const { clock, store } = scene
      const bookWith = booking(scene)
      const first = accepted(await bookWith(key()))
      clock.advance(IDEMPOTENCY_TTL_MS)
      await bookWith(key({ key: 'k-2' }))
      expect(await store.sweep()).toBe(0)
      expect(await bookWith(key())).toMatchObject({ replayed: true })
      clock.advance(1)
      expect(await store.sweep()).toBe(1)
      expect(await store.sweep()).toBe(0)
      const again = await bookWith(key())
      expect(again).toMatchObject({ kind: 'accepted', replayed: false })
      expect(accepted(again).id).not.toBe(first.id)
      expect(await bookWith(key({ key: 'k-2' }))).toMatchObject({ replayed: true })
    })

    test('keeps the answer of a request that is no command as well', async ({ scene }) => {
      const { store } = scene
      const { idempotency } = key()
      expect(store.answers.mayKnow(idempotency)).toBe(false)
      expect(await store.answers.recall(idempotency)).toBeUndefined()
      await store.answers.keep(idempotency, { id: 'TK-1' })
      expect(await store.answers.recall(idempotency)).toEqual({
        kind: 'answered',
        reply: { id: 'TK-1' },
      })
      expect(await store.answers.recall({ ...idempotency, fingerprint: 'f-2' })).toEqual({
        kind: 'reused',
      })
      expect(await store.answers.recall({ ...idempotency, scope: 'CU-2' })).toBeUndefined()
    })

    test('may be known as soon as its answer is kept, whichever request asks', async ({
      scene,
    }) => {
      const { store } = scene
      await booking(scene)(key())
      expect(store.answers.mayKnow(key().idempotency)).toBe(true)
      expect(store.answers.mayKnow(key({ fingerprint: 'f-2' }).idempotency)).toBe(true)
      expect(store.answers.mayKnow(key({ key: 'k-2' }).idempotency)).toBe(false)
      expect(store.answers.mayKnow(key({ scope: 'CU-2' }).idempotency)).toBe(false)
    })
  })
}
