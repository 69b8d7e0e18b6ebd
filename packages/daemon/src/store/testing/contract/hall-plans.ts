import { addHall, changeHall } from '@outerpark/core/hall'
import { asId } from '@outerpark/core/kernel'
import { addPerformances, registerMusicals } from '@outerpark/core/musical'
import { describe, expect } from 'vitest'
import { manualClock } from '../../../testing/clock.ts'
import { accepted, actors, BEGINS } from '../../../testing/season.ts'
import { choose, inHall, META, PLAN, price } from './numbered-scene.ts'
import type { OpenStore, SceneTest } from './scene.ts'

/** The plans of halls, and what a performance in a hall needs. */
export function describeHallPlans(test: SceneTest, openStore: OpenStore): void {
  describe('plans of halls, and performances in them', () => {
    test('are all kept of a hall that changes twice at once, with a performance between', async () => {
      const { store, reopen, close } = openStore(manualClock())
      const people = actors(store)
      const customer = await people.customer()
      const { hall, performance: first } = await inHall(people)
      const planned = (rows: string) => ({
        hallId: hall.id,
        plan: { ...PLAN, levels: [{ name: '1F', rows }] },
      })
      const { musicalId } = first
      const grades = ['VIP', 'R'].map((grade) => ({ grade, price }))
      const performances = [{ startsAt: '2027-01-06T19:30:00+09:00', hall: hall.id, grades }]
      const [second, added, third] = await Promise.all([
        people.run(changeHall, planned('1..3 1-6'), META),
        people.run(addPerformances, { musicalId, performances }, META),
        people.run(changeHall, planned('1..4 1-6'), META),
      ])
      expect([accepted(second).version, accepted(third).version]).toEqual([2, 3])
      const [{ id, hall: version } = first] = accepted(added).performances
      expect(version).toEqual({ id: hall.id, version: 2 })
      const again = await reopen()
      const next = actors(again)
      for (const each of [1, 2, 3])
        expect((await again.queries.hall(hall.id, each))?.version).toBe(each)
      accepted(await choose(next, customer, id, ['1F/3/5', '1F/3/6']))
      expect((await again.queries.seatStates(id))?.states).toBe('.....-..........xx')
      await close()
    })

    test('need a price for each grade, a hall that exists, and a name that no other hall has', async ({
      scene: { people },
    }) => {
      const { hall } = await inHall(people)
      const register = (id: string, grade: string) => {
        const performances = [{ startsAt: BEGINS, hall: id, grades: [{ grade, price }] }]
        const musical = { title: 'Wicked', venue: 'Elsewhere', performances }
        return people.run(registerMusicals, { musicals: [musical] }, META)
      }
      expect(await register(hall.id, 'Z')).toMatchObject({
        refusal: { code: 'hall-grades', params: { missing: ['R', 'VIP'], unknown: ['Z'] } },
      })
      expect(await register(asId<'hall'>('HA-ZZZZZZZZZZ'), 'R')).toMatchObject({
        refusal: { code: 'hall-not-found' },
      })
      expect(
        await people.run(addHall, { plan: { ...PLAN, hall: 'SMALL stage' } }, META),
      ).toMatchObject({ refusal: { code: 'hall-exists', params: { id: hall.id } } })
      const other = accepted(await people.run(addHall, { plan: { ...PLAN, hall: 'Big' } }, META))
      const renamed = (name: string) =>
        people.run(changeHall, { hallId: other.id, plan: { ...PLAN, hall: name } }, META)
      expect(await renamed('SMALL stage')).toMatchObject({
        refusal: { code: 'hall-exists', params: { id: hall.id } },
      })
      expect(accepted(await renamed('BIG')).version).toBe(2)
    })

    test('are listed by the names of their halls, whatever their case and their ids', async ({
      scene: { store, people },
    }) => {
      const add = async (hall: string) =>
        accepted(await people.run(addHall, { plan: { ...PLAN, hall } }, META))
      for (const name of ['Opera', '나루', 'arena', '가온']) await add(name)
      const { id } = await add('Bowl')
      const names = async () => (await store.queries.halls()).map(({ map }) => map.hall)
      expect(await names()).toEqual(['arena', 'Bowl', 'Opera', '가온', '나루'])
      accepted(await people.run(changeHall, { hallId: id, plan: { ...PLAN, hall: 'Stage' } }, META))
      expect(await names()).toEqual(['arena', 'Opera', 'Stage', '가온', '나루'])
    })
  })
}
