import { addPerformances, registerMusicals } from '@outerpark/core/musical'
import { describe, expect } from 'vitest'
import { accepted, BEGINS, grade } from '../../../testing/season.ts'
import type { SceneTest } from './scene.ts'

const grades = [grade('R', 1)]
const musicalAt = (...times: string[]) => ({
  title: '오페라의 유령',
  venue: '샤롯데씨어터',
  performances: times.map((startsAt) => ({ startsAt, grades })),
})

/** A performance is the same as another one if title, venue and time are the same. */
export function describeOnSaleTwice(test: SceneTest): void {
  describe('a performance that is on sale', () => {
    test('W5: is not registered again, and all that comes with it is refused too', async ({
      scene,
    }) => {
      const { people, phantom, store } = scene
      const musicals = [musicalAt('2027-01-06T19:30+09:00', BEGINS)]
      const refused = await people.run(registerMusicals, { musicals })
      expect(refused).toMatchObject({
        refusal: { code: 'performance-exists', params: { performances: [{ id: phantom }] } },
      })
      expect((await store.queries.performances({ limit: 10 })).items).toHaveLength(1)
    })

    test('W5: is not added to its musical again, whatever the spelling of its time', async ({
      scene,
    }) => {
      const { people, phantom, store } = scene
      const { musicalId } = (await store.queries.performance(phantom)) ?? {}
      if (!musicalId) throw new Error('the scene has no performance')
      const add = (startsAt: string) =>
        people.run(addPerformances, { musicalId, performances: [{ startsAt, grades }] })
      for (const same of [BEGINS, '2027-01-05T10:30:00.000Z', '2027-01-05T19:30'])
        expect(await add(same)).toMatchObject({ refusal: { code: 'performance-exists' } })
      expect(accepted(await add('2027-01-05T14:30')).performances).toMatchObject([
        { startsAt: '2027-01-05T14:30:00+09:00' },
      ])
    })

    test('W5: is put on sale once if two requests come at once', async ({ scene }) => {
      const { people, store } = scene
      const musicals = [musicalAt('2027-01-06T19:30+09:00')]
      const both = await Promise.all([1, 2].map(() => people.run(registerMusicals, { musicals })))
      expect(both.map(({ kind }) => kind).sort()).toEqual(['accepted', 'refused'])
      expect((await store.queries.performances({ limit: 10 })).items).toHaveLength(2)
    })
  })
}
