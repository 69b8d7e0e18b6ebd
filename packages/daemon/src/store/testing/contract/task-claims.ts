import { describe, expect } from 'vitest'
import { START } from '../../../testing/clock.ts'
import { PRICE } from '../../../testing/season.ts'
import { LEASE, type SceneTest } from './scene.ts'

const HOUR = 3_600_000

/** Which worker gets which task, and for how long. */
export function describeTaskClaims(test: SceneTest): void {
  describe('a task', () => {
    test('is claimed by its kind, oldest first, as many as are asked for', async ({ scene }) => {
      const { bookVip, claim } = scene
      const ids = []
      for (let i = 0; i < 4; i++) ids.push((await bookVip()).id)
      expect(await claim('send-notice')).toEqual([])
      const first = await claim('approve-payment', 3)
      expect(first.map(({ order }) => order.reservationId)).toEqual(ids.slice(0, 3))
      expect(first.map(({ attempt }) => attempt)).toEqual([1, 1, 1])
      expect((await claim('approve-payment', 3)).map(({ order }) => order.reservationId)).toEqual([
        ids[3],
      ])
    })

    test('says all that the work needs, and the event that it follows from', async ({ scene }) => {
      const { bookVip, allEvents, claimOne } = scene
      const { id } = await bookVip(2)
      const event = (await allEvents()).at(-1)
      expect(await claimOne()).toMatchObject({
        causedBy: event?.id,
        order: {
          kind: 'approve-payment',
          reservationId: id,
          paymentId: id.replace('RV', 'PY'),
          amount: 2 * PRICE,
          currency: 'KRW',
          method: 'card-ok',
        },
      })
    })

    test('is not held up by a clock that was set back after it was queued', async ({ scene }) => {
      const { clock, bookVip, claim } = scene
      await bookVip()
      clock.advance(-HOUR)
      expect(await claim('approve-payment')).toHaveLength(1)
    })

    test('is not held up by a clock that was set back after it was postponed', async ({
      scene,
    }) => {
      const { store, clock, bookVip, claimOne } = scene
      await bookVip()
      await store.postpone(await claimOne(), START + LEASE, 'no answer')
      clock.advance(-HOUR)
      const request = { kind: 'approve-payment', limit: 1, leaseMs: LEASE } as const
      expect(await store.claim(request)).toEqual([])
      expect(await store.claim({ ...request, longestWaitMs: HOUR / 2 })).toHaveLength(1)
    })

    test('is nobody else’s while it is leased, whoever asks in the same turn', async ({
      scene,
    }) => {
      const { store, bookVip, claim } = scene
      await bookVip()
      const claims = await Promise.all([claim('approve-payment'), claim('approve-payment')])
      expect(claims.flat()).toHaveLength(1)
      expect((await store.queries.tasks({ limit: 1 })).items[0]?.state).toBe('leased')
    })

    test('comes back when its lease ends, under a new lease and as the next attempt', async ({
      scene,
    }) => {
      const { clock, bookVip, claimOne, claim } = scene
      await bookVip()
      const first = await claimOne()
      clock.advance(LEASE - 1)
      expect(await claim('approve-payment')).toEqual([])
      clock.advance(1)
      const second = await claimOne()
      expect(second).toMatchObject({ id: first.id, order: first.order, attempt: 2 })
      expect(second.lease).not.toBe(first.lease)
    })

    test('stays with a worker who says at each claim that it still works on it, however late', async ({
      scene,
    }) => {
      const { clock, store, bookVip, claimOne, claim } = scene
      const { id } = await bookVip()
      const task = await claimOne()
      clock.advance(3 * LEASE)
      await bookVip()
      const request = { kind: 'approve-payment', limit: 10, leaseMs: LEASE } as const
      const others = await store.claim({ ...request, underWay: [task] })
      expect(others.map(({ order }) => order.reservationId)).not.toContain(id)
      expect(others).toHaveLength(1)
      clock.advance(LEASE - 1)
      expect(await claim('approve-payment')).toEqual([])
      await store.postpone(task, clock.now() + LEASE, 'no answer')
      clock.advance(LEASE)
      const again = await claim('approve-payment')
      expect(again.find(({ order }) => order.reservationId === id)).toMatchObject({ attempt: 2 })
    })

    test('does not come back to a worker whose lease was lost, whatever it says', async ({
      scene,
    }) => {
      const { clock, store, bookVip, claimOne } = scene
      await bookVip()
      const lost = await claimOne()
      clock.advance(LEASE)
      const task = await claimOne()
      clock.advance(LEASE)
      const request = { kind: 'approve-payment', limit: 10, leaseMs: LEASE } as const
      expect(await store.claim({ ...request, underWay: [lost] })).toMatchObject([{ id: task.id }])
    })

    test('bears a number that no other ever bore, also once all others are done', async ({
      scene,
    }) => {
      const { store, bookVip, claimOne } = scene
      const ids = []
      for (let i = 0; i < 3; i++) {
        await bookVip()
        const task = await claimOne()
        ids.push(Number(task.id.slice(3)))
        await store.finish(task)
      }
      expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
    })

    test('says when it was queued, however often it was tried since', async ({ scene }) => {
      const { clock, store, bookVip, claimOne } = scene
      await bookVip()
      clock.advance(LEASE)
      const task = await claimOne()
      expect(task.queuedAt).toBe(START)
      await store.postpone(task, START + 2 * LEASE, 'no answer')
      const [row] = (await store.queries.tasks({ limit: 1 })).items
      expect(row?.queuedAt).toBe(new Date(START).toISOString())
    })
  })
}
