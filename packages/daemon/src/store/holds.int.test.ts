import type { HoldDeadline, Store } from '@outerpark/core/ports'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ManualClock, manualClock } from '../testing/clock.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { countedIds } from '../testing/ids.ts'
import { emptyState } from './memory/state.ts'
import { openMemoryStore } from './memory/store.ts'
import { openSqliteAudit } from './sqlite/audit.ts'
import { openSqliteStore } from './sqlite/store.ts'
import {
  type HoldScene,
  type HoldStep,
  heldIn,
  holdScene,
  holdStories,
  playHolds,
} from './testing/hold-steps.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

/** Of holds that end at once no order is promised. */
const endOf = ({ performanceId, customerId, until }: HoldDeadline) =>
  `${until} ${performanceId} ${customerId}`

/** Everything that a caller can see of a story. */
async function seen(store: Store, scene: HoldScene) {
  const { queries } = store
  const events = await queries.events(1, 1000)
  return {
    held: await heldIn(store, scene),
    ends: (await queries.holdsUntil(Number.MAX_SAFE_INTEGER, 100)).map(endOf).sort(),
    performances: await Promise.all(scene.performances.map((id) => queries.performance(id))),
    states: await Promise.all(scene.performances.map((id) => queries.seatStates(id))),
    reservations: await queries.reservations({ limit: 500 }),
    // Each store has its own event ids.
    events: events.map(({ id: _, causationId: __, ...event }) => event),
  }
}

/** Plays a story. In the middle of it the store is closed and opened again. */
async function play(
  open: () => Store,
  clock: ManualClock,
  steps: readonly HoldStep[],
  atOnce: number,
) {
  const first = open()
  const scene = await holdScene(first)
  const half = atOnce * Math.ceil(steps.length / 2 / atOnce)
  const before = await playHolds(first, clock, scene, steps.slice(0, half), atOnce)
  await first.close()
  const second = open()
  try {
    const after = await playHolds(second, clock, scene, steps.slice(half), atOnce)
    return { outcomes: [...before, ...after], ...(await seen(second, scene)) }
  } finally {
    await second.close()
  }
}

const parts = () => ({ clock: manualClock(), newId: countedIds() })

function inMemory(steps: readonly HoldStep[], atOnce: number) {
  const [state, given] = [emptyState(), parts()]
  return play(() => openMemoryStore(given, state), given.clock, steps, atOnce)
}

async function onDisk(file: string, steps: readonly HoldStep[], atOnce: number) {
  const given = parts()
  const found = await play(() => openSqliteStore(file, given), given.clock, steps, atOnce)
  const audit = openSqliteAudit(file)
  const broken = (await audit.invariants()).filter((each) => !('broken' in each) || each.broken > 0)
  await audit.close()
  expect(broken).toEqual([])
  return found
}

async function compare(stories: fc.Arbitrary<HoldStep[]>, atOnce: number): Promise<void> {
  let runs = 0
  const property = fc.asyncProperty(stories, async (steps) => {
    runs += 1
    const found = await onDisk(folder.file(`${runs}.db`), steps, atOnce)
    expect(found).toEqual(await inMemory(steps, atOnce))
  })
  await fc.assert(property, { numRuns: 25 })
}

test('any story of holds leaves the same behind on SQLite as in memory, and every invariant holds of the tables', () =>
  compare(holdStories, 1))

test('so does one that happens in groups, faults and all', () =>
  // These read first and then commit. In the middle of a turn the two stores are not at the same point.
  compare(
    holdStories.map((steps) =>
      steps.filter((step) => step.do !== 'sweep' && step.do !== 'book-held'),
    ),
    6,
  ))
