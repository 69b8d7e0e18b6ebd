import Database from 'better-sqlite3'
import type { Statement, StatementKind } from './statements.ts'

/** What can happen to a statement: SQLite reports an error, or the process is killed. */
export type Fault =
  /** the disk has no room; the transaction stays open until the code that began it ends it */
  | 'disk full'
  /** the disk fails; SQLite has rolled the transaction back itself */
  | 'disk error'
  /** another connection has locked the database */
  | 'busy'
  | 'killed before'
  /** half of what the statement writes is in the file */
  | 'killed within'
  /** the statement is done, but its caller gets no result */
  | 'killed after'
  /** killed before the statement, and the next daemon is killed too, while it starts or works */
  | 'killed twice'

/** Which faults a statement can meet, in the order in which points are numbered. */
export function faultsOf({ kind, sql, inTransaction }: Statement): readonly Fault[] {
  const faults: Readonly<Record<StatementKind, readonly Fault[]>> = {
    begin: ['busy', 'disk error', 'killed before'],
    read: ['disk error', 'killed before'],
    write: ['disk full', 'disk error', 'killed before'],
    commit: ['disk full', 'disk error', ...KILLED, 'killed twice'],
    rollback: ['disk error', 'killed before'],
    pragma: ['disk error', 'killed before'],
    script: ['disk full', 'killed before'],
  }
  // Outside of a transaction a statement that writes commits by itself.
  const alone = !inTransaction && writesAlone(kind, sql)
  return alone ? [...new Set([...faults[kind], ...KILLED])] : faults[kind]
}

const KILLED = ['killed before', 'killed within', 'killed after'] as const

const writesAlone = (kind: StatementKind, sql: string) =>
  kind === 'write' || kind === 'script' || /^pragma (journal_mode|wal_checkpoint)/i.test(sql)

/** The error that a dead process gets from its database, so that its code does not go on. */
export class ProcessDied extends Error {
  override readonly name = 'ProcessDied'
}

/** How the process of a box office is killed. */
export type Killing = {
  /** Kills the process, with the files as they are now. */
  readonly kill: () => void
  /** Executes the statement and kills the process, with half of what the statement wrote in the files. */
  readonly killWithin: (execute: () => unknown) => void
}

/** Makes the fault happen to the statement. Throws the error that the caller of the statement gets. */
export function makeHappen(
  fault: Fault,
  { db, kind }: Statement,
  execute: () => unknown,
  { kill, killWithin }: Killing,
): never {
  switch (fault) {
    case 'disk full':
      throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL')
    case 'busy':
      throw new Database.SqliteError('database is locked', 'SQLITE_BUSY')
    case 'disk error':
      if (db.inTransaction) db.exec('ROLLBACK')
      throw new Database.SqliteError('disk I/O error', DISK_ERROR[kind] ?? 'SQLITE_IOERR_WRITE')
    case 'killed within':
      killWithin(execute)
      break
    case 'killed after':
      execute()
      kill()
      break
    default:
      kill()
  }
  throw new ProcessDied()
}

const DISK_ERROR: Partial<Record<StatementKind, string>> = {
  read: 'SQLITE_IOERR_READ',
  begin: 'SQLITE_IOERR_LOCK',
  commit: 'SQLITE_IOERR_FSYNC',
}
