import { expect, test } from 'vitest'
import { manualClock } from '../../testing/clock.ts'
import { withConnection } from '../../testing/connection.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { countedIds } from '../../testing/ids.ts'
import { accepted, actors } from '../../testing/season.ts'
import { TURN_MS } from '../turns.ts'
import { openSqliteStore } from './store.ts'

const APPROVE = { kind: 'approve-payment', limit: 5, leaseMs: 10_000 } as const
const CANCEL = { kind: 'cancel-payment', limit: 5, leaseMs: 10_000 } as const

/** Two customers; the first has so many more refunds in the queue, one after another, as `turns.ts` queues them. */
async function afterALoop(tasks: number) {
  const folder = temporaryFolder()
  const clock = manualClock()
  const parts = { clock, newId: countedIds() }
  const { opened: store, db } = withConnection(() =>
    openSqliteStore(folder.file('outerpark.db'), parts),
  )
  const people = actors(store)
  const customers = [await people.customer('Kim Minji'), await people.customer('Lee Jun')] as const
  const { performanceId } = await people.performance()
  const bookAndCancel = async (who: 0 | 1) => {
    const { id } = accepted(await people.book(customers[who], performanceId))
    await store.claim(APPROVE)
    accepted(await people.cancel(id, customers[who]))
    return id
  }
  await bookAndCancel(0)
  db.prepare(
    `WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?)
     INSERT INTO tasks (kind, subject, caused_by, due_at, queued_at, turn)
     SELECT kind, subject, caused_by, due_at, queued_at, turn + n * ? FROM tasks, n WHERE kind = 2`,
  ).run(tasks, TURN_MS)
  return {
    ...{ store, db, clock, customers, performanceId, bookAndCancel },
    reopen: () => openSqliteStore(folder.file('outerpark.db'), parts),
    async close() {
      if (db.open) await store.close()
      folder.remove()
    },
  }
}

test('S9: one refund behind 50,000 of another customer is among the next few, and found without reading them', async () => {
  const { store, db, clock, bookAndCancel, close } = await afterALoop(50_000)
  clock.advance(2 * TURN_MS - 1)
  const id = await bookAndCancel(1)
  const next = await store.claim(CANCEL)
  expect(next.map(({ order }) => order.reservationId).indexOf(id)).toBe(2)
  const plans = [
    'due_at = queued_at AND kind = +? ORDER BY turn, seq LIMIT +?',
    'due_at <> queued_at AND kind = +? AND due_at <= +? ORDER BY due_at, seq LIMIT +?',
    'due_at <> queued_at AND kind = +? AND due_at > +? ORDER BY due_at, seq LIMIT +?',
  ].map((where) =>
    db
      .prepare<unknown[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT seq FROM tasks WHERE dead = 0 AND ${where}`,
      )
      .all(...Array(where.split('+?').length - 1).fill(1))
      .map(({ detail }) => detail),
  )
  for (const plan of plans) {
    expect(plan).toHaveLength(1)
    expect(plan[0]).toMatch(/^SEARCH tasks USING (COVERING )?INDEX tasks_(in_turn|postponed) /)
  }
  await close()
})

test('S9: after a restart the tasks of a customer still keep their order', async () => {
  const { store, clock, customers, performanceId, reopen, close } = await afterALoop(3)
  await store.close()
  const again = reopen()
  const people = actors(again)
  const { id } = accepted(await people.book(customers[0], performanceId))
  await again.claim(APPROVE)
  accepted(await people.cancel(id, customers[0]))
  clock.advance(1)
  const claimed = await again.claim({ ...CANCEL, limit: 10 })
  expect(claimed).toHaveLength(5)
  expect(claimed.at(-1)?.order.reservationId).toBe(id)
  await again.close()
  await close()
})
