import type Database from 'better-sqlite3'

/** Reads a whole number from the table `meta`. */
export function metaNumber(db: Database.Database, name: string): number {
  const value = db.prepare<[string]>('SELECT value FROM meta WHERE name = ?').pluck().get(name)
  if (value === undefined) throw new Error(`${db.name} does not say its ${name}.`)
  return Number(value)
}
