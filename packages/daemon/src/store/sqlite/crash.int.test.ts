import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { asId } from '@outerpark/core/kernel'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { manualClock } from '../../testing/clock.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { countedIds } from '../../testing/ids.ts'
import { accepted, actors } from '../../testing/season.ts'
import { findingsIn } from './audit.ts'
import { openSqliteStore } from './store.ts'

let folder: ReturnType<typeof temporaryFolder>
let file: string
beforeEach(() => {
  folder = temporaryFolder()
  file = folder.file('outerpark.db')
})
afterEach(() => folder.remove())

const CHILD = fileURLToPath(new URL('./testing/crash-child.ts', import.meta.url))

test('a process that is killed in the middle of its work loses no booking that it has answered', async () => {
  const child = fork(CHILD, [file], { execArgv: [] })
  const answered: string[] = []
  child.on('message', (id) => {
    answered.push(String(id))
    if (answered.length === 300) child.kill('SIGKILL')
  })
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')

  const clock = { now: Date.now }
  const store = openSqliteStore(file, { clock, newId: countedIds() })
  for (const id of answered) expect(await store.queries.reservation(asId(id), {})).toBeDefined()
  const waiting = (await store.queries.taskCounts())['approve-payment'].waiting
  const position = await store.queries.lastPosition()
  // Before the bookings come a customer, a token, a musical and a performance.
  expect(waiting).toBe(position - 4)

  const db = new Database(file, { readonly: true })
  expect(findingsIn(db).filter(({ broken }) => broken > 0)).toEqual([])
  db.close()

  const claimed = await store.claim({ kind: 'approve-payment', limit: 100_000, leaseMs: 1000 })
  expect(claimed).toHaveLength(waiting)
  await store.close()
})

test('the leases of a process that died bind nobody and count as no try: its tasks are due at the next start', async () => {
  const parts = { clock: manualClock(), newId: countedIds() }
  const died = openSqliteStore(file, parts)
  const people = actors(died)
  const { performanceId } = await people.performance()
  accepted(await people.book(await people.customer(), performanceId))
  const [lost] = await died.claim({ kind: 'approve-payment', limit: 1, leaseMs: 600_000 })

  const store = openSqliteStore(file, parts)
  expect(await store.nextDue('approve-payment')).toBe(parts.clock.now())
  const [held] = await store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 1000 })
  expect(held).toMatchObject({ id: lost?.id, attempt: 1 })
  if (lost) await store.finish(lost)
  expect((await store.queries.taskCounts())['approve-payment'].waiting).toBe(1)
  await store.close()
  await died.close()
})

test('what was asked for before the close is done by it', async () => {
  const parts = { clock: manualClock(), newId: countedIds() }
  const store = openSqliteStore(file, parts)
  const people = actors(store)
  const { performanceId } = await people.performance()
  const customer = await people.customer()
  const asked = Array.from({ length: 600 }, () => people.book(customer, performanceId))
  await store.close()
  const outcomes = await Promise.all(asked)
  expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(100)
  const again = openSqliteStore(file, parts)
  expect((await again.queries.reservations({ limit: 500 })).items).toHaveLength(100)
  await again.close()
})
