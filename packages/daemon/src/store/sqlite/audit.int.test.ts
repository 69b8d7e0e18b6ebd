import { numberedId } from '@outerpark/core/kernel'
import { INVARIANTS } from '@outerpark/core/names'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { manualClock } from '../../testing/clock.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { countedIds } from '../../testing/ids.ts'
import { auditOf, findingsIn, openSqliteAudit } from './audit.ts'
import { paymentStatus } from './codes.ts'
import { openSqliteStore } from './store.ts'
import { tellEveryStory } from './testing/every-status.ts'
import { inStatus, ofBoth, paid, TAMPERED } from './testing/tampered.ts'

let folder: ReturnType<typeof temporaryFolder>
let db: Database.Database

beforeAll(async () => {
  folder = temporaryFolder()
  const file = folder.file('outerpark.db')
  const store = openSqliteStore(file, { clock: manualClock(), newId: countedIds() })
  await tellEveryStory(store)
  await store.close()
  db = new Database(file)
})
afterAll(() => {
  db?.close()
  folder?.remove()
})
// Each test changes rows with the constraints switched off. Afterwards everything is rolled back.
beforeEach(() => {
  db.pragma('foreign_keys = OFF')
  db.pragma('ignore_check_constraints = ON')
  db.exec('BEGIN')
})
afterEach(() => {
  db.exec('ROLLBACK')
})

const broken = async () =>
  findingsIn(db)
    .filter(({ broken }) => broken > 0)
    .map(({ invariant }) => invariant)

const HOLD = INVARIANTS.map((invariant) => ({ invariant, broken: 0, examples: [] }))

test('a box office in which everything has happened that can holds them all', async () => {
  expect(await auditOf(db).invariants()).toEqual(HOLD)
})

test('an empty box office holds them all', async () => {
  const store = openSqliteStore(folder.file('empty.db'), {
    clock: manualClock(),
    newId: countedIds(),
  })
  const audit = openSqliteAudit(folder.file('empty.db'))
  expect(await audit.invariants()).toEqual(HOLD)
  await audit.close()
  await store.close()
})

test.each(TAMPERED)('when %s, that is found and nothing else is', async (_, sql, names) => {
  db.exec(sql)
  expect(await broken()).toEqual(names)
})

test('each of the invariants is one that something above breaks', () => {
  expect(new Set(TAMPERED.flatMap(([, , found]) => found))).toEqual(new Set(INVARIANTS))
})

test('what is broken is counted, and the first few of it are named', async () => {
  db.exec('UPDATE tasks SET dead = 1')
  const dead = db.prepare<[], number>('SELECT count(*) FROM tasks').pluck().get() ?? 0
  const twice =
    'INSERT INTO tasks SELECT NULL, kind, subject, caused_by, body, due_at, queued_at, attempts, dead, last_error, turn FROM tasks'
  db.exec(twice)
  db.exec(twice)
  const finding = findingsIn(db).find(({ invariant }) => invariant === 'no-dead-letters')
  expect(finding?.broken).toBe(4 * dead)
  expect(finding?.examples).toHaveLength(5)
  for (const example of finding?.examples ?? []) expect(example).toMatch(/^TK-\d+ [a-z-]+$/)
})

test('what cannot be checked is said, and the rest is checked all the same', async () => {
  db.exec('ALTER TABLE notices RENAME TO lost')
  expect(await auditOf(db).invariants()).toEqual(
    HOLD.map((held) =>
      held.invariant === 'notices-once'
        ? { invariant: 'notices-once', failed: 'no such table: notices' }
        : held,
    ),
  )
})

test('lines that are not JSON are said to be impossible to check', async () => {
  const both = `${ofBoth} AND ${inStatus('cancelled')}`
  db.exec(`UPDATE reservations SET lines = '[["VIP"' WHERE ${both}`)
  expect(await auditOf(db).invariants()).toEqual(
    HOLD.map((held) =>
      held.invariant === 'lines-add-up'
        ? { invariant: 'lines-add-up', failed: 'malformed JSON' }
        : held,
    ),
  )
})

test('what is believed of payments comes in the order of the keys, and nothing of those that are none', async () => {
  const confirmed = db.prepare<[], number>(
    `SELECT min(seq) FROM reservations WHERE ${inStatus('confirmed')} AND lines IS NULL`,
  )
  const key = numberedId('payment', confirmed.pluck().get() ?? 0)
  const awaitingKey = numberedId(
    'payment',
    db
      .prepare<[], number>(`SELECT seq FROM reservations WHERE ${inStatus('awaiting-payment')}`)
      .pluck()
      .get() ?? 0,
  )
  const unheardOf = numberedId('payment', 1_000_000)
  const money = {
    ...{ amount: 380_000, currency: 'KRW', chargeLeft: 380_000 },
    ...{ inParts: false, refunded: 0 },
  }
  expect(await auditOf(db).beliefs([unheardOf, key, 'nonsense', awaitingKey])).toEqual([
    undefined,
    {
      ...{ key, status: 'approved', reservation: 'confirmed' },
      ...{ chargeId: expect.stringMatching(/^ch-RV-/), ...money },
    },
    undefined,
    {
      ...{ key: awaitingKey, status: 'requested', reservation: 'awaiting-payment' },
      ...{ chargeId: null, ...money },
    },
  ])
})

test('what is believed of a payment for seats of several grades is its whole amount', async () => {
  const both = `${ofBoth} AND ${inStatus('confirmed')}`
  const number = db.prepare<[], number>(`SELECT seq FROM reservations WHERE ${both}`).pluck().get()
  const key = numberedId('payment', number ?? 0)
  expect(await auditOf(db).beliefs([key])).toMatchObject([
    { key, status: 'approved', amount: 530_000, currency: 'KRW' },
  ])
})

test('the payments that were made before a time come page by page, and only those of confirmed reservations', async () => {
  const audit = auditOf(db)
  const at = Date.parse('2026-12-01')
  db.exec(
    `UPDATE reservations SET ${inStatus('confirmed')}, ${paid('approved')}, charge_id = 'ch', paid_at = ${at}`,
  )
  const all = db.prepare<[], number>('SELECT seq FROM reservations ORDER BY seq').pluck().all()
  const found: string[] = []
  let cursor: string | undefined
  do {
    const page = await audit.paidBefore('2026-12-02', { limit: 2, cursor })
    expect(page.items.length).toBeLessThanOrEqual(2)
    found.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(found).toEqual(all.map((number) => numberedId('payment', number)))
  expect((await audit.paidBefore('2026-12-01', { limit: 9 })).items).toEqual([])
  db.exec(`UPDATE reservations SET ${inStatus('cancelled')} WHERE seq > 1`)
  expect((await audit.paidBefore('2026-12-02', { limit: 9 })).items).toHaveLength(1)
})

test('a reservation is named by the id that people look up', async () => {
  db.exec(`UPDATE reservations SET payment = ${paymentStatus.of('declined')}`)
  const seq = db.prepare<[], number>('SELECT min(seq) FROM reservations').pluck().get() ?? 0
  const [found] = await auditOf(db).invariants('payments-match-reservations')
  expect(found).toMatchObject({
    examples: expect.arrayContaining([numberedId('reservation', seq)]),
  })
})
