import { GatewayRejected, type PaymentGateway, type Store } from '@outerpark/core/ports'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqliteAudit } from '../store/sqlite/audit.ts'
import { openSqliteStore } from '../store/sqlite/store.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { randomIds } from '../testing/ids.ts'
import { runPipeline } from '../testing/pipeline.ts'
import { accepted, actors, grade } from '../testing/season.ts'
import { until } from '../testing/settled.ts'
import { checkOf } from '../verify/invariants.ts'

let folder: ReturnType<typeof temporaryFolder>
let file: string
let store: Store
const open = () => openSqliteStore(file, { clock: { now: Date.now }, newId: randomIds })

beforeEach(() => {
  folder = temporaryFolder()
  file = folder.file('outerpark.db')
  store = open()
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

const rejects = async (): Promise<never> => {
  throw new GatewayRejected('The amount must be more than 0.')
}
/** A card company like Stripe, which takes no amount of 0. */
const strict: PaymentGateway = { approve: rejects, void: rejects, refund: rejects, lookUp: rejects }

/** The invariants of the store that do not hold. */
async function broken() {
  const audit = openSqliteAudit(file)
  const findings = await audit.invariants()
  await audit.close()
  return findings.map(checkOf).filter(({ ok }) => !ok)
}

async function bookFree(people = actors(store)) {
  const { performanceId } = await people.performance([grade('VIP', 10, 0)])
  const minji = await people.customer()
  return accepted(await people.book(minji, performanceId, { seats: 2 })).id
}

test('C7: every invariant holds after a free booking, and after its cancel', async () => {
  const id = await bookFree()
  expect(await broken()).toEqual([])
  const audit = openSqliteAudit(file)
  const later = new Date(Date.now() + 60_000).toISOString()
  // Nothing of it is looked for in the ledger of the card company.
  expect((await audit.paidBefore(later, { limit: 10 })).items).toEqual([])
  await audit.close()
  accepted(await actors(store).cancel(id))
  expect(await broken()).toEqual([])
})

test('C7: the dead letters that an older version made of free seats are settled by a retry', async () => {
  const people = actors(store)
  const [waits, over] = [await bookFree(people), await bookFree(people)]
  await store.close()
  asOlderVersionLeftThem()
  store = open()
  const dead = async () => (await store.queries.tasks({ limit: 10, dead: true })).items
  expect((await dead()).map(({ kind }) => kind)).toEqual(['cancel-payment', 'approve-payment'])
  const office = await runPipeline(store, strict)
  for (const { id } of await dead()) await store.revive(id as Parameters<Store['revive']>[0])
  await until(
    'both are settled',
    async () => (await store.queries.tasks({ limit: 1 })).items.length === 0,
  )
  await office.stop(1_000)
  expect(await store.queries.reservation(waits, {})).toMatchObject({ status: 'confirmed' })
  expect(await store.queries.reservation(over, {})).toMatchObject({
    status: 'cancelled',
    paymentStatus: 'cancelled',
  })
  expect(await broken()).toEqual([])
})

/** Free seats of which the gateway rejected the charge: one booking awaits its payment, and one was cancelled. */
function asOlderVersionLeftThem(): void {
  const db = new Database(file)
  const [first, second] = db
    .prepare<[], { seq: number; opened: number; offer: number }>(
      'SELECT seq, opened, offer FROM reservations ORDER BY seq',
    )
    .all()
  if (!first || !second) throw new Error('nothing was booked')
  const last = db.prepare<[], number>('SELECT max(position) FROM events').pluck().get() ?? 0
  const event = db.prepare('SELECT * FROM events WHERE type = ?')
  const own = JSON.stringify({ by: 'customer', seatsWere: 'held' })
  db.exec('DELETE FROM tasks')
  const notNeeded = event.all('PaymentNotNeeded') as { position: number; reservation: number }[]
  for (const { position, reservation } of notNeeded) {
    // The log has no gaps: what stood in the place of these events was something else about a booking.
    if (reservation === second.seq)
      db.prepare(
        "UPDATE events SET type = 'ReservationCancelled', data = ? WHERE position = ?",
      ).run(own, position)
    else
      db.prepare("UPDATE events SET type = 'PaymentDeferred', data = ? WHERE position = ?").run(
        JSON.stringify({ retryAt: '2026-12-01T12:00:00.000Z' }),
        position,
      )
  }
  db.exec(`UPDATE reservations SET status = 1, payment = 2, charge_id = NULL WHERE seq = ${first.seq};
    UPDATE reservations SET status = 3, payment = 1, charge_id = NULL WHERE seq = ${second.seq};
    UPDATE seat_counts SET available = available + sold, sold = 0
      WHERE grade IN (SELECT g.seq FROM grades g JOIN offers o USING (performance_id) WHERE o.seq = ${second.offer});
    UPDATE seat_counts SET held = sold, sold = 0
      WHERE grade IN (SELECT g.seq FROM grades g JOIN offers o USING (performance_id) WHERE o.seq = ${first.offer});`)
  const add = db.prepare(
    `INSERT INTO tasks (kind, subject, caused_by, due_at, queued_at, dead, last_error)
     VALUES (?, ?, ?, 0, 0, 1, 'GatewayRejected: 0')`,
  )
  add.run(1, first.seq, first.opened)
  add.run(2, second.seq, last)
  // The notice of the deferral went out.
  db.prepare(
    `INSERT INTO notices (at, reservation, customer, about, channel, template, text)
     VALUES ('2026-12-01T12:00:00.000Z', ?, 1, ?, 'inbox', 'payment-deferred', 'held')`,
  ).run(first.seq, first.opened + 1)
  db.close()
}
