import type Database from 'better-sqlite3'

/**
 * The last number of a table, read once in a transaction and counted on from there.
 * A number that was taken and not used is a gap, so take one only for a row that will be written.
 */
export function counter(db: Database.Database, select: string) {
  const stored = db.prepare<[], number | null>(select).pluck()
  let last: number | undefined
  const current = (): number => {
    last ??= stored.get() ?? 0
    return last
  }
  return {
    last: current,
    next(): number {
      last = current() + 1
      return last
    },
    /** The transaction is over, one way or the other. */
    forget(): void {
      last = undefined
    },
  }
}
