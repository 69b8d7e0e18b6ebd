import { PRESETS } from '@outerpark/core/refund'
import { describe, expect } from 'vitest'
import { manualClock } from '../../../testing/clock.ts'
import { accepted, actors, PRICE } from '../../../testing/season.ts'
import { foldAll } from '../plausible.ts'
import { choose, inHall } from './numbered-scene.ts'
import { toD8 } from './refund-scene.ts'
import type { OpenStore, SceneTest } from './scene.ts'
import { won } from './several-grades.ts'

const CHOSEN = ['1F/2/1', '1F/1/5', '1F/1/4', '1F/2/2']
const POLICY = PRESETS['kr-standard']

/** Seats with numbers that are cancelled one by one. */
export function describeNumberedRefunds(test: SceneTest, openStore: OpenStore): void {
  describe('single seats with numbers that are cancelled', () => {
    test('are free again, and only they; somebody else has them then', async ({ scene }) => {
      const { people, store, minji, junho } = scene
      const { performance } = await inHall(people, PRICE, POLICY)
      const states = async () => (await store.queries.seatStates(performance.id))?.states
      const { id } = accepted(await choose(people, minji, performance.id, CHOSEN))
      accepted(await people.approve(id))
      expect(await states()).toBe('...xx-xx....')
      toD8(scene)
      const part = accepted(await people.cancelSeats(id, { places: ['1F/1/5', '1F/2/1'] }, minji))
      expect(await states()).toBe('...x.-.x....')
      expect(part).toMatchObject({
        left: {
          seats: 2,
          lines: [
            { grade: 'R', seats: 1, places: ['1F/2/2'] },
            { grade: 'VIP', seats: 1, places: ['1F/1/4'] },
          ],
        },
        kept: won(2 * (PRICE / 10)),
      })
      expect((await foldAll(store)).get(id)?.left).toEqual(part.left)
      expect(await store.queries.performance(performance.id)).toMatchObject({
        grades: [
          { grade: 'VIP', available: 4, sold: 1 },
          { grade: 'R', available: 5, sold: 1 },
        ],
      })
      accepted(await choose(people, junho, performance.id, ['1F/1/5']))
      expect(await choose(people, junho, performance.id, ['1F/1/4'])).toMatchObject({
        refusal: { code: 'seat-taken', params: { seats: ['1F/1/4'] } },
      })
      expect(await people.cancelSeats(id, { places: ['1F/1/5'] }, minji)).toMatchObject({
        refusal: { code: 'seats-not-booked', params: { seats: ['1F/1/5'] } },
      })
      accepted(await people.cancel(id, minji))
      expect(await states()).toBe('....x-......')
    })

    test('go to one of two who want them in the turn of the cancel', async ({ scene }) => {
      const { people, store, minji, junho } = scene
      const { performance } = await inHall(people, PRICE, POLICY)
      const { id } = accepted(await choose(people, minji, performance.id, CHOSEN))
      accepted(await people.approve(id))
      const outcomes = await Promise.all([
        choose(people, junho, performance.id, ['1F/2/2']),
        people.cancelSeats(id, { places: ['1F/2/2'] }, minji),
        choose(people, junho, performance.id, ['1F/2/2']),
        choose(people, minji, performance.id, ['1F/2/2']),
      ])
      const kinds = outcomes.map(({ kind }) => kind)
      expect(kinds).toEqual(['refused', 'accepted', 'accepted', 'refused'])
      expect((await store.queries.seatStates(performance.id))?.states).toBe('...xx-xx....')
    })

    test('stay free, and the others taken, when the store is opened again', async () => {
      const clock = manualClock()
      const { store, reopen, close } = openStore(clock)
      const people = actors(store)
      const minji = await people.customer()
      const { performance } = await inHall(people, PRICE, POLICY)
      const { id } = accepted(await choose(people, minji, performance.id, CHOSEN))
      accepted(await people.approve(id))
      accepted(await people.cancelSeats(id, { places: ['1F/1/4'] }, minji))
      const before = await store.queries.reservation(id, {})
      const again = await reopen()
      expect((await again.queries.seatStates(performance.id))?.states).toBe('....x-xx....')
      expect(await again.queries.reservation(id, {})).toEqual(before)
      const next = actors(again)
      accepted(await next.cancelSeats(id, { places: ['1F/2/1', '1F/2/2'] }, minji))
      accepted(await choose(next, minji, performance.id, ['1F/1/3', '1F/1/4']))
      accepted(await next.cancel(id, minji))
      expect((await again.queries.seatStates(performance.id))?.states).toBe('..xx.-......')
      await close()
    })
  })
}
