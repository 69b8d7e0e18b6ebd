import Database from 'better-sqlite3'
import { vi } from 'vitest'

/** Opens something and gets hold of its connection, to bring upon it what befalls databases. */
export function withConnection<T>(open: () => T): { opened: T; db: Database.Database } {
  const spy = vi.spyOn(Database.prototype, 'pragma')
  try {
    const opened = open()
    // Every connection of ours begins with a pragma.
    const db = spy.mock.contexts.at(-1) as Database.Database | undefined
    if (!db) throw new Error('nothing was opened')
    return { opened, db }
  } finally {
    spy.mockRestore()
  }
}
