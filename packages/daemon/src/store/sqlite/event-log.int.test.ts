import { asId, paymentIdOf } from '@outerpark/core/kernel'
import { factsOf, isShown, type MyPageEvent } from '@outerpark/core/mypage'
import { recordNotice } from '@outerpark/core/notice'
import { recordDeferral } from '@outerpark/core/payment'
import type { EventLog, Store } from '@outerpark/core/ports'
import { book } from '@outerpark/core/reservation'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../testing/folder.ts'
import { countedIds } from '../../testing/ids.ts'
import { accepted, actors, grade, PRICE } from '../../testing/season.ts'
import { openSqliteEventLog } from './event-log.ts'
import { openSqliteStore } from './store.ts'

const LATER = '2027-01-01T00:00:00.000Z'
const NOTICE = {
  about: asId<'event'>('EV-AAAAAAAAAA'),
  channel: 'inbox',
  template: 'payment-approved',
} as const

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

test('what the store commits is read as the store itself reads it, as far as MyPage looks', async () => {
  const people = actors(store)
  const { performanceId } = await people.performance()
  const customerId = await people.customer()
  const booked = async () => accepted(await people.book(customerId, performanceId)).id
  const [paid, declined, deferred] = [await booked(), await booked(), await booked()]
  await people.approve(paid)
  await people.decline(declined)
  await people.run(recordDeferral, { paymentId: paymentIdOf(deferred), retryAt: LATER })
  const order = { customerId, performanceId, grade: undefined, seats: 2, paymentMethod: 'card-ok' }
  accepted(await people.run(book, { ...order, deferredUntil: LATER }))
  await people.run(recordNotice, { ...NOTICE, reservationId: paid, customerId })
  await people.cancel(paid)
  await people.refund(paid, PRICE)
  const { performanceId: other } = await people.performance([grade('VIP', 9), grade('R', 9)])
  const lines = ['R', 'VIP'].map((name, i) => ({ grade: name, seats: i + 1 }))
  const several = accepted(await people.book(customerId, other, { lines })).id
  await people.approve(several)
  await people.cancel(several)

  const [events, logged] = [await store.queries.events(1, 100), await log.after(0, 100)]
  expect(new Set(logged.map(({ type }) => type)).size).toBeGreaterThan(8)
  // All its fields are equal to those of the store's events, and no field that MyPage needs is missing.
  expect(events).toMatchObject(logged)
  expect(logged.filter((event) => 'lines' in event)).toHaveLength(3)
  expect(logged.filter(isShown).map(kept)).toEqual(events.filter(isShown).map(kept))
  expect(await log.last()).toBe(events.length)
})

const kept = (event: MyPageEvent) => {
  const { type, position, at, reservationId, customerId } = event
  return { type, position, at, reservationId, customerId, facts: factsOf(event) }
}

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
  const [second] = await store.queries.events(2, 1)
  expect(await log.idAt(2)).toBe(second?.id)
  expect(await log.idAt((await log.last()) + 1)).toBeUndefined()
})

test('what is committed while the log is open is seen', async () => {
  await bookAndPay()
  const before = await log.last()
  await actors(store).performance()
  expect(await log.last()).toBeGreaterThan(before)
})
