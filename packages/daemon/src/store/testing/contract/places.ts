import { changeHall } from '@outerpark/core/hall'
import { describe, expect } from 'vitest'
import { manualClock } from '../../../testing/clock.ts'
import { accepted, actors, PRICE } from '../../../testing/season.ts'
import { foldAll } from '../plausible.ts'
import { choose, inHall, META, PLAN } from './numbered-scene.ts'
import type { OpenStore, SceneTest } from './scene.ts'

/** Performances whose seats have numbers: each seat is free, or taken by one booking. */
export function describePlaces(test: SceneTest, openStore: OpenStore): void {
  describe('seats with numbers', () => {
    test('are counted by the plan of the hall, and taken and free again one by one', async ({
      scene: { people, store, minji },
    }) => {
      const { performance } = await inHall(people)
      const { id } = performance
      expect(performance.grades).toMatchObject([{ capacity: 5 }, { capacity: 6 }])
      const states = async () => (await store.queries.seatStates(id))?.states
      expect(await states()).toBe('.....-......')
      const booked = accepted(
        await choose(people, minji, id, ['1F/2/1', '1F/1/5', '1F/1/4', '1F/2/2']),
      )
      expect(booked).toMatchObject({
        ...{ grade: null, seats: 4, amount: { amount: 4 * PRICE } },
        lines: [
          { grade: 'R', seats: 2, places: ['1F/2/1', '1F/2/2'] },
          { grade: 'VIP', seats: 2, places: ['1F/1/4', '1F/1/5'] },
        ],
      })
      expect(await states()).toBe('...xx-xx....')
      await people.approve(booked.id)
      expect(await states()).toBe('...xx-xx....')
      await people.cancel(booked.id, minji)
      expect(await states()).toBe('.....-......')
      expect((await foldAll(store)).get(booked.id)?.lines).toEqual(booked.lines)
    })

    test.for(['expire', 'decline', 'cancel'] as const)(
      'are free after %s, and somebody else has them then',
      async (end, { scene: { people, minji, junho } }) => {
        const { performance } = await inHall(people)
        const wish = ['1F/1/1', '1F/1/2']
        const { id } = accepted(await choose(people, minji, performance.id, wish))
        expect(await choose(people, junho, performance.id, ['1F/1/2'])).toMatchObject({
          refusal: { code: 'seat-taken', params: { seats: ['1F/1/2'] } },
        })
        accepted(await people[end](id))
        accepted(await choose(people, junho, performance.id, wish))
      },
    )

    test('of two who want the same seat at once, one has it', async ({
      scene: { people, store, minji, junho },
    }) => {
      const { performance } = await inHall(people)
      const outcomes = await Promise.all([
        choose(people, minji, performance.id, ['1F/1/4', '1F/1/5']),
        choose(people, junho, performance.id, ['1F/1/3', '1F/1/4']),
      ])
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['accepted', 'refused'])
      const { states } = (await store.queries.seatStates(performance.id)) ?? {}
      expect(states?.replaceAll(/[^x]/g, '')).toBe('xx')
    })

    test('stay as they are when the store is opened again, and another plan is for later performances', async () => {
      const { store, reopen, close } = openStore(manualClock())
      const people = actors(store)
      const customer = await people.customer()
      const { hall, performance } = await inHall(people)
      const booked = accepted(await choose(people, customer, performance.id, ['1F/2/6']))
      const flags = [{ name: 'house', seats: ['1F/2'] }]
      const changed = { hallId: hall.id, plan: { ...PLAN, flags } }
      expect(accepted(await people.run(changeHall, changed, META)).version).toBe(2)
      expect(accepted(await people.run(changeHall, changed, META)).version).toBe(2)
      const again = await reopen()
      expect(await again.queries.seatStates(performance.id)).toEqual({
        hall: { id: hall.id, version: 1 },
        states: '.....-.....x',
      })
      expect(await again.queries.performance(performance.id)).toMatchObject({
        hall: { id: hall.id, version: 1 },
      })
      expect((await again.queries.hall(hall.id, 1))?.plan).toEqual(PLAN)
      expect((await again.queries.hall(hall.id))?.version).toBe(2)
      expect(await again.queries.halls()).toHaveLength(1)
      expect((await again.queries.reservation(booked.id, {}))?.lines).toEqual(booked.lines)
      const next = actors(again)
      accepted(await next.cancel(booked.id))
      accepted(await choose(next, customer, performance.id, ['1F/2/6']))
      await close()
    })
  })
}
