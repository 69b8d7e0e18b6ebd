import type { CancelPayment } from '@outerpark/core/policies'
import type { LeasedTask } from '@outerpark/core/ports'
import { describe, expect } from 'vitest'
import { accepted } from '../../../testing/season.ts'
import { PAID, paidBooking, rs, vips } from './refund-scene.ts'
import { LEASE, type Scene, type SceneTest } from './scene.ts'

type Refund = LeasedTask & { readonly order: CancelPayment }

/** Two cancels of single seats and that of the rest, and their refunds, each with its worker. */
async function threeRefunds(scene: Scene) {
  const { people, minji, claim, store } = scene
  const { id } = await paidBooking(scene)
  accepted(await people.cancelSeats(id, vips(1), minji))
  accepted(await people.cancelSeats(id, rs(1), minji))
  accepted(await people.cancel(id, minji))
  const [first, second, last] = (await claim('cancel-payment')) as readonly Refund[]
  if (!first || !second || !last) throw new Error('three refunds were to be made')
  return { id, first, second, last, before: store.queries.earlierTask }
}

export function describeRefundOrder(test: SceneTest): void {
  describe('the refunds of a payment', () => {
    test('each name what their cancel leaves of the charge', async ({ scene }) => {
      const { first, second, last } = await threeRefunds(scene)
      const left = [first, second, last].map(({ order }) => order.chargeLeft)
      expect(left).toEqual([PAID - 171_000, PAID - 171_000 - 135_000, 87_000])
    })

    test('name the earlier one that is still to be made, with its time', async ({ scene }) => {
      const { store, clock, claim } = scene
      const { first, second, last, before } = await threeRefunds(scene)
      expect(await before(first)).toBeUndefined()
      expect(await before(second)).toEqual({ order: first.order, dueAt: undefined })
      expect(await before(last)).toEqual({ order: first.order, dueAt: undefined })
      const later = clock.now() + 1_000
      await store.postpone(first, later, 'no')
      expect(await before(last)).toEqual({ order: first.order, dueAt: later })
      await store.finish(second)
      expect(await before(last)).toEqual({ order: first.order, dueAt: later })
      clock.advance(1_000)
      const [again] = (await claim('cancel-payment', 1)) as readonly Refund[]
      if (!again) throw new Error('the first refund was to be tried again')
      expect(again.order).toEqual(first.order)
      await store.finish(again)
      expect(await before(last)).toBeUndefined()
    })

    test('do not wait for one that is a dead letter, and do again if it is tried once more', async ({
      scene,
    }) => {
      const { store } = scene
      const { first, second, before } = await threeRefunds(scene)
      await store.giveUp(first, 'no')
      expect(await before(second)).toBeUndefined()
      expect(await store.revive(first.id)).toBe(true)
      expect(await before(second)).toMatchObject({ order: first.order, dueAt: expect.any(Number) })
    })

    test('wait for one whose lease has ended: it may have been made', async ({ scene }) => {
      const { first, second, before } = await threeRefunds(scene)
      scene.clock.advance(LEASE)
      expect(await before(second)).toMatchObject({ order: first.order, dueAt: expect.any(Number) })
    })

    test('do not wait for those of another payment', async ({ scene }) => {
      const { first } = await threeRefunds(scene)
      const { people, phantom, junho, store } = scene
      const { id } = accepted(await people.book(junho, phantom, { grade: 'VIP' }))
      accepted(await people.approve(id))
      accepted(await people.cancel(id, junho))
      const [other] = (await scene.claim('cancel-payment')) as readonly Refund[]
      if (!other) throw new Error('one more refund was to be made')
      expect(await store.queries.earlierTask(other)).toBeUndefined()
      expect(await store.queries.earlierTask(first)).toBeUndefined()
    })
  })
}
