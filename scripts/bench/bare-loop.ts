import { numberedId } from '@outerpark/core/kernel'
import type Database from 'better-sqlite3'
import { openDatabase } from '../../packages/daemon/src/store/sqlite/database.ts'
import { MIGRATIONS } from '../../packages/daemon/src/store/sqlite/tables.ts'
import { GROUP, newId } from './store-work.ts'

/** The tables in which a booking leaves a row, in the order of its statements. */
const TABLES = ['events', 'reservations', 'payments', 'tasks', 'answers'] as const

type Value = string | number | null
type Row = Readonly<Record<string, Value>>
type Template = { readonly table: string; readonly columns: readonly string[]; readonly row: Row }

/**
 * A loop that does nothing but write: the rows of a booking, by the statements of a booking, in groups of 64, as
 * durable as the store (synchronous=FULL). It reads nothing, decides nothing, and its rows lie ready before the clock runs.
 *
 * @param file a store's database in which exactly one booking was made: its rows are the pattern
 * @returns a function that writes for so many seconds, and says how many bookings it wrote each second
 */
export function prepareBareLoop(file: string): (seconds: number) => number {
  const db = openDatabase(file, MIGRATIONS)
  const templates = TABLES.map((table) => templateOf(db, table))
  const inserts = templates.map(({ table, columns }) =>
    db.prepare(
      `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`,
    ),
  )
  const hold = db.prepare(
    'UPDATE grades SET available = available - ?, held = held + ? WHERE performance_id = ? AND grade = ?',
  )
  const seats = seatsOf(templates)
  const next = rowMaker(templates)
  const writeAll = db.transaction((bookings: readonly (readonly Value[])[][]) => {
    for (const rows of bookings) {
      hold.run(...seats)
      for (const [i, insert] of inserts.entries()) insert.run(...(rows[i] ?? []))
    }
  }).immediate
  return (seconds) => {
    let written = 0
    let spent = 0
    while (spent < seconds * 1000) {
      const bookings = Array.from({ length: GROUP }, next)
      const start = performance.now()
      writeAll(bookings)
      spent += performance.now() - start
      written += GROUP
    }
    return (written / spent) * 1000
  }
}

function templateOf(db: Database.Database, table: string): Template {
  const row = db.prepare<[], Row>(`SELECT * FROM ${table} ORDER BY 1 DESC LIMIT 1`).get()
  if (!row) throw new Error(`No booking was made: there is nothing in ${table}.`)
  const columns = Object.keys(row).filter((column) => row[column] !== null)
  return { table, columns, row }
}

/** What the UPDATE of the seats is bound to. */
function seatsOf(templates: readonly Template[]): readonly Value[] {
  const row = rowOf(templates, 'reservations')
  return [row.seats, row.seats, row.performance_id, row.grade].map((value) => value ?? null)
}

function rowOf(templates: readonly Template[], table: (typeof TABLES)[number]): Row {
  return templates.find((template) => template.table === table)?.row ?? {}
}

/** Makes the rows of one booking after another: as the pattern, with ids, key and numbers of their own. */
function rowMaker(templates: readonly Template[]): () => Value[][] {
  const reservationRow = Number(rowOf(templates, 'reservations').seq)
  const oldReservation = numberPart(numberedId('reservation', reservationRow))
  const oldEvent = String(rowOf(templates, 'events').id)
  const oldKey = String(rowOf(templates, 'answers').key)
  let made = 0
  return () => {
    made += 1
    // A payment bears its reservation's number: what comes after the letters is exchanged in both.
    const newReservation = numberPart(numberedId('reservation', reservationRow + made))
    const newEvent = newId('event')
    const newKey = String(made).padStart(oldKey.length, '0')
    const renew = (column: string, value: Value): Value => {
      if (column === 'digest') return Math.floor(Math.random() * 2 ** 52)
      if (COUNTED.has(column)) return Number(value) + made
      if (typeof value !== 'string') return value
      return value
        .replaceAll(oldReservation, newReservation)
        .replaceAll(oldEvent, newEvent)
        .replaceAll(oldKey, newKey)
    }
    return templates.map(({ columns, row }) =>
      columns.map((column) => renew(column, row[column] ?? null)),
    )
  }
}

/** Columns that number the rows of a table, or name such a row. */
const COUNTED = new Set(['seq', 'position', 'reservation'])

const numberPart = (id: string) => id.slice(3)
