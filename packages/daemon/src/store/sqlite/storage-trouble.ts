import type { StorageTrouble } from '@outerpark/core/names'
import { StoreUnavailable } from '@outerpark/core/ports'
import Database from 'better-sqlite3'

/**
 * What kind of trouble an error code of SQLite means; undefined for an error of the program, such as a constraint. `LOCKED`
 * is one, too: it is about two statements of one connection.
 */
export function troubleOf(code: string): StorageTrouble | undefined {
  // For the file with the index of the journal SQLite has no other code when the disk is full.
  if (/^SQLITE_(FULL|IOERR_SHMSIZE)/.test(code)) return 'storage-full'
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'storage-damaged'
  if (/^SQLITE_(READONLY|PERM)/.test(code)) return 'storage-read-only'
  if (/^SQLITE_CANTOPEN/.test(code)) return 'storage-unreachable'
  if (/^SQLITE_(BUSY|NOMEM|IOERR_NOMEM|PROTOCOL)/.test(code)) return 'storage-unavailable'
  if (/^SQLITE_IOERR/.test(code)) return 'storage-failing'
  return undefined
}

/** The error of the port for an error of SQLite that is about the disk or its files; undefined for any other error. */
export function unavailable(error: unknown): StoreUnavailable | undefined {
  if (error instanceof StoreUnavailable) return error
  if (!(error instanceof Database.SqliteError)) return undefined
  const trouble = troubleOf(error.code)
  return (
    trouble &&
    new StoreUnavailable(trouble, `${error.message}: nothing was changed.`, { cause: error })
  )
}

/** The code of the database's error behind an error of the port. */
export const reasonOf = ({ cause, code }: StoreUnavailable): string =>
  cause instanceof Database.SqliteError ? cause.code : code
