import { StoreUnavailable } from '@outerpark/core/ports'
import Database from 'better-sqlite3'
import { ProcessDied } from './faults.ts'
import { NoAnswer } from './life.ts'

/** Whether a fault that was made to happen caused this error, so the request can be sent again. */
export function isTrouble(error: unknown): boolean {
  if (error instanceof Database.SqliteError) return /^SQLITE_(FULL|IOERR|BUSY)/.test(error.code)
  return (
    error instanceof NoAnswer || error instanceof ProcessDied || error instanceof StoreUnavailable
  )
}
