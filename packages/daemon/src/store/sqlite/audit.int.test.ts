import {
  numberedId,
  type PaymentStatus,
  paymentIdOf,
  type ReservationStatus,
} from '@outerpark/core/kernel'
import { INVARIANTS } from '@outerpark/core/names'
import { recordNotice } from '@outerpark/core/notice'
import { recordDeferral } from '@outerpark/core/payment'
import type { TaskKind } from '@outerpark/core/policies'
import type { Store } from '@outerpark/core/ports'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { manualClock } from '../../testing/clock.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { countedIds } from '../../testing/ids.ts'
import { accepted, actors, grade } from '../../testing/season.ts'
import { auditOf, findingsIn, openSqliteAudit } from './audit.ts'
import { paymentStatus, reservationStatus, taskKind } from './codes.ts'
import { openSqliteStore } from './store.ts'

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

/** Makes reservations in every status. For some of them the notices are sent, for others they wait. */
async function tellEveryStory(store: Store): Promise<void> {
  const people = actors(store)
  const customer = await people.customer()
  const { performanceId } = await people.performance([grade('VIP', 20), grade('R', 5)])
  const book = async () =>
    accepted(await people.book(customer, performanceId, { seats: 2, grade: 'VIP' })).id
  const finishAll = async (kind: 'approve-payment' | 'cancel-payment', but: string) => {
    for (const task of await store.claim({ kind, limit: 10, leaseMs: 1 }))
      if (task.order.reservationId !== but) await store.finish(task)
  }
  const awaiting = await book()
  await people.cancel(await book())
  await people.approve(await book())
  const failed = await book()
  const retryAt = '2026-12-01T12:00:05.000Z'
  await people.run(recordDeferral, { paymentId: paymentIdOf(failed), retryAt })
  await people.decline(failed)
  const paidTooLate = await book()
  await people.decline(paidTooLate)
  await people.approve(paidTooLate)
  await people.refund(paidTooLate, 380_000)
  const cancelled = await book()
  // The outcomes above were recorded without their tasks. This finishes the tasks, as a worker would.
  await finishAll('approve-payment', awaiting)
  await people.cancel(cancelled)
  const refunded = await book()
  await people.approve(refunded)
  await people.cancel(refunded)
  await people.refund(refunded, 380_000)
  await finishAll('approve-payment', awaiting)
  await finishAll('cancel-payment', cancelled)
  const [notice] = await store.claim({ kind: 'send-notice', limit: 1, leaseMs: 1 })
  if (notice?.order.kind !== 'send-notice') throw new Error('no notice')
  const { reservationId, customerId, about, channel, template } = notice.order
  const sent = { reservationId, customerId, about, channel, template }
  await people.run(recordNotice, sent, { causationId: about, finishes: notice })
}

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

const inStatus = (status: ReservationStatus) => `status = ${reservationStatus.of(status)}`
const paid = (status: PaymentStatus) => `payment = ${paymentStatus.of(status)}`
const ofKind = (kind: TaskKind) => `kind = ${taskKind.of(kind)}`
const cancelledUnpaid = `(SELECT seq FROM reservations WHERE ${inStatus('cancelled')} AND ${paid('requested')})`
const again = (type: string) => `INSERT INTO events
  SELECT (SELECT max(position) + 1 FROM events), id, type, at, correlation_id, causation_id, data, reservation
  FROM events WHERE type = '${type}' LIMIT 1`

type Tampering = [what: string, sql: string, found: string[]]

/** Changes to the tables, and the checks that must find each of them. */
const TAMPERED: Tampering[] = [
  ['a seat appears', 'UPDATE seat_counts SET available = available + 1', ['seats-add-up']],
  ['a seat vanishes', 'UPDATE seat_counts SET capacity = capacity + 1', ['seats-add-up']],
  [
    'a grade is oversold',
    "UPDATE seat_counts SET sold = sold + available + 1, available = -1 WHERE grade = (SELECT seq FROM grades WHERE grade = 'R')",
    ['seats-add-up', 'seats-match-reservations'],
  ],
  [
    'seats are held for nobody',
    "UPDATE seat_counts SET held = held + 1, available = available - 1 WHERE grade = (SELECT seq FROM grades WHERE grade = 'R')",
    ['seats-match-reservations'],
  ],
  [
    'seats are held twice for somebody',
    "UPDATE seat_counts SET held = held + 2, available = available - 2 WHERE grade = (SELECT seq FROM grades WHERE grade = 'VIP')",
    ['seats-match-reservations'],
  ],
  [
    'seats are sold that nobody has bought',
    "UPDATE seat_counts SET sold = sold + 1, held = held - 1 WHERE grade = (SELECT seq FROM grades WHERE grade = 'VIP')",
    ['seats-match-reservations'],
  ],
  [
    'a confirmed reservation is not paid',
    `UPDATE reservations SET ${paid('requested')} WHERE ${inStatus('confirmed')}`,
    ['payments-match-reservations'],
  ],
  [
    'a reservation awaits a payment that is made',
    `UPDATE reservations SET ${paid('approved')}, charge_id = 'ch' WHERE ${inStatus('awaiting-payment')}`,
    ['payments-match-reservations'],
  ],
  [
    'a reservation was made by another event than its row names',
    `UPDATE reservations SET opened = opened - 1 WHERE ${inStatus('awaiting-payment')}`,
    ['reserved-once'],
  ],
  [
    'the approval of a payment is forgotten',
    `DELETE FROM tasks WHERE ${ofKind('approve-payment')}`,
    ['nothing-stuck'],
  ],
  [
    'the refund of a cancelled reservation is forgotten',
    `DELETE FROM tasks WHERE ${ofKind('cancel-payment')} AND subject IN ${cancelledUnpaid}`,
    ['nothing-stuck'],
  ],
  [
    'the refund of a cancelled reservation is forgotten, and the approval of its payment waits',
    `UPDATE tasks SET ${ofKind('approve-payment')} WHERE ${ofKind('cancel-payment')} AND subject IN ${cancelledUnpaid}`,
    ['nothing-stuck'],
  ],
  [
    'the refund of a failed reservation that was paid too late is forgotten',
    `UPDATE reservations SET ${paid('approved')}, charge_id = 'ch' WHERE ${inStatus('payment-failed')}`,
    ['nothing-stuck'],
  ],
  ['a notice that was sent is gone', 'DELETE FROM notices', ['notices-once']],
  [
    'a notice that waits is forgotten',
    `DELETE FROM tasks WHERE ${ofKind('send-notice')}`,
    ['notices-once'],
  ],
  [
    'a notice is about what never happened',
    `UPDATE notices SET about = 'EV-ZZZZZZZZZZ'; UPDATE tasks SET caused_by = (SELECT position FROM events WHERE type = 'PaymentApproved') WHERE ${ofKind('send-notice')}`,
    ['notices-once'],
  ],
  [
    'a reservation whose payment follows was not told so',
    "UPDATE reservations SET deferred_until = '2026-12-01T12:00:00.000Z' WHERE opened = (SELECT min(position) FROM events WHERE type = 'Reserved')",
    ['notices-once'],
  ],
  ...(['Reserved', 'ReservationCancelled'] as const).map(
    (type): Tampering => [`${type} happens twice`, again(type), ['happened-once']],
  ),
  // The second event has no notice.
  ...(['PaymentApproved', 'PaymentDeclined', 'PaymentDeferred', 'PaymentCancelled'] as const).map(
    (type): Tampering => [`${type} happens twice`, again(type), ['happened-once', 'notices-once']],
  ),
  ['an event is deleted', 'DELETE FROM events WHERE position = 2', ['log-without-gaps']],
  ['the first event is deleted', 'DELETE FROM events WHERE position = 1', ['log-without-gaps']],
  [
    'a task is given up',
    `UPDATE tasks SET dead = 1 WHERE seq = (SELECT min(seq) FROM tasks WHERE ${ofKind('send-notice')})`,
    ['no-dead-letters'],
  ],
]

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

test('what is believed of payments comes in the order of the keys, and nothing of those that are none', async () => {
  const confirmed = db.prepare<[], number>(
    `SELECT min(seq) FROM reservations WHERE ${inStatus('confirmed')}`,
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
  const money = { amount: 380_000, currency: 'KRW' }
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
