import { afterEach, beforeEach, expect, test } from 'vitest'
import { manualClock } from '../../testing/clock.ts'
import { withConnection } from '../../testing/connection.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { countedIds } from '../../testing/ids.ts'
import { accepted, actors, grade } from '../../testing/season.ts'
import { openSqliteStore } from './store.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

async function openScene() {
  const parts = { clock: manualClock(), newId: countedIds() }
  const { opened: store, db } = withConnection(() =>
    openSqliteStore(folder.file('outerpark.db'), parts),
  )
  const people = actors(store)
  const minji = await people.customer()
  const { performanceId } = await people.performance([grade('VIP', 1_000)])
  return {
    ...{ store, db, people, minji },
    book: async () => accepted(await people.book(minji, performanceId)).id,
    claim: () => store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 1_000 }),
    tasks: async () =>
      (await store.queries.tasks({ limit: 10 })).items.map(({ kind }) => kind).toReversed(),
  }
}

test('S9: a group that is rolled back withdraws nothing, and a claim after it counts', async () => {
  const { store, db, people, book, claim, tasks } = await openScene()
  const ids = [await book(), await book()]
  db.exec(
    `CREATE TEMP TRIGGER refusal BEFORE DELETE ON tasks BEGIN SELECT RAISE(ABORT, 'a fault'); END`,
  )
  const outcomes = await Promise.allSettled(ids.map((id) => people.cancel(id)))
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await tasks()).toEqual(['approve-payment', 'approve-payment'])
  db.exec('DROP TRIGGER refusal')
  const [task] = await claim()
  expect(task?.order.reservationId).toBe(ids[0])
  await Promise.all(ids.map((id) => people.cancel(id)))
  expect(await tasks()).toEqual(['approve-payment', 'cancel-payment', 'send-notice'])
  expect((await store.queries.taskCounts())['approve-payment'].waiting).toBe(1)
  await store.close()
})

test('S9: the task of a payment is found by its number, without an index that each booking writes', async () => {
  const { store, db, people, book } = await openScene()
  for (let i = 0; i < 300; i++) await book()
  const id = await book()
  const plan = db
    .prepare<unknown[], { detail: string }>(
      'EXPLAIN QUERY PLAN SELECT seq FROM tasks WHERE seq >= +? ORDER BY seq LIMIT 1',
    )
    .all(1)
  expect(plan.map(({ detail }) => detail)).toEqual([
    'SEARCH tasks USING INTEGER PRIMARY KEY (rowid>?)',
  ])
  expect(accepted(await people.cancel(id))).toMatchObject({ paymentStatus: 'cancelled' })
  await store.close()
})
