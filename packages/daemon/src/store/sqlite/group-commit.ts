import { StoreUnavailable } from '@outerpark/core/ports'
import Database from 'better-sqlite3'

type Job = { run: () => unknown; resolve: (value: never) => void; reject: (error: unknown) => void }

/**
 * How long work that nobody waits for may wait for company, in milliseconds. The pipeline alone would make a thousand
 * commits a second, each with its fsync, and leave little of the disk to bookings.
 */
const LINGER_MS = 5

/** So long after the last command that somebody waits for, the pipeline need make room for nobody. */
const QUIET_AFTER_MS = 100

/** As many as share one transaction. At 1,000 connections 256 take a third more bookings a second than 64; at 100 it is the same. */
const GROUP = 256

/** What one of a group came to; one that throws has undone itself, and its neighbours go on. */
type Result = { readonly value: unknown } | { readonly fault: unknown }

export type GroupHooks = {
  /** writes what the group has changed in memory, before the transaction is committed */
  readonly write: () => void
  /** called after each transaction, in the same turn: whether it was committed */
  readonly over: (committed: boolean) => void
}

/**
 * Group commit: everything that is asked for in one turn of the event loop shares one transaction and one fsync,
 * and each promise resolves after that commit.
 *
 * If the database refuses what a group has written, the whole group is rolled back and each is run again alone: so a
 * command that breaks a constraint fails by itself, and the good case pays for no savepoints.
 */
export function groupCommit(db: Database.Database, hooks: GroupHooks) {
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const rollback = db.prepare('ROLLBACK')
  const waiting: Job[] = []
  let scheduled = false
  let lingering: NodeJS.Timeout | undefined
  let lastAsked = Number.NEGATIVE_INFINITY

  const transaction = (jobs: readonly Job[]): Result[] => {
    let results: Result[]
    begin.run()
    try {
      results = jobs.map(runOne)
      hooks.write()
      commit.run()
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

  const settle = (jobs: readonly Job[], results: readonly Result[]): void => {
    for (const [i, job] of jobs.entries()) {
      const result = results[i]
      if (result === undefined) throw new Error('A job of a group has no result.')
      if ('fault' in result) job.reject(result.fault)
      // What `run` returned is what this job's promise was made for.
      else job.resolve(result.value as never)
    }
    over(true)
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

  const runAlone = (job: Job): void => {
    try {
      settle([job], transaction([job]))
    } catch (error) {
      job.reject(explain(error))
    }
  }

  const flush = (): void => {
    scheduled = false
    clearTimeout(lingering)
    lingering = undefined
    const jobs = waiting.splice(0, GROUP)
    if (waiting.length > 0) schedule()
    if (jobs.length === 0) return
    try {
      settle(jobs, transaction(jobs))
    } catch (error) {
      const reason = explain(error)
      // What has struck the database strikes each alone too; only a fault of one command is worth telling apart.
      if (reason instanceof StoreUnavailable || jobs.length === 1)
        for (const job of jobs) job.reject(reason)
      else for (const job of jobs) runAlone(job)
    }
  }

  const schedule = (): void => {
    scheduled = true
    setImmediate(flush)
  }

  return {
    /** Runs the synchronous `run` in the next group; resolves with what it returned, once that is durable. */
    submit<T>(run: () => T): Promise<T> {
      lastAsked = performance.now()
      return new Promise<T>((resolve, reject) => {
        waiting.push({ run, resolve, reject })
        if (!scheduled) schedule()
      })
    },
    /** The same for work that nobody waits for: it joins the next group, or makes one a little later. */
    submitLater<T>(run: () => T): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        waiting.push({ run, resolve, reject })
        if (scheduled || lingering) return
        const quiet = performance.now() - lastAsked > QUIET_AFTER_MS
        lingering = setTimeout(flush, quiet ? 1 : LINGER_MS)
      })
    },
    /** Runs what waits, now. */
    drain(): void {
      while (waiting.length > 0) flush()
    },
  }
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
