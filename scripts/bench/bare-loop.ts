import type Database from 'better-sqlite3'
import { openDatabase } from '../../packages/daemon/src/store/sqlite/database.ts'
import { inserter } from '../../packages/daemon/src/store/sqlite/insert.ts'
import { MIGRATIONS } from '../../packages/daemon/src/store/sqlite/tables.ts'
import { GROUP } from './store-work.ts'

/**
 * The tables in which a booking writes a row, in the order of the store's statements, with the columns whose value
 * depends on the booking. The other columns have the same value for all bookings, which is part of the statement.
 */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  reservations: [
    'seq',
    'customer',
    'offer',
    'seats',
    'amount',
    'method',
    'opened',
    'paid_at',
    'key',
    'fingerprint',
  ],
  events: ['position', 'at', 'causation_id', 'reservation'],
  tasks: ['kind', 'subject', 'caused_by', 'due_at', 'queued_at'],
}

type Value = string | number | null
type Row = Readonly<Record<string, Value>>
type Template = {
  readonly columns: readonly string[]
  readonly row: Row
  readonly insert: (values: readonly unknown[]) => void
}

/**
 * A loop that only writes: the rows of bookings, with the store's statements, in groups of 64, as durable as in the
 * store (synchronous=FULL). It reads nothing and decides nothing. All values are prepared before the time is measured.
 *
 * @param file a store's database with exactly one booking, whose rows are the template
 * @returns a function that writes for so many seconds, and gives the number of bookings per second
 */
export function prepareBareLoop(file: string): (seconds: number) => number {
  const db = openDatabase(file, MIGRATIONS)
  const templates = Object.entries(TABLES).map(([table, bound]) => templateOf(db, table, bound))
  const counts = db.prepare<[], Row>('SELECT * FROM seat_counts LIMIT 1').get() ?? {}
  const count = db.prepare('REPLACE INTO seat_counts VALUES (?, ?, ?, ?, ?)')
  const addKeys = db.prepare('INSERT INTO booking_keys (kept_at, pairs) VALUES (?, ?)')
  const keys = Buffer.alloc(GROUP * 2 * Float64Array.BYTES_PER_ELEMENT)
  const writeAll = db.transaction((rows: readonly (readonly Value[])[], held: number) => {
    const { capacity } = counts
    count.run(counts.grade, capacity, Number(capacity) - held, held, 0)
    for (const [i, { insert }] of templates.entries()) insert(rows[i] ?? [])
    addKeys.run(0, keys)
  }).immediate
  let made = 0
  return (seconds) => {
    let spent = 0
    const before = made
    while (spent < seconds * 1000) {
      const rows = templates.map((template) => valuesOf(template, made))
      made += GROUP
      const start = performance.now()
      writeAll(rows, made)
      spent += performance.now() - start
    }
    return ((made - before) / spent) * 1000
  }
}

function templateOf(db: Database.Database, table: string, bound: readonly string[]): Template {
  const row = db.prepare<[], Row>(`SELECT * FROM ${table} ORDER BY 1 DESC LIMIT 1`).get()
  if (!row) throw new Error(`No booking was made: there is nothing in ${table}.`)
  const rest = Object.entries(row).filter(
    ([column, value]) => !bound.includes(column) && column !== 'seq' && value !== null,
  )
  const columns = [...bound, ...rest.map(([column]) => column)]
  const values = [...bound.map(() => '?'), ...rest.map(([, value]) => literal(value))]
  const insert = inserter(db, `${table} (${columns.join()})`, `(${values.join()})`)
  return { columns: bound, row, insert }
}

const literal = (value: Value): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)

/** Columns with the number of a row of this or another table. */
const COUNTED = new Set(['seq', 'position', 'reservation', 'subject', 'caused_by', 'opened'])

/** The rows of a group after `after` bookings: copies of the template with new numbers and keys. */
function valuesOf({ columns, row }: Template, after: number): Value[] {
  return Array.from({ length: GROUP }, (_, i) => after + i + 1).flatMap((made) =>
    columns.map((column) => {
      const value = row[column] ?? null
      if (COUNTED.has(column)) return Number(value) + made
      return column === 'key' ? String(made).padStart(String(value).length, '0') : value
    }),
  )
}
