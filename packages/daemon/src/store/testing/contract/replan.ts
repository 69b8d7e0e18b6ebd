import { changeHall, type HallDraft, type HallPlanned } from '@outerpark/core/hall'
import type { PerformanceId } from '@outerpark/core/kernel'
import { addPerformances, replanPerformance } from '@outerpark/core/musical'
import { describe, expect } from 'vitest'
import { manualClock } from '../../../testing/clock.ts'
import { accepted, actors } from '../../../testing/season.ts'
import { choose, inHall, META, PLAN, price } from './numbered-scene.ts'
import type { OpenStore, SceneTest } from './scene.ts'

const operation = replanPerformance<HallDraft, HallPlanned>()
const OWN: HallDraft = {
  ...PLAN,
  grades: [
    { name: 'R', seats: ['*'] },
    { name: 'VIP', seats: ['1F/1'] },
    { name: 'S', seats: ['1F/2/4-6'] },
  ],
  flags: [{ name: 'kill', seats: ['1F/1/6', '1F/2/6'] }],
}
const S = [{ grade: 'S', price }]
const BOTH = ['VIP', 'R'].map((grade) => ({ grade, price }))
const LATER = '2027-03-01T19:30+09:00'

type People = ReturnType<typeof actors>

const replanned = (
  { run }: People,
  performanceId: PerformanceId,
  to: { readonly own: HallDraft } | { readonly version: number },
  prices?: typeof S,
) => run(operation, { performanceId, to, prices }, META)

/** Performances get another plan of their hall, or one of their own. */
export function describeReplan(test: SceneTest, openStore: OpenStore): void {
  describe('another plan for a performance', () => {
    test('moves the seats that are taken, and counts the grades anew', async ({
      scene: { people, store, minji },
    }) => {
      const { hall, performance } = await inHall(people)
      const { id } = performance
      accepted(await choose(people, minji, id, ['1F/2/1', '1F/2/2', '1F/1/1', '1F/1/2']))
      const { hall: now } = accepted(await replanned(people, id, { own: OWN }, S))
      expect(now).toEqual({ id: hall.id, version: 2 })
      expect(await store.queries.performance(id)).toMatchObject({
        hall: now,
        grades: [
          { grade: 'VIP', capacity: 5, held: 2, available: 3 },
          { grade: 'R', capacity: 3, held: 2, available: 1 },
          { grade: 'S', capacity: 2, held: 0, available: 2, price },
        ],
      })
      expect(await store.queries.seatStates(id)).toEqual({ hall: now, states: 'xx...-xx...-' })
      const { lines } = accepted(await choose(people, minji, id, ['1F/2/4', '1F/2/5']))
      expect(lines).toMatchObject([{ grade: 'S', seats: 2 }])
    })

    test('is not the plan of the hall: others keep theirs, and its number is never used again', async ({
      scene: { people, store },
    }) => {
      const { hall, performance } = await inHall(people)
      accepted(await replanned(people, performance.id, { own: OWN }, S))
      expect(await store.queries.hall(hall.id)).toMatchObject({ version: 1, plan: PLAN })
      expect(await store.queries.halls()).toMatchObject([{ version: 1 }])
      expect(await store.queries.hall(hall.id, 2)).toMatchObject({
        plan: OWN,
        only: performance.id,
      })
      const other = { ...PLAN, focus: '1F/2/3' }
      const changed = await people.run(changeHall, { hallId: hall.id, plan: other }, META)
      expect(accepted(changed).version).toBe(3)
      expect((await store.queries.hall(hall.id))?.version).toBe(3)
      const back = accepted(await replanned(people, performance.id, { version: 3 }))
      expect(back.hall.version).toBe(3)
      expect((await store.queries.performance(performance.id))?.grades).toMatchObject([
        { grade: 'VIP', capacity: 5 },
        { grade: 'R', capacity: 6 },
      ])
    })

    test('is refused if a seat that is taken or held were lost, and then nothing changes', async ({
      scene: { people, store, minji },
    }) => {
      const { performance } = await inHall(people)
      const { id } = performance
      accepted(
        await choose(people, minji, id, [
          '1F/2/1',
          '1F/2/2',
          '1F/2/3',
          '1F/2/4',
          '1F/2/5',
          '1F/2/6',
        ]),
      )
      expect(await replanned(people, id, { own: OWN }, S)).toMatchObject({
        refusal: { code: 'plan-loses-seats', params: { seats: ['1F/2/4', '1F/2/5', '1F/2/6'] } },
      })
      expect(await store.queries.seatStates(id)).toMatchObject({ hall: { version: 1 } })
      expect(await replanned(people, id, { version: 9 })).toMatchObject({
        refusal: { code: 'plan-not-found' },
      })
    })

    test('brings a grade back with another price', async ({ scene: { people, store } }) => {
      const { performance } = await inHall(people)
      const { id } = performance
      accepted(await replanned(people, id, { own: OWN }, S))
      accepted(await replanned(people, id, { version: 1 }))
      const other = { amount: price.amount + 1000, currency: price.currency }
      accepted(await replanned(people, id, { own: OWN }, [{ grade: 'S', price: other }]))
      expect((await store.queries.performance(id))?.grades).toMatchObject([
        ...[{ grade: 'VIP' }, { grade: 'R' }, { grade: 'S', price: other }],
      ])
    })

    test('is for no other performance', async ({ scene: { people } }) => {
      const { hall, performance } = await inHall(people)
      const performances = [{ startsAt: LATER, hall: hall.id, grades: BOTH }]
      const { musicalId } = performance
      const added = await people.run(addPerformances, { musicalId, performances }, META)
      const [other] = accepted(added).performances
      if (!other) throw new Error('nothing was added')
      accepted(await replanned(people, performance.id, { own: OWN }, S))
      expect(await replanned(people, other.id, { version: 2 }, S)).toMatchObject({
        refusal: { code: 'plan-not-found' },
      })
      accepted(await replanned(people, performance.id, { version: 1 }))
      const again = await replanned(people, performance.id, { version: 2 })
      expect(accepted(again).hall.version).toBe(2)
    })

    test('is there after the store is opened again, with seats that were sold under the one before', async () => {
      const { store, reopen, close } = openStore(manualClock())
      const people = actors(store)
      const customer = await people.customer()
      const { performance } = await inHall(people)
      const { id } = performance
      const booked = accepted(await choose(people, customer, id, ['1F/2/1', '1F/2/2']))
      accepted(await replanned(people, id, { own: OWN }, S))
      const again = await reopen()
      const next = actors(again)
      expect((await again.queries.seatStates(id))?.states).toBe('.....-xx...-')
      const same = accepted(await replanned(next, id, { own: OWN }))
      expect(same.hall.version).toBe(2)
      accepted(await next.cancel(booked.id))
      expect((await again.queries.seatStates(id))?.states).toBe('.....-.....-')
      await close()
    })
  })
}
