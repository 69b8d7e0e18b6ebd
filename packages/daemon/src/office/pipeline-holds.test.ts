import { extendHoldBy, holdWithin, NO_LIMITS, showHold } from '@outerpark/core/reservation'
import { expect, test } from 'vitest'
import { inHall } from '../store/testing/contract/numbered-scene.ts'
import { accepted, actors } from '../testing/season.ts'
import { pass, pipelineScene } from './testing/pipeline.ts'

const MINUTE = 60_000
const scene = pipelineScene()
const { start, eventsOf } = scene

async function holding(places: readonly string[]) {
  const people = actors(scene.store)
  const { performance } = await inHall(people)
  const named = { customerId: scene.minji, performanceId: performance.id }
  const wish = { ...named, places, seats: places.length }
  const held = accepted(await people.run(holdWithin(NO_LIMITS, 10 * MINUTE), wish))
  const states = async () => (await scene.store.queries.seatStates(performance.id))?.states
  return { people, named, held, states }
}

test('held seats are free again when their time is over, and not before', async () => {
  await start()
  const { states } = await holding(['1F/2/1', '1F/2/2'])
  await pass(10 * MINUTE - 1)
  expect(await states()).toBe('.....-xx....')
  await pass(2)
  expect(await states()).toBe('.....-......')
  expect(await eventsOf('HoldEnded')).toMatchObject([
    { because: 'expired', actor: 'system', causationId: 'hold-deadline' },
  ])
})

test('seats whose time was extended stay held until then', async () => {
  await start()
  const { people, named, states } = await holding(['1F/2/1'])
  await pass(9 * MINUTE)
  accepted(await people.run(extendHoldBy(10 * MINUTE), named))
  await pass(10 * MINUTE - 1)
  expect(await states()).toBe('.....-x.....')
  await pass(2)
  expect(await states()).toBe('.....-......')
  expect(await people.run(showHold, named)).toMatchObject({ kind: 'refused' })
})

test('holds that ended while the daemon was closed are ended when it starts', async () => {
  const { states } = await holding(['1F/2/1'])
  await pass(60 * MINUTE)
  expect(await states()).toBe('.....-x.....')
  await start()
  await pass(1)
  expect(await states()).toBe('.....-......')
})
