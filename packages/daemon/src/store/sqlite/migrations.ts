import type Database from 'better-sqlite3'
import { DatabaseRefused } from './refused.ts'

/** A step forward; there is none back. */
export type Migration = string

/**
 * Brings the tables from the version that the file is of to the newest, in one transaction.
 * The version is `user_version`: how many migrations have been run.
 */
export function migrate(db: Database.Database, migrations: readonly Migration[]): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > migrations.length)
    throw new DatabaseRefused(
      'database-newer',
      `${db.name} was written by a newer OuterPark (version ${version}; this one knows ${migrations.length}). Use that version, or another home.`,
    )
  if (version === migrations.length) return
  db.transaction(() => {
    for (const migration of migrations.slice(version)) db.exec(migration)
    db.pragma(`user_version = ${migrations.length}`)
  }).immediate()
}
