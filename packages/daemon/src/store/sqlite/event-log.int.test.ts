import type { EventLog, Store } from '@outerpark/core/ports'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../testing/folder.ts'
import { countedIds } from '../../testing/ids.ts'
import { accepted, actors } from '../../testing/season.ts'
import { openSqliteEventLog } from './event-log.ts'
import { openSqliteStore } from './store.ts'

let folder: ReturnType<typeof temporaryFolder>
let store: Store
let log: EventLog

beforeEach(() => {
  folder = temporaryFolder()
  const file = folder.file('outerpark.db')
  store = openSqliteStore(file, { clock: { now: Date.now }, newId: countedIds() })
  log = openSqliteEventLog(file)
})
afterEach(async () => {
  await log.close()
  await store.close()
  folder.remove()
})

async function bookAndPay(): Promise<void> {
  const people = actors(store)
  const { performanceId } = await people.performance()
  const { id } = accepted(await people.book(await people.customer(), performanceId))
  await people.approve(id)
}

test('an empty log ends at 0', async () => {
  expect(await log.last()).toBe(0)
  expect(await log.after(0, 10)).toEqual([])
  expect(await log.idAt(1)).toBeUndefined()
})

test('what the store commits is read as the store itself reads it', async () => {
  await bookAndPay()
  const events = await store.queries.events(1, 100)
  expect(events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['CustomerSignedUp', 'Reserved', 'PaymentApproved']),
  )
  expect(await log.after(0, 100)).toEqual(events)
  expect(await log.last()).toBe(events.length)
})

test('events come after a position, oldest first, and no more than were asked for', async () => {
  await bookAndPay()
  const positions = async (position: number, limit: number) =>
    (await log.after(position, limit)).map((event) => event.position)
  expect(await positions(1, 2)).toEqual([2, 3])
  const last = await log.last()
  expect(await positions(last - 1, 10)).toEqual([last])
  expect(await positions(last, 10)).toEqual([])
})

test('an event is known by its position', async () => {
  await bookAndPay()
  const [, second] = await log.after(0, 2)
  expect(await log.idAt(2)).toBe(second?.id)
  expect(await log.idAt((await log.last()) + 1)).toBeUndefined()
})

test('what is committed while the log is open is seen', async () => {
  await bookAndPay()
  const before = await log.last()
  await actors(store).performance()
  expect(await log.last()).toBeGreaterThan(before)
})
