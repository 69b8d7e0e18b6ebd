import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { numberedId } from '@outerpark/core/kernel'
import Database from 'better-sqlite3'
import { type Finding, none, same } from '../lab/findings.ts'
import { LEDGER_ELSEWHERE } from '../lab/sandbox.ts'
import { linesSaid, linesStored } from '../lab/stored-lines.ts'
import { NEEDS_NOTICE } from './notices.ts'
import type { Purchase } from './shoppers.ts'

type Row = {
  readonly seq: number
  readonly customerId: string
  readonly grade: string | null
  readonly seats: number
  readonly lines: string | null
  readonly status: string
  readonly amount: number
  readonly currency: string
}
type Booked = Row & { readonly id: string }
type Charge = { readonly currency: string; readonly charged: number; readonly refunded: number }
type Told = { readonly reservation: number; readonly template: string; readonly times: number }

/**
 * Compares the answers to the customers, the records of the box office, and the charges of the card company. Reads the
 * databases of a home whose daemon has stopped, so no code of the daemon can hide anything.
 * @param channels the channels on which this box office sends notices
 */
export function compareBooks(
  home: string,
  purchases: readonly Purchase[],
  channels: readonly string[] = ['inbox'],
): Finding[] {
  const store = new Database(join(home, 'outerpark.db'), { readonly: true })
  const ledger = new Database(ledgerIn(home), { readonly: true })
  try {
    const rows = store
      .prepare<[], Row>(
        'SELECT seq, customer_id AS customerId, grade, seats, lines, status, amount, currency FROM reservations_in_words',
      )
      .all()
    const booked = new Map(rows.map((row) => [idOfRow(row), { id: idOfRow(row), ...row }]))
    const office = store
      .prepare<[], string>("SELECT value FROM meta WHERE name = 'office'")
      .pluck()
      .get()
    return [
      ...promises(booked, purchases),
      ...charges(booked, ledger, `${office}.PY`),
      ...notices(booked, store, channels),
    ]
  } finally {
    store.close()
    ledger.close()
  }
}

/** Shows that the database has every booking that was answered with 201 or 200, and no others. */
function promises(booked: ReadonlyMap<string, Booked>, purchases: readonly Purchase[]) {
  // Compares all fields: ids come from row numbers, so another reservation may now have the number of a lost one.
  const missing = purchases.filter(({ id, customer, lines, amount }) => {
    const row = booked.get(id)
    if (row?.customerId !== customer.id || row.amount !== amount) return true
    return linesStored(row) !== linesSaid(lines)
  })
  const uncancelled = purchases.filter(
    ({ id, cancel }) => (cancel === 'accepted') !== (booked.get(id)?.status === 'cancelled'),
  )
  const ids = new Set(purchases.map(({ id }) => id))
  return [
    none('bookings that were answered with 201 and are missing', missing.map(idOf)),
    same('reservations, one for each Idempotency-Key', booked.size, purchases.length),
    same('different reservations in the answers', ids.size, purchases.length),
    none('cancels that were accepted and forgotten, or never asked for', uncancelled.map(idOf)),
    none('reservations that hang', [...booked.values()].filter(isOpen).map(idOf)),
  ]
}

/**
 * Shows that each confirmed reservation is charged once, for its amount, and that no other reservation is charged.
 * @param named the start of the card company's keys; the number of the reservation follows it
 */
function charges(
  booked: ReadonlyMap<string, Booked>,
  ledger: Database.Database,
  named: string,
): Finding[] {
  const rows = ledger
    .prepare<[], Charge & { key: string }>('SELECT key, currency, charged, refunded FROM charges')
    .all()
  const charged = new Map(rows.map((row) => [row.key.replace(named, 'RV'), row]))
  const unbooked = [...charged.keys()].filter((id) => !booked.has(id))
  const wrong = [...booked.values()].filter((each) => !fits(each, charged.get(each.id)))
  return [
    none('charges for nothing that was booked', unbooked),
    none('payments that are charged twice', rows.length > charged.size ? ['a key'] : []),
    none('reservations whose charge is not what it should be', wrong.map(idOf)),
  ]
}

function fits({ status, amount, currency }: Booked, charge: Charge | undefined): boolean {
  const live = charge ? charge.charged - charge.refunded : 0
  if (status !== 'confirmed') return live === 0
  if (amount === 0) return charge === undefined
  return live === amount && charge?.charged === amount && charge.currency === currency
}

/** The notices of a reservation by its status: `must` exactly once, and each of `may` at most once. */
const DUE: Readonly<Record<string, { must: string; may: readonly string[] }>> = {
  confirmed: { must: 'payment-approved', may: ['payment-deferred'] },
  cancelled: {
    must: 'payment-cancelled',
    may: ['payment-deferred', 'payment-approved', 'performance-cancelled'],
  },
  'payment-failed': { must: 'payment-declined', may: ['payment-deferred'] },
}

function notices(
  booked: ReadonlyMap<string, Booked>,
  store: Database.Database,
  channels: readonly string[],
): Finding[] {
  // One query for all: there is no index by reservation, so each single look-up would read the whole table.
  const told: ReadonlyMap<string, readonly Told[]> = Map.groupBy(
    store
      .prepare<[], Told>(
        `SELECT reservation, template, count(*) AS times FROM notices
         GROUP BY reservation, template`,
      )
      .all(),
    ({ reservation }) => idOfRow({ seq: reservation }),
  )
  const often = channels.length
  const wrong = [...booked.values()].filter(
    ({ id, status }) => !isTold(status, told.get(id) ?? [], often),
  )
  const unevent = store
    .prepare<[number, number], string>(
      `SELECT e.position FROM events e LEFT JOIN notices n ON n.about = e.position
       WHERE ${NEEDS_NOTICE}
       GROUP BY e.position HAVING count(n.seq) <> ? OR count(DISTINCT n.channel) <> ?
       UNION ALL SELECT about FROM notices WHERE about NOT IN (SELECT position FROM events)`,
    )
    .pluck()
    .all(often, often)
  return [
    none('events that were not told of exactly once on each channel', unevent),
    none('customers who were told too much or too little', wrong.map(idOf)),
  ]
}

/** @param often the number of channels on which each notice is sent */
function isTold(status: string, told: readonly Told[], often: number): boolean {
  const due = DUE[status]
  if (!due || told.some(({ times }) => times !== often)) return false
  const templates = told.map(({ template }) => template)
  return (
    templates.includes(due.must) &&
    templates.every((template) => template === due.must || due.may.includes(template))
  )
}

/** A reservation's id is its row number, encoded. */
const idOfRow = ({ seq }: Pick<Row, 'seq'>) => numberedId('reservation', seq)
const idOf = ({ id }: { id: string }) => id
const isOpen = ({ status }: Booked) => status === 'awaiting-payment'

/** The ledger of the daemon's own sandbox, or of the one that the script has started. */
function ledgerIn(home: string): string {
  const elsewhere = join(home, LEDGER_ELSEWHERE)
  return existsSync(elsewhere) ? elsewhere : join(home, 'sandbox.db')
}
