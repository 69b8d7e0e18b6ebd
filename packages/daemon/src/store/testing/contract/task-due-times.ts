import { describe, expect } from 'vitest'
import { START } from '../../../testing/clock.ts'
import { LEASE, type SceneTest } from './scene.ts'

const HOUR = 3_600_000

/** When a task is due. */
export function describeTaskDueTimes(test: SceneTest): void {
  describe('a task', () => {
    test('that was tried comes first once the outside is well again, and those that were not after it', async ({
      scene,
    }) => {
      const { clock, store, bookVip, claim, claimOne } = scene
      const tried = [(await bookVip()).id, (await bookVip()).id]
      const untried = (await bookVip()).id
      for (const task of await claim('approve-payment', 2))
        await store.postpone(task, START + HOUR, 'no answer')
      await store.makeDue('approve-payment')
      clock.advance(1)
      const next = [await claimOne(), await claimOne(), await claimOne()]
      expect(next.map(({ order }) => order.reservationId)).toEqual([...tried, untried])
    })

    test('is made due alone if its reservation is named, and never while somebody works on it', async ({
      scene,
    }) => {
      const { store, bookVip, claim } = scene
      const [one, other] = [await bookVip(), await bookVip()]
      for (const task of await claim('approve-payment'))
        await store.postpone(task, START + HOUR, 'no answer')
      await store.makeDue('approve-payment', other.id)
      const found = await claim('approve-payment')
      expect(found.map(({ order }) => order.reservationId)).toEqual([other.id])
      await store.makeDue('approve-payment')
      expect((await claim('approve-payment')).map(({ order }) => order.reservationId)).toEqual([
        one.id,
      ])
    })

    test('tells when the next of its kind can be claimed', async ({ scene }) => {
      const { clock, store, bookVip, claim } = scene
      expect(await store.nextDue('approve-payment')).toBeUndefined()
      await bookVip()
      clock.advance(100)
      await bookVip()
      expect(await store.nextDue('approve-payment')).toBe(START)
      const [first, second] = await claim('approve-payment')
      if (!first || !second) throw new Error('two tasks')
      expect(await store.nextDue('approve-payment')).toBe(START + 100 + LEASE)
      await store.postpone(first, START + 700, 'no answer')
      expect(await store.nextDue('approve-payment')).toBe(START + 700)
      await store.giveUp(second, 'never')
      await store.giveUp(first, 'its lease is gone')
      expect(await store.nextDue('approve-payment')).toBe(START + 700)
      expect(await store.nextDue('send-notice')).toBeUndefined()
    })
  })
}
