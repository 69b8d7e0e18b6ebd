import type { Offer } from '@outerpark/core/reservation'
import type Database from 'better-sqlite3'

/** What never changes about a performance once it was added. */
export type PerformanceShown = Omit<Offer, 'grades'>

/**
 * Reads what a performance is, and remembers it, since it never changes: it saves every booking a join,
 * which costs SQLite ten times what the look-ups cost that make it up.
 */
export function performanceReader(
  db: Database.Database,
): (performanceId: string) => PerformanceShown | undefined {
  const byId = db.prepare<[string], PerformanceShown>(
    `SELECT p.id AS performanceId, p.musical_id AS musicalId, m.title, m.venue, p.starts_at AS startsAt
     FROM performances p JOIN musicals m ON m.id = p.musical_id WHERE p.id = ?`,
  )
  const known = new Map<string, PerformanceShown>()
  return (performanceId) => {
    const before = known.get(performanceId)
    if (before) return before
    const found = byId.get(performanceId)
    if (found) known.set(performanceId, found)
    return found
  }
}
