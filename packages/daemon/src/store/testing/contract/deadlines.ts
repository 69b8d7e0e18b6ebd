import { type BreakerState, recordBreakerChange } from '@outerpark/core/payment'
import type { Store } from '@outerpark/core/ports'
import { expire } from '@outerpark/core/reservation'
import { describe, expect } from 'vitest'
import { START } from '../../../testing/clock.ts'
import { accepted, BEGINS, seatsOf } from '../../../testing/season.ts'
import type { SceneTest } from './scene.ts'

async function turn(store: Store, to: BreakerState, retryAt: string | null = null): Promise<void> {
  const change = { from: 'closed', to, reason: 'probe-failed', error: null, retryAt } as const
  const counted = { ...change, calls: 20, failures: 10 }
  accepted(await store.commit(recordBreakerChange, counted, { causationId: 'payment-breaker' }))
}

export function describeDeadlines(test: SceneTest): void {
  describe('reservations that were booked before a time', () => {
    test('S5: are found while they are unpaid, whether their task waits, is leased or is dead', async ({
      scene: { store, bookVip, people, claimOne, clock },
    }) => {
      const dead = await bookVip()
      await store.giveUp(await claimOne(), 'no')
      clock.advance(1)
      const leased = await bookVip()
      await claimOne()
      const paid = await bookVip()
      accepted(await people.approve(paid.id))
      clock.advance(1)
      const waiting = await bookVip()
      const found = async (queuedBefore: number) => {
        const ids: string[] = []
        let cursor: string | undefined
        do {
          const page = await store.queries.unpaidSince({ queuedBefore, limit: 2, cursor })
          for (const { reservationId, startsAt, queuedAt } of page.items) {
            expect({ startsAt, late: queuedAt > queuedBefore }).toEqual({
              startsAt: BEGINS,
              late: false,
            })
            ids.push(reservationId)
          }
          cursor = page.next ?? undefined
        } while (cursor !== undefined)
        return ids
      }
      expect(await found(START - 1)).toEqual([])
      expect(await found(START)).toEqual([dead.id])
      expect(await found(START + 1)).toEqual([dead.id, leased.id])
      expect(await found(START + 2)).toEqual([dead.id, leased.id, waiting.id])
    })
  })

  describe('a reservation that expired', () => {
    test('has given its seats back, and is followed by a cancel and a notice', async ({
      scene,
    }) => {
      const { store, bookVip, phantom, people, claim } = scene
      const { id } = await bookVip(3)
      await claim('approve-payment')
      const deadline = new Date(START).toISOString()
      accepted(await people.run(expire, { reservationId: id, deadline }))
      expect(await seatsOf(store, phantom)).toMatchObject({ available: 10, held: 0, sold: 0 })
      expect(await store.queries.reservation(id, {})).toMatchObject({ status: 'expired' })
      expect(await claim('cancel-payment')).toMatchObject([{ order: { reservationId: id } }])
      expect(await claim('send-notice')).toMatchObject([
        { order: { reservationId: id, template: 'reservation-expired' } },
      ])
    })

    test('gives them back once, and stays expired when its payment is approved late', async ({
      scene,
    }) => {
      const { store, bookVip, phantom, people, claim } = scene
      const { id } = await bookVip(3)
      await claim('approve-payment')
      const deadline = new Date(START).toISOString()
      accepted(await people.run(expire, { reservationId: id, deadline }))
      accepted(await people.run(expire, { reservationId: id, deadline }))
      accepted(await people.approve(id))
      expect(await seatsOf(store, phantom)).toMatchObject({ available: 10, held: 0, sold: 0 })
      expect(await store.queries.reservation(id, {})).toMatchObject({
        status: 'expired',
        paymentStatus: 'approved',
      })
    })
  })

  describe('the breaker', () => {
    test('is unknown before its first change, and as the last one left it afterwards', async ({
      scene: { store, clock },
    }) => {
      expect(await store.queries.breaker()).toBeUndefined()
      expect(await store.queries.pausedSince(START)).toBe(0)
      await turn(store, 'open', new Date(START + 5_000).toISOString())
      clock.advance(5_000)
      await turn(store, 'half-open')
      expect(await store.queries.breaker()).toMatchObject({
        at: START + 5_000,
        state: 'half-open',
        retryAt: null,
      })
    })

    test('that was opened by a clock that was ahead is closed for all that once it has closed', async ({
      scene: { store, clock },
    }) => {
      clock.advance(3_600_000)
      await turn(store, 'open')
      clock.advance(-3_600_000 + 5_000)
      await turn(store, 'closed')
      clock.advance(48 * 3_600_000)
      expect(await store.queries.pausedSince(START)).toBeLessThan(10_000)
    })

    test('counts the time in which it was not closed, from any moment on', async ({
      scene: { store, clock },
    }) => {
      await turn(store, 'open')
      clock.advance(5_000)
      await turn(store, 'half-open')
      clock.advance(100)
      await turn(store, 'closed')
      clock.advance(60_000)
      await turn(store, 'open')
      clock.advance(1_000)
      const { pausedSince } = store.queries
      expect(await pausedSince(START - 60_000)).toBe(6_100)
      expect(await pausedSince(START + 3_000)).toBe(3_100)
      expect(await pausedSince(START + 10_000)).toBe(1_000)
      expect(await pausedSince(START + 66_000)).toBe(100)
    })
  })
}
