import { StoreUnavailable } from '@outerpark/core/ports'
import Database from 'better-sqlite3'

/** Work that shares a transaction with others, and the promise of whoever asked for it. */
export type Job = {
  readonly run: () => unknown
  readonly resolve: (value: never) => void
  readonly reject: (error: unknown) => void
}

/** What one of a group came to; one that throws has undone itself, and its neighbours go on. */
type Result = { readonly value: unknown } | { readonly fault: unknown }

export type GroupHooks = {
  /** writes what the group has changed in memory, before the transaction is committed */
  readonly write: () => void
  /** called after each transaction, in the same turn: whether it was committed */
  readonly over: (committed: boolean) => void
}

/**
 * The transaction that a group shares.
 *
 * @param timed runs the commit; it may look how long that takes
 * @returns runs the jobs in one transaction and settles their promises after its commit. If the database refuses what
 *   they have written, runs each again alone; it never throws
 */
export function groupTransaction(
  db: Database.Database,
  hooks: GroupHooks,
  timed: (commit: () => void) => void,
) {
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const rollback = db.prepare('ROLLBACK')

  const transaction = (jobs: readonly Job[]): Result[] => {
    let results: Result[]
    begin.run()
    try {
      results = jobs.map(runOne)
      hooks.write()
      timed(() => commit.run())
    } catch (error) {
      try {
        // A full disk may have ended the transaction already.
        if (db.inTransaction) rollback.run()
      } finally {
        over(false)
      }
      throw error
    }
    return results
  }

  /** What is committed is committed: a fault in who is told of it must not run the jobs a second time. */
  const over = (committed: boolean): void => {
    try {
      hooks.over(committed)
    } catch (fault) {
      queueMicrotask(() => {
        throw fault
      })
    }
  }

  const runGroup = (jobs: readonly Job[]): void => {
    try {
      const results = transaction(jobs)
      settle(jobs, results)
      over(true)
    } catch (error) {
      const reason = explain(error)
      // What has struck the database strikes each alone too; only a fault of one command is worth telling apart.
      if (reason instanceof StoreUnavailable || jobs.length === 1)
        for (const job of jobs) job.reject(reason)
      else for (const job of jobs) runGroup([job])
    }
  }
  return runGroup
}

function runOne({ run }: Job): Result {
  try {
    return { value: run() }
  } catch (fault) {
    // Nothing is known of a transaction in which a statement failed.
    if (fault instanceof Database.SqliteError) throw fault
    return { fault }
  }
}

function settle(jobs: readonly Job[], results: readonly Result[]): void {
  for (const [i, job] of jobs.entries()) {
    const result = results[i]
    if (result === undefined) throw new Error('A job of a group has no result.')
    if ('fault' in result) job.reject(result.fault)
    // What `run` returned is what this job's promise was made for.
    else job.resolve(result.value as never)
  }
}

/** SQLite's own troubles under the names that the port has for them; anything else is a fault of ours. */
function explain(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  if (error.code === 'SQLITE_FULL')
    return new StoreUnavailable('storage-full', 'The disk is full: nothing was changed.', {
      cause: error,
    })
  if (/^SQLITE_(BUSY|IOERR|READONLY|CANTOPEN|NOMEM)/.test(error.code))
    return new StoreUnavailable(
      'storage-unavailable',
      `The database takes no writes now (${error.code}): nothing was changed.`,
      { cause: error },
    )
  if (error.code.startsWith('SQLITE_CONSTRAINT'))
    return new Error(`The tables refuse what was decided: ${error.message}`, { cause: error })
  return error
}
