import type { CustomerId, PerformanceId } from '@outerpark/core/kernel'
import type { Store } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { manualClock } from '../../testing/clock.ts'
import { withConnection } from '../../testing/connection.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { countedIds } from '../../testing/ids.ts'
import { accepted, actors, grade } from '../../testing/season.ts'
import { openSqliteStore } from './store.ts'

let folder: ReturnType<typeof temporaryFolder>
let store: Store
let db: Database.Database
let minji: CustomerId
let phantom: PerformanceId

beforeEach(async () => {
  folder = temporaryFolder()
  const parts = { clock: manualClock(), newId: countedIds() }
  const open = withConnection(() => openSqliteStore(folder.file('outerpark.db'), parts))
  store = open.opened
  db = open.db
  const people = actors(store)
  minji = await people.customer()
  phantom = (await people.performance([grade('VIP', 10)])).performanceId
  accepted(await people.book(minji, phantom, { seats: 2 }))
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

test.each([
  [
    'more seats are taken than there are',
    'UPDATE seat_counts SET available = available - 9, held = held + 9',
    'CHECK',
  ],
  ['seats vanish', 'UPDATE seat_counts SET available = available - 1', 'CHECK'],
  ['seats appear', 'UPDATE seat_counts SET sold = sold + 1', 'CHECK'],
  ['held seats turn negative', 'UPDATE seat_counts SET held = -1, available = 11', 'CHECK'],
  ['a grade has less than no seats', 'UPDATE seat_counts SET capacity = -1, held = -11', 'CHECK'],
  ['a price turns negative', 'UPDATE grades SET price = -1', 'CHECK'],
  ['half a seat is booked', 'UPDATE reservations SET seats = 1.5', 'datatype|cannot store'],
  ['no seat is booked', 'UPDATE reservations SET seats = 0', 'CHECK'],
  [
    'a reservation is in a state that does not exist',
    'UPDATE reservations SET status = 6',
    'CHECK',
  ],
  ['a payment is in a state that does not exist', 'UPDATE reservations SET payment = 0', 'CHECK'],
  [
    'a payment is approved without a charge',
    'UPDATE reservations SET payment = 3, charge_id = NULL',
    'CHECK',
  ],
  ['a reservation is there twice', 'INSERT INTO reservations SELECT * FROM reservations', 'UNIQUE'],
  ['a reservation has no customer', 'UPDATE reservations SET customer = 99', 'FOREIGN KEY'],
  ['a reservation has no offer', 'UPDATE reservations SET offer = 99', 'FOREIGN KEY'],
  ['an offer is of no grade', "UPDATE offers SET grade = 'Z'", 'FOREIGN KEY'],
  [
    'two events have the same position',
    'INSERT INTO events SELECT * FROM events LIMIT 1',
    'UNIQUE',
  ],
  [
    'a notice is sent twice for one event and channel',
    `INSERT INTO notices (at, reservation, customer, about, channel, template, text)
     VALUES ('', 1, 1, 7, 'inbox', 't', 'x'), ('', 1, 1, 7, 'inbox', 't', 'y')`,
    'UNIQUE',
  ],
  [
    'an address signs up twice',
    "INSERT INTO customers SELECT NULL, 'CU-2', name, email, language, mail, NULL, 0, search_key FROM customers",
    'UNIQUE',
  ],
  ['a customer has no name and is not erased', 'UPDATE customers SET name = NULL', 'CHECK'],
  [
    'an erased customer keeps the address',
    'UPDATE customers SET name = NULL, erased_at = 1',
    'CHECK',
  ],
])('the tables refuse it when %s', (_, sql, by) => {
  expect(() => db.exec(sql)).toThrow(new RegExp(by))
})

test('the tables allow what the rules allow', () => {
  expect(() =>
    db.exec('UPDATE seat_counts SET available = available - 8, held = held + 8'),
  ).not.toThrow()
})
