import { addHall } from '@outerpark/core/hall'
import { registerMusicals } from '@outerpark/core/musical'
import { expect, test } from 'vitest'
import { META, PLAN, price } from '../store/testing/contract/numbered-scene.ts'
import { START } from '../testing/clock.ts'
import { accepted, actors } from '../testing/season.ts'
import { pass, pipelineScene } from './testing/pipeline.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const scene = pipelineScene()
const { start, eventsOf } = scene

/** A performance in so many ms, in a hall whose house seats are released 24 h before the start. */
async function performanceIn(ms: number, over: object = {}) {
  const { run } = actors(scene.store)
  const plan = {
    ...PLAN,
    flags: [
      { name: 'kill', seats: ['1F/1/6'] },
      { name: 'house', seats: ['1F/2/1-2'] },
    ],
    releases: [{ name: 'house', before: '24h' }],
    ...over,
  }
  const hall = accepted(await run(addHall, { plan }, META))
  const startsAt = new Date(START + ms).toISOString()
  const grades = ['VIP', 'R'].map((grade) => ({ grade, price }))
  const musical = {
    title: '빨래',
    venue: 'Small Stage',
    performances: [{ startsAt, hall: hall.id, grades }],
  }
  const [registered] = accepted(await run(registerMusicals, { musicals: [musical] }, META)).musicals
  const id = registered?.performances[0]?.id
  if (!id) throw new Error('nothing was registered')
  return { id, hall, states: async () => (await scene.store.queries.seatStates(id))?.states }
}

test('house seats go on sale at the time that the plan says, by the box office itself', async () => {
  await start()
  const { id, hall, states } = await performanceIn(25 * HOUR)
  expect(await states()).toBe('.....---....')
  await pass(59 * MINUTE)
  expect(await states()).toBe('.....---....')
  await pass(2 * MINUTE)
  expect(await states()).toBe('.....-......')
  expect(await scene.store.queries.performance(id)).toMatchObject({
    hall: { id: hall.id, version: 2 },
    grades: [{ capacity: 5 }, { capacity: 6, available: 6 }],
  })
  expect(await eventsOf('PerformanceReplanned')).toMatchObject([{ actor: 'system' }])
  await pass(2 * HOUR)
  expect(await eventsOf('PerformanceReplanned')).toHaveLength(1)
})

test('what was due while the daemon was closed is released when it starts', async () => {
  const { states } = await performanceIn(25 * HOUR)
  await pass(10 * HOUR)
  await start()
  await pass(10)
  expect(await states()).toBe('.....-......')
})

test('a flag whose seats have a grade without a price does not hold up the other one', async () => {
  await start()
  const { states, id } = await performanceIn(23 * HOUR, {
    grades: [...(PLAN.grades as object[]), { name: 'S', seats: ['1F/2/1-2'] }],
    flags: [
      { name: 'house', seats: ['1F/2/1-2'] },
      { name: 'wheelchair', seats: ['1F/2/6'] },
    ],
    releases: [
      { name: 'house', before: '24h' },
      { name: 'wheelchair', before: '24h' },
    ],
  })
  await pass(5 * MINUTE)
  expect(await states()).toBe('......--....')
  const { hall } = (await scene.store.queries.performance(id)) ?? {}
  expect(hall?.version).toBe(2)
  const plan = hall && (await scene.store.queries.hall(hall.id, hall.version))?.plan
  expect(plan?.flags).toEqual([{ name: 'house', seats: ['1F/2/1-2'] }])
  // Once for each plan in which they were due.
  expect(scene.warnings).toEqual(['seats not released', 'seats not released'])
})

test('seats of a grade without a price stay, and the log says it once', async () => {
  await start()
  const grades = [...(PLAN.grades as object[]), { name: 'S', seats: ['1F/2/1-2'] }]
  const { states } = await performanceIn(23 * HOUR, { grades })
  await pass(5 * MINUTE)
  expect(await states()).toBe('.....---....')
  expect(scene.warnings.filter((line) => line === 'seats not released')).toHaveLength(1)
})
