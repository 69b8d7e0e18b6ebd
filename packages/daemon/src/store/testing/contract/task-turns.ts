import type { CustomerId } from '@outerpark/core/kernel'
import { describe, expect } from 'vitest'
import { accepted, grade } from '../../../testing/season.ts'
import { BURST } from '../../turns.ts'
import type { Scene, SceneTest } from './scene.ts'

/** Books so many seats one by one, in as many tasks. */
async function bookMany({ people }: Scene, who: CustomerId, times: number) {
  const { performanceId } = await people.performance([grade('VIP', times)])
  const outcomes = await Promise.all(
    Array.from({ length: times }, () => people.book(who, performanceId)),
  )
  return outcomes.map((outcome) => accepted(outcome).id)
}

/** Customers have turns within a kind of task. */
export function describeTaskTurns(test: SceneTest): void {
  describe('the tasks of customers', () => {
    test('S9: have turns: who queues one is not behind the two hundred of another', async ({
      scene,
    }) => {
      const { minji, junho, bookVip, claim, clock } = scene
      const many = await bookMany(scene, minji, 200)
      clock.advance(100)
      const { id } = await bookVip(1, junho)
      const claimed = await claim('approve-payment', BURST + 2)
      const next = claimed.map(({ order }) => order.reservationId)
      expect(next).toEqual([...many.slice(0, BURST), id, many[BURST]])
    })

    test('S9: have turns of their own in each kind, so refunds of one keep no refund of another waiting', async ({
      scene,
    }) => {
      const { minji, junho, people, bookVip, claim, clock } = scene
      const many = await bookMany(scene, minji, 50)
      await claim('approve-payment', 50)
      await Promise.all(many.map((id) => people.cancel(id, minji)))
      clock.advance(100)
      const { id } = await bookVip(1, junho)
      await claim('approve-payment')
      accepted(await people.cancel(id, junho))
      const claimed = await claim('cancel-payment', BURST + 1)
      const next = claimed.map(({ order }) => order.reservationId)
      expect(next).toEqual([...many.slice(0, BURST), id])
    })

    test('S9: keep their own order, and are all claimed at once if nobody else waits', async ({
      scene,
    }) => {
      const { minji, claim, clock } = scene
      const first = await bookMany(scene, minji, 20)
      clock.advance(1_000)
      const later = await bookMany(scene, minji, 20)
      const claimed = await claim('approve-payment', 100)
      expect(claimed.map(({ order }) => order.reservationId)).toEqual([...first, ...later])
    })

    test('S9: keep their turns when they are postponed, and have them when they are due', async ({
      scene,
    }) => {
      const { minji, junho, store, claim, clock } = scene
      const many = await bookMany(scene, minji, BURST + 2)
      const [other = ''] = await bookMany(scene, junho, 1)
      for (const task of await claim('approve-payment', many.length + 1))
        await store.postpone(task, clock.now() + 500, 'no answer')
      expect(await claim('approve-payment', 4)).toEqual([])
      clock.advance(500)
      const claimed = await claim('approve-payment', many.length + 1)
      const next = claimed.map(({ order }) => order.reservationId)
      expect(next).toEqual([...many.slice(0, BURST), other, ...many.slice(BURST)])
    })

    test('S9: of one customer who goes on queueing, none waits for ever', async ({ scene }) => {
      const { minji, junho, store, claim, clock } = scene
      await bookMany(scene, minji, 3)
      let left = 3
      // Another customer queues a task whenever one is done.
      for (let round = 0; round < 20 && left > 0; round++) {
        clock.advance(1_000)
        await bookMany(scene, junho, 1)
        const [task] = await claim('approve-payment', 1)
        if (task) await store.finish(task)
        const { items } = await store.queries.tasks({ limit: 100 })
        const reservations = await store.queries.reservations({ limit: 100, customerId: minji })
        const own = new Set<string>(reservations.items.map(({ id }) => id))
        left = items.filter(({ reservationId }) => own.has(reservationId)).length
      }
      expect(left).toBe(0)
    })
  })
}
