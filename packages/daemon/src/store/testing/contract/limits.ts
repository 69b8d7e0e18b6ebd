import type { CustomerId, PerformanceId } from '@outerpark/core/kernel'
import type { Store } from '@outerpark/core/ports'
import {
  bookWithin,
  type CustomerLimits,
  cancelWithin,
  NO_LIMITS,
} from '@outerpark/core/reservation'
import { describe, expect } from 'vitest'
import { accepted, grade } from '../../../testing/season.ts'
import type { Scene, SceneTest } from './scene.ts'

const MINUTE = 60_000

/** Books at the performance of the scene within limits. */
const bookingWithin =
  ({ people, phantom }: Pick<Scene, 'people' | 'phantom'>, limits: Partial<CustomerLimits>) =>
  (customerId: CustomerId, over: { seats?: number; at?: PerformanceId; key?: string } = {}) => {
    const { seats = 1, at: performanceId = phantom, key } = over
    const scope = customerId
    return people.run(
      bookWithin({ ...NO_LIMITS, ...limits }),
      { customerId, performanceId, grade: 'VIP', seats, paymentMethod: 'card-ok' },
      key === undefined
        ? undefined
        : { causationId: 'RQ-test', idempotency: { scope, key, fingerprint: '1' } },
    )
  }

type Outcomes = readonly Awaited<ReturnType<Store['commit']>>[]
const codes = (outcomes: Outcomes) =>
  outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.refusal.code : 'accepted'))

/** The limits of what one customer may do, decided on what the store has. */
export function describeLimits(test: SceneTest): void {
  describe('the limits of a customer', () => {
    test('S5: commands of one turn see each other: no customer gets more seats than the limit', async ({
      scene,
    }) => {
      const book = bookingWithin(scene, { maxSeatsPerPerformance: 4 })
      const asked = [scene.minji, scene.junho].flatMap((who) => [1, 2, 1, 1].map((n) => [who, n]))
      const outcomes = await Promise.all(
        asked.map(([who, seats]) => book(who as CustomerId, { seats: Number(seats) })),
      )
      const one = ['accepted', 'accepted', 'accepted', 'seat-limit-reached']
      expect(codes(outcomes)).toEqual([...one, ...one])
    })

    test('S5: seats that were given back can be booked again, in the same turn too', async ({
      scene,
    }) => {
      const { people, minji } = scene
      const book = bookingWithin(scene, { maxSeatsPerPerformance: 2, maxUnpaidSeats: 2 })
      const { id } = accepted(await book(minji, { seats: 2 }))
      const [refused, , taken] = await Promise.all([
        book(minji),
        people.cancel(id),
        book(minji, { seats: 2 }),
      ])
      expect(codes([refused, taken])).toEqual(['seat-limit-reached', 'accepted'])
    })

    test('S5: bookings from before count, and those that nothing limited', async ({ scene }) => {
      const { bookVip, minji, people } = scene
      const paid = await bookVip(2)
      await people.approve(paid.id)
      const over = await bookVip(2)
      await people.decline(over.id)
      await bookVip(1)
      const book = bookingWithin(scene, { maxSeatsPerPerformance: 4 })
      expect(codes([await book(minji, { seats: 2 }), await book(minji)])).toEqual([
        'seat-limit-reached',
        'accepted',
      ])
    })

    test('S5: another performance has seats of its own, but all unpaid seats count together', async ({
      scene,
    }) => {
      const { minji, people } = scene
      const { performanceId: at } = await people.performance([grade('VIP', 10)])
      const book = bookingWithin(scene, { maxSeatsPerPerformance: 2, maxUnpaidSeats: 3 })
      const first = accepted(await book(minji, { seats: 2 }))
      const tooMany = await book(minji, { seats: 2, at })
      await people.approve(first.id)
      const paid = await book(minji, { seats: 2, at })
      expect(codes([tooMany, paid])).toEqual(['unpaid-seat-limit-reached', 'accepted'])
    })

    test('S5: an expired reservation holds nothing and is not unpaid any more', async ({
      scene,
    }) => {
      const { minji, people } = scene
      const book = bookingWithin(scene, { maxSeatsPerPerformance: 1, maxUnpaidSeats: 1 })
      const { id } = accepted(await book(minji))
      await people.expire(id)
      expect(codes([await book(minji)])).toEqual(['accepted'])
    })

    test('S5: after so many declined payments the customer waits, and a charge begins the count anew', async ({
      scene,
    }) => {
      const { minji, junho, people, clock } = scene
      const book = bookingWithin(scene, { maxDeclinesPerHour: 2, declinePauseMs: 10 * MINUTE })
      const decline = async () => people.decline(accepted(await book(minji)).id)
      await decline()
      await people.approve(accepted(await book(minji)).id)
      await decline()
      await decline()
      expect(codes([await book(minji), await book(junho)])).toEqual([
        'too-many-declines',
        'accepted',
      ])
      clock.advance(10 * MINUTE)
      await decline()
      expect(codes([await book(minji)])).toEqual(['too-many-declines'])
    })

    test('S9: a customer’s cancels are counted, an admin’s are not', async ({ scene }) => {
      const { minji, people, bookVip, clock } = scene
      const cancel = cancelWithin({ ...NO_LIMITS, maxCancelsPerHour: 2 })
      const byAdmin = await bookVip()
      await people.cancel(byAdmin.id)
      const cancelOne = async () =>
        people.run(cancel, { reservationId: (await bookVip()).id, by: { customerId: minji } })
      const outcomes = [await cancelOne(), await cancelOne(), await cancelOne()]
      clock.advance(60 * MINUTE)
      outcomes.push(await cancelOne())
      expect(codes(outcomes)).toEqual(['accepted', 'accepted', 'too-many-cancels', 'accepted'])
    })

    test('S5: a refusal is not the answer to the same request later', async ({ scene }) => {
      const { minji, people, clock } = scene
      const book = bookingWithin(scene, { maxDeclinesPerHour: 1, declinePauseMs: MINUTE })
      await people.decline(accepted(await book(minji)).id)
      const refused = await book(minji, { key: 'again' })
      clock.advance(MINUTE)
      expect(codes([refused, await book(minji, { key: 'again' })])).toEqual([
        'too-many-declines',
        'accepted',
      ])
    })

    test('S5: a command that fails half-way counts nothing', async ({ scene }) => {
      const { minji, people } = scene
      const within = bookWithin({ ...NO_LIMITS, maxSeatsPerPerformance: 1 })
      const broken: typeof within = {
        ...within,
        decide(command, facts, context) {
          const decision = within.decide(command, facts, context)
          if (decision.kind === 'refused') return decision
          // The second of the same reservations cannot be added.
          return { ...decision, events: [...decision.events, ...decision.events] }
        },
      }
      const order = { customerId: minji, grade: 'VIP', seats: 1, paymentMethod: 'card-ok' }
      const command = { ...order, performanceId: scene.phantom }
      await expect(people.run(broken, command)).rejects.toThrow('already')
      expect(await people.run(within, command)).toMatchObject({ kind: 'accepted' })
    })
  })
}
