import { asId } from '@outerpark/core/kernel'
import { describe, expect } from 'vitest'
import type { SceneTest } from './scene.ts'

const HOUR = 3_600_000

/** Dead letters, and what an admin can do with them. */
export function describeDeadLetters(test: SceneTest): void {
  describe('a task', () => {
    test('that was given up is a dead letter: never claimed, and shown with its reason', async ({
      scene,
    }) => {
      const { clock, store, bookVip, claimOne, claim } = scene
      await bookVip()
      await bookVip()
      const task = await claimOne()
      await store.giveUp(task, 'no such card')
      clock.advance(HOUR)
      expect((await claim('approve-payment')).map(({ id }) => id)).not.toContain(task.id)
      expect((await store.queries.tasks({ limit: 10, dead: true })).items).toMatchObject([
        { id: task.id, state: 'dead', lastError: 'no such card' },
      ])
      expect((await store.queries.taskCounts())['approve-payment']).toEqual({
        waiting: 1,
        dead: 1,
      })
    })

    test('that was given up lives again when an admin says so, with all its tries', async ({
      scene,
    }) => {
      const { clock, store, bookVip, claimOne } = scene
      await bookVip()
      const task = await claimOne()
      await store.giveUp(task, 'no such card')
      clock.advance(HOUR)
      expect(await store.revive(task.id)).toBe(true)
      expect(await store.revive(task.id)).toBe(false)
      expect(await claimOne()).toMatchObject({ id: task.id, attempt: 1 })
    })

    test('that was given up ends for good when an admin says so', async ({ scene }) => {
      const { store, bookVip, claimOne } = scene
      await bookVip()
      const task = await claimOne()
      await store.giveUp(task, 'no such card')
      expect(await store.drop(task.id)).toBe(true)
      expect(await store.drop(task.id)).toBe(false)
      expect((await store.queries.tasks({ limit: 10 })).items).toEqual([])
    })

    test('that lives can be neither revived nor dropped, and neither can one that never was', async ({
      scene,
    }) => {
      const { store, bookVip, claimOne } = scene
      await bookVip()
      const task = await claimOne()
      for (const id of [task.id, asId<'task'>('TK-999')]) {
        expect(await store.revive(id)).toBe(false)
        expect(await store.drop(id)).toBe(false)
      }
      expect((await store.queries.tasks({ limit: 10 })).items).toMatchObject([
        { id: task.id, state: 'leased' },
      ])
    })
  })
}
