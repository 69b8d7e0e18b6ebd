import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { manualClock } from '../../testing/clock.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { answersOfBefore, makeDatabaseOfBefore } from '../../testing/home-before.ts'
import { randomIds } from '../../testing/ids.ts'
import { openSqliteStore } from './store.ts'

// Names and addresses of a home of version 0.1, which had them in its events too.

const { kim } = answersOfBefore().people
const PERSONAL = /Kim Minji|kim@example|lee@example/i
let folder: ReturnType<typeof temporaryFolder>
let file: string

beforeEach(async () => {
  folder = temporaryFolder()
  file = folder.file('outerpark.db')
  makeDatabaseOfBefore('outerpark', file)
  keepAnswersOfSignUps()
  deliverMail()
  const store = openSqliteStore(file, { clock: manualClock(), newId: randomIds })
  await store.close()
})
afterEach(() => folder.remove())

/** Keeps the answers to sign-ups that came with an Idempotency-Key, as that version did. */
function keepAnswersOfSignUps(): void {
  const db = new Database(file)
  const keep = db.prepare(
    "INSERT INTO answers (scope, key, fingerprint, answer, kept_at) VALUES ('nobody', ?, ?, ?, 1)",
  )
  const customer = { id: kim.id, name: 'Kim Minji', email: 'kim@example.com', language: 'ko' }
  const reply = { customer, tokenId: 'token-of-kim' }
  const refusal = { code: 'email-already-registered', detail: 'kim@example.com has already …' }
  keep.run('a-sign-up', '1234', JSON.stringify({ kind: 'accepted', reply, position: 1 }))
  keep.run('a-refusal', '1234', JSON.stringify({ kind: 'refused', refusal }))
  db.prepare(
    "INSERT INTO answers (scope, key, fingerprint, answer, kept_at) VALUES ('CU-1', 'k', '1', ?, 1)",
  ).run(JSON.stringify({ kind: 'refused', refusal }))
  keep.run('as-text', 'POST /v1/customers {"name":"Kim Minji"}', JSON.stringify({ reply }))
  db.close()
}

/** A mail was delivered to Kim. Lee got notices in the inbox only. */
function deliverMail(): void {
  inDatabase((db) =>
    db
      .prepare(
        `INSERT INTO notices (at, reservation_id, customer_id, about, channel, template, text)
         SELECT at, reservation_id, customer_id, about, 'mail', template, text FROM notices
         WHERE customer_id = ? LIMIT 1`,
      )
      .run(kim.id),
  )
}

function inDatabase<T>(act: (db: Database.Database) => T): T {
  const db = new Database(file)
  try {
    return act(db)
  } finally {
    db.close()
  }
}

test('S6: they are in the table of customers alone', () => {
  const holders = inDatabase((db) =>
    db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all()
      .filter((table) => PERSONAL.test(JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all()))),
  )
  expect(holders).toEqual(['customers'])
})

test('S6: an address to which a mail was delivered counts as confirmed, and no other', () => {
  const confirmed = inDatabase((db) =>
    db.prepare('SELECT id FROM customers WHERE confirmed = 1').pluck().all(),
  )
  expect(confirmed).toEqual([kim.id])
})

test('S6: nothing of them is left in the file where events, answers and the old table were', () => {
  inDatabase((db) => {
    db.pragma('secure_delete = ON')
    db.exec('UPDATE customers SET name = NULL, email = NULL, search_key = NULL, erased_at = 1')
  })
  const found = PERSONAL.exec(readFileSync(file).toString('latin1'))
  expect(found?.[0]).toBeUndefined()
})

test('a refusal that was kept is decided again, since it has no parameters', () => {
  const refused = "SELECT count(*) FROM answers WHERE answer ->> 'kind' = 'refused'"
  expect(inDatabase((db) => db.prepare(refused).pluck().get())).toBe(0)
})

test('S6: the kept answer to a sign-up has ids alone', () => {
  const kept = inDatabase((db) =>
    db.prepare("SELECT key, answer FROM answers WHERE scope = 'nobody'").raw().all(),
  )
  const reply = { tokenId: 'token-of-kim', customerId: kim.id }
  const answer = JSON.stringify({ kind: 'accepted', reply, position: 1 })
  expect(kept).toEqual([['a-sign-up', answer]])
})
