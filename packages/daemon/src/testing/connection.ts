import Database from 'better-sqlite3'
import { vi } from 'vitest'

/** Opens something, and also gives its database connection, so that a test can make the database fail. */
export function withConnection<T>(open: () => T): { opened: T; db: Database.Database } {
  const spy = vi.spyOn(Database.prototype, 'pragma')
  try {
    const opened = open()
    // All our code calls a pragma first on a new connection.
    const db = spy.mock.contexts.at(-1) as Database.Database | undefined
    if (!db) throw new Error('nothing was opened')
    return { opened, db }
  } finally {
    spy.mockRestore()
  }
}
