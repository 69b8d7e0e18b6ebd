import { addHall, changeHall, type HallDraft } from '@outerpark/core/hall'
import { asId, type CustomerId, type PerformanceId } from '@outerpark/core/kernel'
import { addPerformances, registerMusicals } from '@outerpark/core/musical'
import type { Outcome } from '@outerpark/core/ports'
import { book, type ReservationReply } from '@outerpark/core/reservation'
import { describe, expect } from 'vitest'
import { manualClock } from '../../../testing/clock.ts'
import { accepted, actors, BEGINS, PRICE } from '../../../testing/season.ts'
import { foldAll } from '../plausible.ts'
import type { OpenStore, SceneTest } from './scene.ts'

/** Two rows of six; the last seat of the first is killed. */
const PLAN: HallDraft = {
  hall: 'Small Stage',
  timezone: 'Asia/Seoul',
  focus: '1F/1/3',
  levels: [{ name: '1F', rows: '1..2 1-6' }],
  grades: [
    { name: 'R', seats: ['*'] },
    { name: 'VIP', seats: ['1F/1'] },
  ],
  flags: [{ name: 'kill', seats: ['1F/1/6'] }],
}
const META = { causationId: 'RQ-hall' }
const price = { amount: PRICE, currency: 'KRW' }

type People = ReturnType<typeof actors>

async function inHall({ run }: People) {
  const hall = accepted(await run(addHall, { plan: PLAN }, META))
  const performances = [
    {
      startsAt: BEGINS,
      hall: hall.id,
      grades: [
        { grade: 'VIP', price },
        { grade: 'R', price },
      ],
    },
  ]
  const musical = { title: '빨래', venue: 'Small Stage', performances }
  const [registered] = accepted(await run(registerMusicals, { musicals: [musical] }, META)).musicals
  const [performance] = registered?.performances ?? []
  if (!performance) throw new Error('nothing was registered')
  return { hall, performance }
}

const choose = (
  { run }: People,
  customerId: CustomerId,
  performanceId: PerformanceId,
  places: readonly string[],
): Promise<Outcome<ReservationReply>> =>
  run(book, { customerId, performanceId, places, seats: places.length, paymentMethod: 'card-ok' })

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

    test('keep each plan of a hall that changes twice at once, with a performance between', async () => {
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
    })
  })
}
