import type { CustomerId, PerformanceId, SaleTerms } from '@outerpark/core/kernel'
import { changeSaleTerms, registerMusicals } from '@outerpark/core/musical'
import type { Store } from '@outerpark/core/ports'
import { bookWithin, NO_LIMITS } from '@outerpark/core/reservation'
import { describe, expect } from 'vitest'
import { accepted, grade } from '../../../testing/season.ts'
import type { Scene, SceneTest } from './scene.ts'

const OPENS = '2026-12-31T10:00:00+09:00'
const PRESALE = { opens: '2020-01-01T10:00:00+09:00', code: 'FANS', seats: 4 }

type Outcomes = readonly Awaited<ReturnType<Store['commit']>>[]
const codes = (outcomes: Outcomes) =>
  outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.refusal.code : 'accepted'))

/** Registers a musical with two dates that have these terms. */
async function onSale({ people }: Pick<Scene, 'people'>, terms?: SaleTerms, perCustomer?: number) {
  const performances = ['2027-02-05T19:30:00+09:00', '2027-02-06T19:30:00+09:00'].map(
    (startsAt) => ({ startsAt, grades: [grade('VIP', 20)], terms }),
  )
  const musical = { title: 'Wicked', venue: 'Blue Square', performances, perCustomer }
  const { musicals } = accepted(await people.run(registerMusicals, { musicals: [musical] }))
  const [first, second] = musicals[0]?.performances ?? []
  if (!first || !second) throw new Error('Two dates were registered, and none came back.')
  return [first.id, second.id] as const
}

const booking =
  ({ people }: Pick<Scene, 'people'>, presaleCode?: string) =>
  (customerId: CustomerId, performanceId: PerformanceId, seats = 1) =>
    people.run(bookWithin(NO_LIMITS), {
      ...{ customerId, performanceId, grade: 'VIP', seats, paymentMethod: 'card-ok' },
      presaleCode,
    })

/** When, to whom and how much of a performance is sold, decided on what the store has. */
export function describeSaleTerms(test: SceneTest): void {
  describe('the terms of a sale', () => {
    test('3.10: terms are kept, shown, changed and taken away', async ({ scene }) => {
      const { people, store, allEvents } = scene
      const terms = { sale: { opens: OPENS, closes: 'start-2h' }, presale: PRESALE }
      const [id] = await onSale(scene, terms)
      expect(await store.queries.performance(id)).toMatchObject({ terms })
      const change = (to: object) => people.run(changeSaleTerms, { performanceId: id, ...to })
      accepted(await change({ closes: null, presale: null, perCustomer: 2, reason: 'asked for' }))
      const after = { sale: { opens: OPENS }, perCustomer: 2 }
      expect((await store.queries.performance(id))?.terms).toEqual(after)
      accepted(await change({ opens: null, perCustomer: null }))
      expect(await store.queries.performance(id)).not.toHaveProperty('terms')
      const again = await change({ opens: null })
      const events = await allEvents()
      const told = events.filter(({ type }) => type === 'SaleTermsChanged')
      expect([again.kind, told.length]).toEqual(['accepted', 2])
      expect(told[0]).toMatchObject({ terms: after, was: terms, reason: 'asked for' })
    })

    test('3.10: bookings of one turn take no more seats than the presale has, and returned ones count again', async ({
      scene,
    }) => {
      const { people, minji, junho } = scene
      const [id] = await onSale(scene, {
        sale: { opens: '2027-01-31T10:00:00+09:00' },
        presale: PRESALE,
      })
      expect(codes([await booking(scene)(minji, id)])).toEqual(['sale-not-open'])
      const named = booking(scene, 'FANS')
      const [first, ...others] = await Promise.all([
        named(minji, id, 2),
        named(junho, id, 2),
        named(minji, id),
        named(junho, id),
      ])
      const full = ['presale-sold-out', 'presale-sold-out']
      expect(codes([first, ...others])).toEqual(['accepted', 'accepted', ...full])
      await people.cancel(accepted(first).id)
      const last = [await named(junho, id, 2), await named(minji, id)]
      expect(codes(last)).toEqual(['accepted', 'presale-sold-out'])
    })

    test('3.10: the cap of a performance holds for each customer, in an office without limits too', async ({
      scene,
    }) => {
      const { minji, junho } = scene
      const [id, other] = await onSale(scene, { perCustomer: 2 })
      const book = booking(scene)
      const asked = [book(minji, id), book(minji, id), book(minji, id), book(junho, id, 2)]
      const [a, b, c, d] = await Promise.all(asked)
      expect(codes([a, b, c, d] as Outcomes)).toEqual([
        ...['accepted', 'accepted', 'seat-limit-reached', 'accepted'],
      ])
      expect(codes([await book(minji, other, 2)])).toEqual(['accepted'])
    })

    test('3.10: the cap of a musical counts the seats of all of its dates, also those from before', async ({
      scene,
    }) => {
      const { people, minji, phantom } = scene
      const [id, other] = await onSale(scene, undefined, 3)
      const book = booking(scene)
      accepted(await book(minji, phantom, 4))
      const first = accepted(await book(minji, id, 2))
      expect(codes([await book(minji, other, 2)])).toEqual(['seat-limit-reached'])
      expect(codes([await book(minji, other, 1)])).toEqual(['accepted'])
      const full = await book(minji, id)
      expect(full).toMatchObject({ refusal: { params: { case: 'musical', has: 3, most: 3 } } })
      await people.cancel(first.id)
      expect(codes([await book(minji, other, 2)])).toEqual(['accepted'])
    })
  })
}
