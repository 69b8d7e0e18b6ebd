import { paymentIdOf } from '@outerpark/core/kernel'
import { recordDeferral } from '@outerpark/core/payment'
import type { Store } from '@outerpark/core/ports'
import { describe, expect } from 'vitest'
import { START } from '../../../testing/clock.ts'
import { accepted } from '../../../testing/season.ts'
import type { SceneTest } from './scene.ts'

const HOUR = 3_600_000

/** The items of all pages, of `limit` items each. */
async function requested({ queries }: Store, limit = 100): Promise<string[]> {
  const all: string[] = []
  let cursor: string | undefined
  do {
    const page = await queries.requestedPayments({ limit, cursor })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    all.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return all
}

export function describeDeferral(test: SceneTest): void {
  describe('payments of which nothing was told yet', () => {
    test('are those that wait for their first answer, in the order of booking', async ({
      scene,
    }) => {
      const { store, bookVip, people, claim } = scene
      const ids = []
      for (let i = 0; i < 6; i++) ids.push((await bookVip()).id)
      const [approved, deferred, cancelled, dead, tried, untried] = ids as [
        (typeof ids)[0],
        ...typeof ids,
      ]
      if (!deferred || !cancelled || !dead || !tried || !untried) throw new Error('six bookings')
      accepted(await people.approve(approved))
      const retryAt = new Date(START + HOUR).toISOString()
      accepted(await people.run(recordDeferral, { paymentId: paymentIdOf(deferred), retryAt }))
      accepted(await people.cancel(cancelled))
      for (const task of await claim('approve-payment'))
        if (task.order.reservationId === dead) await store.giveUp(task, 'no such card')
        else if (task.order.reservationId === tried)
          await store.postpone(task, START + HOUR, 'no answer')
      expect(await requested(store)).toEqual([tried, untried].map(paymentIdOf))
    })

    test('are found page by page, though whole pages hold none', async ({ scene }) => {
      const { store, bookVip, people } = scene
      const ids = []
      for (let i = 0; i < 7; i++) ids.push((await bookVip()).id)
      const retryAt = new Date(START + HOUR).toISOString()
      const [first, ...others] = ids
      const last = others.at(-1)
      if (!first || !last) throw new Error('seven bookings')
      for (const id of others.slice(0, -1))
        accepted(await people.run(recordDeferral, { paymentId: paymentIdOf(id), retryAt }))
      for (const limit of [1, 2, 3, 7])
        expect(await requested(store, limit)).toEqual([first, last].map(paymentIdOf))
    })
  })
}
