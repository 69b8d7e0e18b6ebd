import type Database from 'better-sqlite3'
import { type GroupHooks, groupTransaction, type Job } from './group-transaction.ts'
import { lingering } from './linger.ts'

/**
 * The largest number of jobs in one transaction. Measured at 1,000 connections: 256 is not faster, and with 64 the commit
 * costs each booking more. At 100 connections there is no difference.
 */
const GROUP = 128

/**
 * Group commit: all jobs that are submitted in one turn of the event loop share one transaction and one fsync. The
 * promise of each job resolves after the commit.
 *
 * If the database refuses a write of the group, the whole group is rolled back and each job runs again alone. So only
 * the command that breaks a constraint fails, and no command needs a savepoint.
 */
export function groupCommit(db: Database.Database, hooks: GroupHooks) {
  const waiting: Job[] = []
  let scheduled = false
  /** whether a full group has run in this turn of the event loop */
  let hadTurn = false
  let timer: NodeJS.Timeout | undefined
  const linger = lingering(() => performance.now())
  const runGroup = groupTransaction(db, hooks, linger.timed)

  const flush = (): void => {
    scheduled = false
    hadTurn = false
    clearTimeout(timer)
    timer = undefined
    const jobs = waiting.splice(0, GROUP)
    if (jobs.length > 0) waiting.unshift(...runGroup(jobs))
    if (waiting.length > 0 && !scheduled) schedule()
  }

  /**
   * A full group has no reason to wait for the end of the turn. But only one runs in each: who works off what has gathered asks
   * again as soon as a group has ended, and no request would be read meanwhile.
   */
  const flushFull = (): void => {
    flush()
    hadTurn = true
    if (!scheduled) schedule()
  }

  const schedule = (): void => {
    scheduled = true
    setImmediate(flush)
  }

  return {
    /** Runs the synchronous `run` in the next group. Resolves with its result when that is durable. */
    submit<T>(run: () => T): Promise<T> {
      linger.asked()
      return new Promise<T>((resolve, reject) => {
        waiting.push({ run, resolve, reject })
        if (waiting.length >= GROUP && !hadTurn) flushFull()
        else if (!scheduled) schedule()
      })
    },
    /**
     * The same for a job whose caller does not wait for it. It joins the next group, or starts one a little later
     * ({@link lingering}).
     */
    submitLater<T>(run: () => T): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        waiting.push({ run, resolve, reject })
        if (!scheduled) timer ??= setTimeout(flush, linger.waitMs())
      })
    },
    /** Runs all waiting jobs now. */
    drain(): void {
      while (waiting.length > 0) flush()
    },
  }
}
