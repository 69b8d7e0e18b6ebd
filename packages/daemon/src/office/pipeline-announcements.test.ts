import { movePerformance, sendMessage } from '@outerpark/core/musical'
import { expect, test } from 'vitest'
import { watchAnnouncements } from '../pipeline/announcements.ts'
import { accepted, actors, grade } from '../testing/season.ts'
import { pipelineScene } from './testing/pipeline.ts'

const scene = pipelineScene()
const { eventsOf } = scene
const META = { causationId: 'RQ-test' }
/** Two whole lots and a part of one. */
const BOOKINGS = 120

/** A performance with bookings that is moved and written about. */
async function announced() {
  const people = actors(scene.store)
  const { performanceId, musicalId } = await people.performance([grade('VIP', 500)])
  for (let n = 0; n < BOOKINGS; n++) accepted(await people.book(scene.minji, performanceId))
  const command = { performanceId, musicalId, startsAt: '2027-02-09T20:00:00+09:00' }
  accepted(await scene.store.commit(movePerformance, command, META))
  const message = { performanceId, subject: 'Doors', text: 'At six.' }
  accepted(await scene.store.commit(sendMessage, message, META))
  return performanceId
}

/** The store as a process has it that is killed after so many commands: nothing of what comes later is committed. */
function dyingAfter(commands: number) {
  let done = 0
  let die = () => {}
  const dead = new Promise<void>((resolve) => {
    die = resolve
  })
  const commit: typeof scene.store.commit = (...given) => {
    done += 1
    if (done <= commands) return scene.store.commit(...given)
    die()
    return Promise.reject(new Error('killed'))
  }
  return { store: { ...scene.store, commit }, dead }
}

test('3.9: killed after each lot, and between two commands of one, it goes on and tells everybody once, in order', async () => {
  const performanceId = await announced()
  const log = { warn: () => undefined }
  for (const commands of [0, 1, 50, 73, 100, 120]) {
    const { store, dead } = dyingAfter(commands)
    const watch = watchAnnouncements({ store, log })
    await dead
    await watch.stop()
  }
  const watch = watchAnnouncements({ store: scene.store, log })
  while ((await scene.store.queries.openAnnouncements()).length > 0)
    await new Promise((resolve) => setImmediate(resolve))
  await watch.stop()
  const told = new Map<string, number[]>()
  for (const event of await eventsOf('CustomerInformed'))
    if (event.type === 'CustomerInformed')
      told.set(event.reservationId, [...(told.get(event.reservationId) ?? []), event.announces])
  expect(told.size).toBe(BOOKINGS)
  const all = await scene.store.queries.announcements(performanceId)
  const positions = all.map(({ position }) => position)
  for (const heard of told.values()) expect(heard).toEqual(positions)
  expect(all.map(({ told: count }) => count)).toEqual([BOOKINGS, BOOKINGS])
})
