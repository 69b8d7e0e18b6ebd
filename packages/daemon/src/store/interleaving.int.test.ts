import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { manualClock } from '../testing/clock.ts'
import { withConnection } from '../testing/connection.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { countedIds } from '../testing/ids.ts'
import { openMemoryStore } from './memory/store.ts'
import { findingsIn } from './sqlite/audit.ts'
import { openSqliteStore } from './sqlite/store.ts'
import { type Told, tell } from './testing/interleaving.ts'
import { type Step, stories } from './testing/stories.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const parts = () => ({ clock: manualClock(), newId: countedIds() })

/** Everything that a caller can see of a story. */
async function seen({ store: { queries }, performanceId, outcomes }: Told) {
  const events = await queries.events(1, 1000)
  // Each store has its own event ids, so events are compared by position.
  const positions = new Map(events.map(({ id, position }) => [String(id), position]))
  const positioned = <T extends object>(row: T) =>
    'about' in row ? { ...row, about: positions.get(String(row.about)) } : row
  const notices = await queries.notices({ limit: 500 })
  return {
    outcomes,
    performance: await queries.performance(performanceId),
    reservations: await queries.reservations({ limit: 500 }),
    payments: await queries.payments({ limit: 500 }),
    notices: { ...notices, items: notices.items.map(positioned) },
    tasks: await queries.tasks({ limit: 500 }),
    counts: await queries.taskCounts(),
    events: events.map(({ id: _, causationId: __, ...event }) => positioned(event)),
  }
}

/** Runs each story on both stores, and compares the results. */
async function compare(told: fc.Arbitrary<Step[]>, numRuns: number, atOnce: number) {
  let runs = 0
  const property = fc.asyncProperty(told, async (steps) => {
    runs += 1
    const file = folder.file(`${runs}.db`)
    const { opened: store, db } = withConnection(() => openSqliteStore(file, parts()))
    try {
      const nothing = async () => {}
      const onDisk = await tell(store, steps, nothing, atOnce)
      const inMemory = await tell(openMemoryStore(parts()), steps, nothing, atOnce)
      expect(await seen(onDisk)).toEqual(await seen(inMemory))
      expect(findingsIn(db).filter(({ broken }) => broken > 0)).toEqual([])
    } finally {
      await store.close()
    }
  })
  await fc.assert(property, { numRuns })
}

test('any story leaves the same behind on SQLite as in memory, and every invariant holds of the tables', () =>
  compare(stories, 25, 1))

test('so does one that happens in groups, faults and all', () =>
  // A notice names an event that must be read first, as a refund does with its sum, and a claim does not wait for the commit. In
  // the middle of a turn the two stores are not at the same point.
  compare(
    stories.map((steps) =>
      steps.filter((step) => !['notice', 'give-back', 'claim'].includes(step.do)),
    ),
    25,
    7,
  ))
