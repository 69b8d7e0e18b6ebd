import { asId, refuse } from '@outerpark/core/kernel'
import type { StoreOperation } from '@outerpark/core/ports'
import { describe, expect } from 'vitest'
import { NO_RESERVATION, seatsOf } from '../../../testing/season.ts'
import type { SceneTest } from './scene.ts'

/** The facts for the decision of a command. */
export function describeCommitFacts(test: SceneTest): void {
  describe('a commit', () => {
    test('reads what the one before it in the same turn has written: nobody gets the same seat', async ({
      scene,
    }) => {
      const { store, people, minji, phantom } = scene
      const asked = Array.from({ length: 30 }, () => people.book(minji, phantom, { grade: 'VIP' }))
      const outcomes = await Promise.all(asked)
      expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(10)
      expect(outcomes.slice(0, 10).every(({ kind }) => kind === 'accepted')).toBe(true)
      expect(await seatsOf(store, phantom)).toEqual({
        capacity: 10,
        available: 0,
        held: 10,
        sold: 0,
      })
    })

    test('is given what it asked to read, and nothing else', async ({ scene }) => {
      const { people, phantom } = scene
      let seen: unknown
      const curious: StoreOperation<null, null> = {
        name: 'curious',
        needs: () => ({ offer: { performanceId: phantom, grade: 'R' } }),
        decide(_, facts) {
          seen = facts
          return refuse('performance-not-found', { id: 'enough seen' })
        },
      }
      await people.run(curious, null)
      expect(seen).toEqual({
        asker: undefined,
        customer: undefined,
        customerErasedAt: undefined,
        code: undefined,
        activeBookings: [],
        announcement: undefined,
        performancesOf: [],
        allHalls: [],
        holdsOf: [],
        hallSeats: [],
        erased: false,
        customerWithEmail: undefined,
        musical: undefined,
        offer: {
          performanceId: phantom,
          musicalId: expect.any(String),
          title: '오페라의 유령',
          venue: '샤롯데씨어터',
          startsAt: '2027-01-05T19:30:00+09:00',
          grades: [
            {
              ...{ grade: 'R', price: { amount: 150_000, currency: 'KRW' } },
              ...{ capacity: 5, available: 5 },
            },
          ],
        },
        reservation: undefined,
        payment: undefined,
        paymentNeverSent: false,
        standing: undefined,
        season: [],
        showing: [],
        noticeSent: false,
        staff: undefined,
        token: undefined,
        tokensOf: [],
        webhookOff: false,
      })
    })

    test('finds no offer where there is no performance, and no grade where it has another name', async ({
      scene,
    }) => {
      const { people, minji, phantom } = scene
      expect(await people.book(minji, asId('PF-ZZZZZZZZZZ'), {})).toMatchObject({
        refusal: { code: 'performance-not-found' },
      })
      expect(await people.book(minji, phantom, { grade: 'Z' })).toMatchObject({
        refusal: { code: 'grade-not-found', params: { grade: 'Z', grades: ['VIP', 'R'] } },
      })
      expect(await people.book(minji, phantom)).toMatchObject({
        refusal: { code: 'grade-required' },
      })
      expect(await people.cancel(NO_RESERVATION)).toMatchObject({
        refusal: { code: 'reservation-not-found' },
      })
      expect(await people.approve(NO_RESERVATION)).toMatchObject({
        refusal: { code: 'payment-not-found' },
      })
    })
  })
}
