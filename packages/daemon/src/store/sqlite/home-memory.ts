import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { paymentStatus, taskKind } from './codes.ts'
import { BUSY_MS, openReader } from './database.ts'

/** What the database of a box office says about itself. */
export type HomeMemory = {
  /** the name of the office at the card company; no other database has it, except copies of this one */
  readonly office: string
  /** how many times it was opened; 0 if it was last opened by version 0.1 */
  readonly openings: number
  /** the position of the last event */
  readonly position: number
  /** notes of the office, by name, as {@link noteInHome} wrote them */
  readonly note: (name: string) => string | undefined
}

/**
 * Reads what a database says about itself, without changing it.
 * @returns undefined if there is no box office in it: no file, an empty one, or one without its tables
 * @throws SqliteError if the file is no database
 */
export function readHomeMemory(file: string): HomeMemory | undefined {
  if (!statSync(file, { throwIfNoEntry: false })?.size) return undefined
  return reading(file, (db) => {
    const tables = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE name IN ('meta', 'events')")
      .pluck()
    if (tables.all().length < 2) return undefined
    const rows = db.prepare<[], [name: string, value: string]>('SELECT name, value FROM meta').raw()
    const meta = new Map(rows.all())
    const office = meta.get('office')
    if (office === undefined) return undefined
    const last = db.prepare<[], number | null>('SELECT max(position) FROM events').pluck().get()
    return {
      office,
      openings: Number(meta.get('openings') ?? 0),
      position: last ?? 0,
      note: (name) => meta.get(`home: ${name}`),
    }
  })
}

/** The version of the tables in a database file; 0 if there is none. @throws SqliteError if the file is no database */
export function schemaIn(file: string): number {
  if (!statSync(file, { throwIfNoEntry: false })?.size) return 0
  return reading(file, (db) => Number(db.pragma('user_version', { simple: true })))
}

/** What is still to be settled with the card company. */
export type OpenMoney = {
  /** tasks that wait for the card company, or are dead letters */
  readonly unsettled: number
  /** reservations that were paid, and whose charge may have to be refunded one day */
  readonly paid: number
  /** whether a payment was approved or declined */
  readonly answered: boolean
}

/** A part of the log: the events after one position, up to another one. */
export type Stretch = { readonly after: number; readonly upTo: number }

/**
 * Counts what is to be settled with the card company. The database must have the tables of this version.
 * @param stretches when the payments were made that count
 */
export function openMoneyIn(file: string, stretches: readonly Stretch[]): OpenMoney {
  return reading(file, (db) => {
    const kinds = [taskKind.of('approve-payment'), taskKind.of('cancel-payment')]
    const count = (sql: string, ...of: number[]): number =>
      Number(
        db
          .prepare(sql)
          .pluck()
          .get(...of),
      )
    const within = (from: string): number =>
      stretches.reduce(
        (sum, { after, upTo }) =>
          sum + count(`${from} AND e.position > +? AND e.position <= +?`, after, upTo),
        0,
      )
    const answers = "e.type IN ('PaymentApproved', 'PaymentApprovedLate', 'PaymentDeclined')"
    return {
      unsettled: count(`SELECT count(*) FROM tasks WHERE kind IN (${kinds.join()})`),
      paid: within(
        `SELECT count(*) FROM events e JOIN reservations r ON r.seq = e.reservation
         WHERE e.type = 'PaymentApproved' AND r.payment = ${paymentStatus.of('approved')}`,
      ),
      answered: within(`SELECT count(*) FROM events e WHERE ${answers}`) > 0,
    }
  })
}

/** Writes notes into the database, in a transaction of their own. */
export function noteInHome(file: string, notes: Readonly<Record<string, string>>): void {
  const db = new Database(file, { fileMustExist: true, timeout: BUSY_MS })
  try {
    db.pragma('synchronous = FULL')
    const insert = db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)')
    db.transaction(() => {
      for (const [name, value] of Object.entries(notes)) insert.run(`home: ${name}`, value)
    }).immediate()
  } finally {
    db.close()
  }
}

function reading<T>(file: string, read: (db: Database.Database) => T): T {
  const db = openReader(file)
  try {
    return read(db)
  } finally {
    db.close()
  }
}
