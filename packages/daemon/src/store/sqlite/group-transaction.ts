import { StoreUnavailable } from '@outerpark/core/ports'
import Database from 'better-sqlite3'
import { unavailable } from './storage-trouble.ts'

/**
 * When the jobs of a group have taken this long (ms), those that are left wait for the next group. Usually a job takes some
 * microseconds. After the start of a daemon each first reads what its customer has booked, and a hundred of them would keep the
 * first from its answer.
 */
const LONGEST_MS = 20

/** A job that shares a transaction with others, and the promise of its caller. */
export type Job = {
  readonly run: () => unknown
  readonly resolve: (value: never) => void
  readonly reject: (error: unknown) => void
}

/** The result of one job. A job that throws has undone its own changes, and the others of the group continue. */
type Result = { readonly value: unknown } | { readonly fault: unknown }

export type GroupHooks = {
  /** writes the group's changes to the database, before the commit */
  readonly write: () => void
  /** called after each transaction, committed or not, before anything else can run */
  readonly over: (committed: boolean) => void
  /** called after each transaction that was committed: how many jobs shared it, and how long it took (ms) */
  readonly timed?: ((jobs: number, ms: number) => void) | undefined
  /** called when the database does not take a transaction */
  readonly failed?: ((error: StoreUnavailable) => void) | undefined
}

/**
 * Runs the transaction that a group shares.
 *
 * @param timed runs the commit, and may measure its duration
 * @returns runs the jobs in one transaction, or as many of them as have the time, and settles their promises after the commit.
 *   If the database refuses a write, runs each job again alone. It never throws. It returns the jobs that it has left
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
      results = runInTime(jobs)
      hooks.write()
      timed(() => commit.run())
    } catch (error) {
      try {
        // SQLite may have rolled back already, for example when the disk is full.
        if (db.inTransaction) rollback.run()
      } finally {
        over(false)
      }
      throw error
    }
    return results
  }

  /** After the commit, an exception in a listener must not run the jobs a second time. */
  const over = (committed: boolean): void => {
    try {
      hooks.over(committed)
    } catch (fault) {
      queueMicrotask(() => {
        throw fault
      })
    }
  }

  const runGroup = <J extends Job>(jobs: readonly J[]): readonly J[] => {
    try {
      const begun = hooks.timed && performance.now()
      const results = transaction(jobs)
      if (begun !== undefined) hooks.timed?.(results.length, performance.now() - begun)
      for (const [i, result] of results.entries()) settle(jobs[i], result)
      over(true)
      return jobs.slice(results.length)
    } catch (error) {
      const reason = explain(error)
      // If the database is unavailable, it is so for each job. Only if a command is at fault, running each job alone
      // finds it.
      if (reason instanceof StoreUnavailable) hooks.failed?.(reason)
      if (reason instanceof StoreUnavailable || jobs.length === 1)
        for (const job of jobs) job.reject(reason)
      else for (const job of jobs) runGroup([job])
      return []
    }
  }
  return runGroup
}

/** The results of as many jobs as have the time, at least of one. */
function runInTime(jobs: readonly Job[]): Result[] {
  const until = performance.now() + LONGEST_MS
  const results: Result[] = []
  for (const job of jobs) {
    results.push(runOne(job))
    if (performance.now() >= until) break
  }
  return results
}

function runOne({ run }: Job): Result {
  try {
    return { value: run() }
  } catch (fault) {
    // After a failed statement, the state of the whole transaction is unknown.
    if (fault instanceof Database.SqliteError) throw fault
    return { fault }
  }
}

function settle(job: Job | undefined, result: Result): void {
  if (!job) throw new Error('A result has no job.')
  if ('fault' in result) job.reject(result.fault)
  // The promise of this job has the type of the result of its `run`.
  else job.resolve(result.value as never)
}

/** Translates errors of SQLite into errors of the port. Other errors are bugs and stay as they are. */
function explain(error: unknown): unknown {
  const reason = unavailable(error)
  if (reason) return reason
  if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT'))
    return new Error(`The tables refuse what was decided: ${error.message}`, { cause: error })
  return error
}
