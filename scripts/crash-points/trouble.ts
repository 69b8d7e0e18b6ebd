import { StoreUnavailable } from '@outerpark/core/ports'
import Database from 'better-sqlite3'
import { ProcessDied } from './faults.ts'
import { NoAnswer } from './life.ts'

/** Whether this is what a fault makes of a request, and not a fault of the program's own: ask again later. */
export function isTrouble(error: unknown): boolean {
  if (error instanceof Database.SqliteError) return /^SQLITE_(FULL|IOERR|BUSY)/.test(error.code)
  return (
    error instanceof NoAnswer || error instanceof ProcessDied || error instanceof StoreUnavailable
  )
}
