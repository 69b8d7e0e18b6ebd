import { recordNotice, skipNotice } from '@outerpark/core/notice'
import type { NoticeOrder } from '@outerpark/core/policies'
import type { LeasedTask } from '@outerpark/core/ports'
import { describe, expect } from 'vitest'
import { accepted, PRICE } from '../../../testing/season.ts'
import { LEASE, type Scene, type SceneTest } from './scene.ts'

type ToTell = LeasedTask & { readonly order: NoticeOrder }

/** A booking that was paid and cancelled, another one that was paid, and their notices, each with its worker. */
async function threeToTell({ store, bookVip, people, claim }: Scene) {
  const [one, two] = [await bookVip(), await bookVip()]
  accepted(await people.approve(one.id))
  accepted(await people.approve(two.id))
  accepted(await people.cancel(one.id))
  accepted(await people.refund(one.id, PRICE))
  const [first, other, second] = (await claim('send-notice')) as readonly ToTell[]
  if (!first || !other || !second) throw new Error('three notices were to be sent')
  return { first, other, second, before: store.queries.earlierTask }
}

export function describeNoticeOrder(test: SceneTest): void {
  describe('C4: the notices of a reservation', () => {
    test('name the earlier one that is still to be sent, with its time', async ({ scene }) => {
      const { first, other, second, before } = await threeToTell(scene)
      expect(await before(first)).toBeUndefined()
      expect(await before(other)).toBeUndefined()
      expect(await before(second)).toEqual({ order: first.order, dueAt: undefined })
      const later = scene.clock.now() + 1_000
      await scene.store.postpone(first, later, 'no')
      expect(await before(second)).toEqual({ order: first.order, dueAt: later })
      scene.clock.advance(1_000)
      const [again] = await scene.claim('send-notice', 1)
      await scene.store.giveUp(again as LeasedTask, 'no')
      expect(await before(second)).toBeUndefined()
    })

    test('are free when the earlier one is done, or its lease has ended', async ({ scene }) => {
      const { first, second, before } = await threeToTell(scene)
      scene.clock.advance(LEASE)
      expect(await before(second)).toMatchObject({ order: first.order, dueAt: expect.any(Number) })
      await scene.store.finish(first)
      expect(await before(second)).toBeUndefined()
    })

    test('have one end: what was skipped is listed nowhere, and cannot be sent', async ({
      scene,
    }) => {
      const { first, second } = await threeToTell(scene)
      const { reservationId, customerId, about, channel, template } = first.order
      const notice = { reservationId, customerId, about, channel, template }
      const meta = { causationId: first.causedBy, finishes: first }
      const { noticeEnded } = scene.store.queries
      expect(await noticeEnded(notice)).toBe(false)
      accepted(await scene.store.commit(skipNotice, notice, meta))
      expect(await noticeEnded(notice)).toBe(true)
      expect(await noticeEnded({ ...notice, channel: 'mail' })).toBe(false)
      accepted(await scene.people.run(skipNotice, notice))
      const events = await scene.allEvents()
      expect(events.filter(({ type }) => type === 'NoticeSkipped')).toMatchObject([
        { ...notice, because: 'cancelled' },
      ])
      expect((await scene.store.queries.notices({ limit: 10 })).items).toEqual([])
      expect(await scene.store.queries.earlierTask(second)).toBeUndefined()
      const { kind: _, fields: __, ...other } = second.order
      accepted(await scene.people.run(recordNotice, { ...other, text: 'Cancelled.' }))
      expect(await noticeEnded(second.order)).toBe(true)
    })
  })
}
