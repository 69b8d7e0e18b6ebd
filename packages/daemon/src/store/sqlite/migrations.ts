import { customerSearchKey } from '@outerpark/core/customer'
import { type IdKind, numberedId, numberOf } from '@outerpark/core/kernel'
import { canonicalMoment } from '@outerpark/core/names'
import type Database from 'better-sqlite3'
import { DatabaseRefused } from './refused.ts'

/** SQL that brings the tables to the next version. There is no way back. */
export type Migration = string

/**
 * Migrates the tables to the newest version, in one transaction. The version is `user_version`: the number of
 * migrations that were run.
 */
export function migrate(db: Database.Database, migrations: readonly Migration[]): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > migrations.length)
    throw new DatabaseRefused(
      'database-newer',
      `${db.name} was written by a newer OuterPark (version ${version}; this one knows ${migrations.length}). Use that version, or another home.`,
    )
  if (version === migrations.length) return
  addFunctions(db)
  // A migration may put another table in the place of one to which rows refer. SQLite would check each of these rows
  // while the table is away, and take hours; so all of them are checked at the end.
  db.pragma('foreign_keys = OFF')
  db.transaction(() => {
    for (const migration of migrations.slice(version)) db.exec(migration)
    refuseLostRows(db)
    db.pragma(`user_version = ${migrations.length}`)
  }).immediate()
}

function refuseLostRows(db: Database.Database): void {
  const [lost] = db.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').all()
  if (lost)
    throw new Error(
      `${db.name} cannot be migrated: a row of ${lost.table} refers to a row of ${lost.parent} that does not exist.`,
    )
}

/** Adds functions that migrations use and SQLite does not have. */
function addFunctions(db: Database.Database): void {
  const pure = { deterministic: true }
  db.function('reservation_number', pure, (id) => numberOf('reservation', String(id)) ?? null)
  db.function('canonical_moment', pure, (text) => canonicalMoment(String(text)))
  // The migrations themselves name the kinds.
  db.function('numbered_id', pure, (kind, n) => numberedId(kind as IdKind, Number(n)))
  db.function('customer_search_key', pure, (name, email) =>
    customerSearchKey({ name: String(name), email: String(email) }),
  )
  db.function('time_in_ms', pure, (iso) => Date.parse(String(iso)))
}
