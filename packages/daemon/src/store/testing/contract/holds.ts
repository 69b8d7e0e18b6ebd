import type { CustomerId, PerformanceId } from '@outerpark/core/kernel'
import {
  bookWithin,
  endHold,
  extendHoldBy,
  holdWithin,
  NO_LIMITS,
  showHold,
} from '@outerpark/core/reservation'
import { describe, expect } from 'vitest'
import { manualClock } from '../../../testing/clock.ts'
import { accepted, actors } from '../../../testing/season.ts'
import { choose, inHall } from './numbered-scene.ts'
import type { OpenStore, SceneTest } from './scene.ts'

const HOLD_MS = 600_000
const hold = holdWithin(NO_LIMITS, HOLD_MS)
type People = ReturnType<typeof actors>

const taking = (customerId: CustomerId, performanceId: PerformanceId, ids: readonly string[]) => ({
  ...{ customerId, performanceId, places: ids, seats: ids.length },
})
const takes = async ({ run }: People, who: CustomerId, of: PerformanceId, ids: readonly string[]) =>
  run(hold, taking(who, of, ids))

/** Seats that are held for a while before the booking: taken for all but the one who holds them. */
export function describeHolds(test: SceneTest, openStore: OpenStore): void {
  describe('held seats', () => {
    test('are taken for others, and counted with those that are not paid', async ({
      scene: { people, store, minji, junho },
    }) => {
      const { performance } = await inHall(people)
      const { id } = performance
      accepted(await takes(people, minji, id, ['1F/2/1', '1F/2/2']))
      expect((await store.queries.seatStates(id))?.states).toBe('.....-xx....')
      expect(await store.queries.performance(id)).toMatchObject({
        grades: [{ held: 0 }, { held: 2, available: 4 }],
      })
      expect(await choose(people, junho, id, ['1F/2/2'])).toMatchObject({
        refusal: { code: 'seat-taken', params: { seats: ['1F/2/2'] } },
      })
      expect(await takes(people, junho, id, ['1F/2/2', '1F/2/3'])).toMatchObject({
        refusal: { code: 'seat-taken' },
      })
    })

    test('are replaced as a whole, and another customer can have those that were let go', async ({
      scene: { people, store, minji, junho },
    }) => {
      const { performance } = await inHall(people)
      const { id } = performance
      const first = accepted(await takes(people, minji, id, ['1F/2/1', '1F/2/2']))
      const second = accepted(await takes(people, minji, id, ['1F/2/2', '1F/1/1']))
      expect(second.until).toBe(first.until)
      expect((await store.queries.seatStates(id))?.states).toBe('x....-.x....')
      accepted(await takes(people, junho, id, ['1F/2/1']))
      const shown = accepted(await people.run(showHold, { customerId: minji, performanceId: id }))
      expect(shown.lines).toMatchObject([{ places: ['1F/2/2'] }, { places: ['1F/1/1'] }])
    })

    test('become the booking of the one who holds them, in one commit', async ({
      scene: { people, store, minji },
    }) => {
      const { performance } = await inHall(people)
      const { id } = performance
      accepted(await takes(people, minji, id, ['1F/2/1', '1F/2/2']))
      const before = await store.queries.lastPosition()
      const booked = accepted(await choose(people, minji, id, ['1F/2/1', '1F/2/2']))
      const types = (await store.queries.events(before + 1, 10)).map(({ type }) => type)
      expect(types).toEqual(['HoldEnded', 'Reserved'])
      expect((await store.queries.seatStates(id))?.states).toBe('.....-xx....')
      expect(await store.queries.nextHoldEnd()).toBeUndefined()
      await people.cancel(booked.id, minji)
      expect((await store.queries.seatStates(id))?.states).toBe('.....-......')
    })

    test('the answer of a booking that ended a hold is kept under its key', async ({
      scene: { people, minji },
    }) => {
      const { performance } = await inHall(people)
      const ids = ['1F/2/1', '1F/2/2']
      accepted(await takes(people, minji, performance.id, ids))
      const idempotency = { scope: minji, key: 'hold-1', fingerprint: 'same' }
      const book = () =>
        people.run(
          bookWithin(NO_LIMITS),
          { ...taking(minji, performance.id, ids), paymentMethod: 'card-ok' },
          { causationId: 'RQ-held', idempotency },
        )
      const first = await book()
      expect(await book()).toEqual({ ...first, replayed: true })
    })

    test('of one customer count against that customer’s limits, without those that the new choice replaces', async ({
      scene: { people, minji },
    }) => {
      const { performance } = await inHall(people)
      const { id } = performance
      const limits = { ...NO_LIMITS, maxSeatsPerPerformance: 3, maxUnpaidSeats: 3 }
      const within = holdWithin(limits, HOLD_MS)
      const three = ['1F/2/1', '1F/2/2', '1F/2/3']
      accepted(await people.run(within, taking(minji, id, three)))
      accepted(await people.run(within, taking(minji, id, ['1F/2/3', '1F/2/4', '1F/2/5'])))
      expect(await people.run(within, taking(minji, id, [...three, '1F/2/4']))).toMatchObject({
        refusal: { code: 'seat-limit-reached', params: { has: 0, most: 3 } },
      })
      const { performanceId } = await people.performance()
      const other = { customerId: minji, performanceId, seats: 1, paymentMethod: 'card-ok' }
      expect(await people.run(bookWithin(limits), other)).toMatchObject({
        refusal: { code: 'unpaid-seat-limit-reached', params: { unpaid: 3 } },
      })
      const given = { customerId: minji, performanceId: id, because: 'given-back' } as const
      expect(accepted(await people.run(endHold, given))).toBe(3)
      accepted(await people.run(bookWithin(limits), other))
    })

    test('that are free count for the performance, and are not unpaid', async ({
      scene: { people, minji },
    }) => {
      const { performance } = await inHall(people, 0)
      const limits = { ...NO_LIMITS, maxSeatsPerPerformance: 3, maxUnpaidSeats: 2 }
      const within = holdWithin(limits, HOLD_MS)
      const three = ['1F/2/1', '1F/2/2', '1F/2/3']
      accepted(await people.run(within, taking(minji, performance.id, three)))
      const more = taking(minji, performance.id, [...three, '1F/2/4'])
      expect(await people.run(within, more)).toMatchObject({
        refusal: { code: 'seat-limit-reached' },
      })
      const { performanceId } = await people.performance()
      const other = { customerId: minji, performanceId, seats: 2, paymentMethod: 'card-ok' }
      accepted(await people.run(bookWithin(limits), other))
      const named = { customerId: minji, performanceId: performance.id }
      expect(accepted(await people.run(endHold, { ...named, because: 'given-back' }))).toBe(3)
      expect(await people.run(bookWithin(limits), { ...other, seats: 1 })).toMatchObject({
        refusal: { code: 'unpaid-seat-limit-reached', params: { unpaid: 2 } },
      })
    })

    test('are the same after the store is opened again, with their deadline and their only extension', async () => {
      const clock = manualClock()
      const { store, reopen, close } = openStore(clock)
      const people = actors(store)
      const customerId = await people.customer()
      const { performance } = await inHall(people)
      const named = { customerId, performanceId: performance.id }
      accepted(await takes(people, customerId, performance.id, ['1F/2/1', '1F/1/1']))
      const extended = accepted(await people.run(extendHoldBy(HOLD_MS), named))
      const again = await reopen()
      const next = actors(again)
      expect(accepted(await next.run(showHold, named))).toEqual(extended)
      expect(await next.run(extendHoldBy(HOLD_MS), named)).toMatchObject({
        refusal: { code: 'hold-extended-before' },
      })
      const until = Date.parse(extended.until)
      expect(await again.queries.nextHoldEnd()).toBe(until)
      expect(await again.queries.holdsUntil(until - 1, 10)).toEqual([])
      expect(await again.queries.holdsUntil(until, 10)).toEqual([{ ...named, until }])
      expect(accepted(await next.run(endHold, { ...named, because: { expired: until } }))).toBe(2)
      expect(await again.queries.holdsUntil(until, 10)).toEqual([])
      await close()
    })
  })
}
