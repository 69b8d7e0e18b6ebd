import type { LeasedTask } from '@outerpark/core/ports'
import { describe, expect } from 'vitest'
import { START } from '../../../testing/clock.ts'
import { accepted, BEGINS, grade, seatsOf } from '../../../testing/season.ts'
import type { SceneTest } from './scene.ts'

const begins = Date.parse(BEGINS)

export function describeCurtain(test: SceneTest): void {
  describe('when a performance begins', () => {
    test('C3: unpaid bookings are found, whether their task waits, is leased or is dead', async ({
      scene: { store, bookVip, people, claimOne },
    }) => {
      const dead = await bookVip()
      await store.giveUp((await claimOne()) as LeasedTask, 'no')
      const leased = await bookVip()
      await claimOne()
      const waiting = await bookVip()
      const paid = await bookVip()
      accepted(await people.approve(paid.id))
      const found = async (begunAt: number) => {
        const ids: string[] = []
        let cursor: string | undefined
        do {
          const page = await store.queries.unpaidAtStart({ begunAt, limit: 2, cursor })
          for (const { reservationId, startsAt } of page.items) {
            expect(startsAt).toBe(BEGINS)
            ids.push(reservationId)
          }
          cursor = page.next ?? undefined
        } while (cursor !== undefined)
        return ids
      }
      expect(await found(begins - 1)).toEqual([])
      expect(await found(begins)).toEqual([dead.id, leased.id, waiting.id])
    })

    test('C3: the next start after a time is known', async ({ scene: { store, people } }) => {
      const soon = START + 60_000
      await people.performance([grade('VIP', 1)], new Date(soon).toISOString())
      const { nextStart } = store.queries
      expect(await nextStart(Number.NEGATIVE_INFINITY)).toBe(soon)
      expect(await nextStart(soon - 1)).toBe(soon)
      expect(await nextStart(soon)).toBe(begins)
      expect(await nextStart(begins)).toBeUndefined()
    })
  })

  describe('C7: free seats', () => {
    test('are sold in the commit of the booking, and free again in that of the cancel', async ({
      scene: { store, people, minji, claim },
    }) => {
      const { performanceId } = await people.performance([grade('VIP', 10, 0)])
      const meta = {
        causationId: 'RQ-1',
        idempotency: { scope: minji, key: 'k', fingerprint: '7' },
      }
      const reply = accepted(await people.book(minji, performanceId, { seats: 3, meta }))
      expect(reply).toMatchObject({ status: 'confirmed', paymentStatus: 'approved' })
      expect(await seatsOf(store, performanceId)).toMatchObject({ available: 7, held: 0, sold: 3 })
      const again = await people.book(minji, performanceId, { seats: 3, meta })
      expect(again).toMatchObject({ replayed: true, reply })
      const [payment] = (await store.queries.payments({ limit: 1 })).items
      expect(payment).toMatchObject({ status: 'approved', chargeId: null })
      accepted(await people.cancel(reply.id, minji))
      expect(await seatsOf(store, performanceId)).toMatchObject({ available: 10, held: 0, sold: 0 })
      expect(await store.queries.reservation(reply.id, {})).toMatchObject({
        status: 'cancelled',
        paymentStatus: 'cancelled',
      })
      expect(await claim('approve-payment')).toEqual([])
      expect(await claim('cancel-payment')).toEqual([])
      expect(await claim('send-notice')).toMatchObject([
        { order: { template: 'payment-approved' } },
        { order: { template: 'payment-cancelled' } },
      ])
    })
  })
}
