import { asId } from '@outerpark/core/kernel'
import { describe, expect } from 'vitest'
import { grade } from '../../../testing/season.ts'
import { pages } from './pages.ts'
import type { SceneTest } from './scene.ts'

/** Lists of musicals and performances. */
export function describeSeasonLists(test: SceneTest): void {
  describe('the lists', () => {
    test('of performances run by time, whatever their offset and the order in which they came', async ({
      scene,
    }) => {
      const { store, people } = scene
      const times = ['2027-03-01T19:30+09:00', '2027-01-05T12:00Z', '2027-01-05T19:29+09:00']
      for (const startsAt of times) await people.performance([grade('R', 1)], startsAt)
      const found = (await pages(3, store.queries.performances)).flat()
      expect(found.map(({ startsAt }) => startsAt)).toEqual([
        '2027-01-05T19:29:00+09:00',
        '2027-01-05T19:30:00+09:00',
        '2027-01-05T12:00:00+00:00',
        '2027-03-01T19:30:00+09:00',
      ])
    })

    test('of performances can be of one musical, or of a prefix', async ({ scene }) => {
      const { store, people } = scene
      const other = await people.performance([grade('R', 1)])
      const of = (request: object) => store.queries.performances({ limit: 10, ...request })
      expect((await of({ musicalId: other.musicalId })).items.map(({ id }) => id)).toEqual([
        other.performanceId,
      ])
      expect((await of({ idPrefix: other.performanceId })).items.map(({ id }) => id)).toEqual([
        other.performanceId,
      ])
      expect((await of({ idPrefix: 'PF-' })).items).toHaveLength(2)
      expect((await of({ musicalId: asId('MU-ZZZZZZZZZZ') })).items).toEqual([])
    })

    test('W10: of performances can be between two times, by title, and with free seats only', async ({
      scene,
    }) => {
      const { store, people, phantom, minji } = scene
      const later = await people.performance([grade('R', 1)], '2027-03-01T19:30+09:00')
      const of = async (request: object) =>
        (await store.queries.performances({ limit: 10, ...request })).items.map(({ id }) => id)
      const march = Date.parse('2027-03-01T10:30:00Z')
      expect(await of({ from: march })).toEqual([later.performanceId])
      expect(await of({ to: march })).toEqual([phantom])
      expect(await of({ from: march, to: march })).toEqual([])
      expect(await of({ title: '오페라의' })).toEqual([phantom, later.performanceId])
      expect(await of({ title: 'rent' })).toEqual([])
      await people.book(minji, later.performanceId, { seats: 1 })
      expect(await of({ available: true })).toEqual([phantom])
      const { items, next } = await store.queries.performances({ limit: 1, from: 1 })
      expect(items.map(({ id }) => id)).toEqual([phantom])
      expect(await of({ from: 1, cursor: next })).toEqual([later.performanceId])
    })

    test('of musicals run from new to old', async ({ scene }) => {
      const { store, people } = scene
      const { musicalId } = await people.performance([grade('R', 1)])
      const { items } = await store.queries.musicals({ limit: 10 })
      expect(items).toHaveLength(2)
      expect(items[0]).toEqual({
        id: musicalId,
        title: '오페라의 유령',
        venue: '샤롯데씨어터 2관',
        runningMinutes: null,
        timeZone: '+09:00',
      })
      expect((await pages(1, store.queries.musicals)).flat()).toEqual(items)
      expect((await store.queries.musicals({ limit: 10, idPrefix: musicalId })).items).toEqual([
        items[0],
      ])
    })
  })
}
