import type { CustomerId, PerformanceId } from '@outerpark/core/kernel'
import { eraseWithHolds } from '@outerpark/core/policies'
import { endHold, holdWithin, NO_LIMITS } from '@outerpark/core/reservation'
import { describe, expect } from 'vitest'
import { type ManualClock, manualClock } from '../../../testing/clock.ts'
import { accepted, actors } from '../../../testing/season.ts'
import { choose, inHall } from './numbered-scene.ts'
import type { OpenStore, SceneTest } from './scene.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const hold = holdWithin(NO_LIMITS, 10 * MINUTE, undefined, 30 * MINUTE)

/** Customers who hold seats of one performance, again and again. */
function holders(people: ReturnType<typeof actors>, performanceId: PerformanceId) {
  const { run } = people
  return {
    hold: (customerId: CustomerId, place = '1F/2/1') =>
      run(hold, { customerId, performanceId, places: [place], seats: 1 }),
    giveBack: async (customerId: CustomerId) =>
      accepted(await run(endHold, { customerId, performanceId, because: 'given-back' })),
    expire: async (customerId: CustomerId, until: string) =>
      accepted(
        await run(endHold, {
          ...{ customerId, performanceId },
          because: { expired: Date.parse(until) },
        }),
      ),
  }
}

const minutesAfter = (clock: ManualClock, minutes: number) =>
  new Date(clock.now() + minutes * MINUTE).toISOString()

/** The time in which a customer may hold seats of a performance, which all holds of it share. */
export function describePastHolds(test: SceneTest, openStore: OpenStore): void {
  describe('the time in which a customer holds seats of a performance', () => {
    test('is shared by all holds of it, and not with other customers', async ({
      scene: { people, clock, minji, junho },
    }) => {
      const { id } = (await inHall(people)).performance
      const at = holders(people, id)
      accepted(await at.hold(minji))
      clock.advance(4 * MINUTE)
      await at.giveBack(minji)
      clock.advance(15 * MINUTE)
      const again = accepted(await at.hold(minji))
      expect(again.until).toBe(minutesAfter(clock, 6))
      expect(accepted(await at.hold(junho, '1F/2/2')).until).toBe(minutesAfter(clock, 10))
      clock.advance(6 * MINUTE)
      expect(await at.expire(minji, again.until)).toBe(1)
      clock.advance(MINUTE)
      expect(await at.hold(minji)).toMatchObject({
        refusal: { code: 'hold-again-later', params: { waitMs: 29 * MINUTE } },
      })
      clock.advance(29 * MINUTE)
      expect(accepted(await at.hold(minji)).until).toBe(minutesAfter(clock, 10))
    })

    test('begins anew with a booking, and for each performance', async ({
      scene: { people, clock, minji },
    }) => {
      const { id } = (await inHall(people)).performance
      const at = holders(people, id)
      accepted(await at.hold(minji))
      clock.advance(9 * MINUTE)
      accepted(await choose(people, minji, id, ['1F/2/1']))
      expect(accepted(await at.hold(minji, '1F/2/2')).until).toBe(minutesAfter(clock, 10))
    })

    test('is not there for an erased customer, whose seats are free in the same commit', async ({
      scene: { people, store, minji, junho },
    }) => {
      const { id } = (await inHall(people)).performance
      const at = holders(people, id)
      accepted(await at.hold(minji))
      const before = await store.queries.lastPosition()
      accepted(await people.run(eraseWithHolds, { customerId: minji }))
      expect(await store.queries.events(before + 1, 10)).toMatchObject([
        { type: 'HoldEnded', because: 'erased', customerId: minji, performanceId: id },
        { type: 'CustomerErased' },
      ])
      expect(await store.queries.nextHoldEnd()).toBeUndefined()
      accepted(await at.hold(junho))
      expect(await at.hold(minji, '1F/2/2')).toMatchObject({
        refusal: { code: 'customer-erased' },
      })
    })

    test('ends with the number of holds within an hour, and is counted over openings of the store', async () => {
      const clock = manualClock()
      const { store, reopen, close } = openStore(clock)
      const people = actors(store)
      const customerId = await people.customer()
      const { id } = (await inHall(people)).performance
      const within = holdWithin({ ...NO_LIMITS, maxHoldsPerHour: 3 }, 10 * MINUTE)
      const wish = (place: string) => ({
        ...{ customerId, performanceId: id, places: [place], seats: 1 },
      })
      accepted(await people.run(within, wish('1F/2/1')))
      clock.advance(20 * MINUTE)
      accepted(await people.run(within, wish('1F/2/4')))
      accepted(await people.run(within, wish('1F/2/2')))
      const again = actors(await reopen())
      expect(await again.run(within, wish('1F/2/3'))).toMatchObject({
        refusal: { code: 'too-many-holds', params: { most: 3, waitMs: 40 * MINUTE } },
      })
      clock.advance(40 * MINUTE)
      accepted(await again.run(within, wish('1F/2/3')))
      await close()
    })

    test('is the same after the store is opened again, and is swept when nobody needs it', async () => {
      const clock = manualClock()
      const { store, reopen, close } = openStore(clock)
      const people = actors(store)
      const customerId = await people.customer()
      const { id } = (await inHall(people)).performance
      const first = holders(people, id)
      accepted(await first.hold(customerId))
      clock.advance(9 * MINUTE)
      await first.giveBack(customerId)
      await store.sweep()
      const again = await reopen()
      const second = holders(actors(again), id)
      const { until } = accepted(await second.hold(customerId))
      expect(until).toBe(minutesAfter(clock, 1))
      clock.advance(MINUTE)
      await second.expire(customerId, until)
      clock.advance(DAY + 1)
      await again.sweep()
      expect(accepted(await second.hold(customerId)).until).toBe(minutesAfter(clock, 10))
      await close()
    })
  })
}
