import type { CommitNews, Store } from '@outerpark/core/ports'
import { describe, expect } from 'vitest'
import { faulty, type SceneTest } from './scene.ts'

export function describeNews(test: SceneTest): void {
  describe('news of a commit', () => {
    const listenTo = (store: Store) => {
      const heard: CommitNews[] = []
      const stop = store.onCommit((news) => heard.push(news))
      return { heard, stop }
    }

    test('tell where the log ends, what was queued and how many booked, before the answer goes out', async ({
      scene,
    }) => {
      const { store, people, minji, phantom } = scene
      const { heard } = listenTo(store)
      const outcome = await people.book(minji, phantom, { grade: 'VIP' })
      if (outcome.kind !== 'accepted') throw new Error('refused')
      expect(heard).toEqual([
        {
          position: outcome.position,
          queued: new Set(['approve-payment']),
          booked: 1,
          people: [],
        },
      ])
    })

    test('are of a commit that was made, never of one that was refused or failed', async ({
      scene,
    }) => {
      const { store, people, minji, phantom } = scene
      const { heard } = listenTo(store)
      await people.book(minji, phantom, { seats: 99, grade: 'VIP' })
      await people.run(faulty, null).catch(() => {})
      expect(heard).toEqual([])
    })

    test('come of the good ones of a group in which one fails', async ({ scene }) => {
      const { store, people, minji, phantom } = scene
      const { heard } = listenTo(store)
      await Promise.allSettled([
        people.book(minji, phantom, { grade: 'VIP' }),
        people.run(faulty, null),
        people.book(minji, phantom, { grade: 'VIP' }),
      ])
      expect(heard.at(-1)?.position).toBe(await store.queries.lastPosition())
      expect(heard.every(({ queued }) => queued.has('approve-payment'))).toBe(true)
      expect(heard.reduce((sum, { booked }) => sum + booked, 0)).toBe(2)
    })

    test('come when a task moves, and not when it is claimed or ends', async ({ scene }) => {
      const { clock, store, bookVip, claimOne } = scene
      const { heard } = listenTo(store)
      await bookVip()
      heard.length = 0
      const task = await claimOne()
      expect(heard).toEqual([])
      await store.postpone(task, clock.now(), 'once more')
      const moved = {
        position: expect.any(Number),
        queued: new Set(['approve-payment']),
        booked: 0,
        people: [],
      }
      expect(heard.splice(0)).toEqual([moved])
      const again = await claimOne()
      await store.giveUp(again, 'never')
      expect(heard).toEqual([])
      await store.revive(task.id)
      expect(heard.splice(0)).toEqual([moved])
      await store.finish(await claimOne())
      expect(heard).toEqual([])
    })

    test('end when nobody wants them any more', async ({ scene }) => {
      const { store, bookVip } = scene
      const { heard, stop } = listenTo(store)
      stop()
      await bookVip()
      expect(heard).toEqual([])
    })
  })
}
