import type Database from 'better-sqlite3'
import { BUSY_MS } from './database.ts'

/** As much as a group of bookings writes: so that what there is room for is not only one page. */
const BYTES = 64 * 1024

/** @returns a function that writes something, waits until it is on the disk, and removes it; it throws what SQLite throws */
export function writeTrial(db: Database.Database): () => void {
  const put = db.prepare("INSERT OR REPLACE INTO meta VALUES ('trial', printf('%.*c', ?, '.'))")
  const remove = db.prepare("DELETE FROM meta WHERE name = 'trial'")
  const write = db.transaction((): void => void put.run(BYTES))
  return () => {
    // If somebody else holds the database, reading must not wait for the trial.
    db.pragma('busy_timeout = 0')
    try {
      write.immediate()
      remove.run()
    } finally {
      db.pragma(`busy_timeout = ${BUSY_MS}`)
    }
  }
}
