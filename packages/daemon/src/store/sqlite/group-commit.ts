import type Database from 'better-sqlite3'
import { type GroupHooks, groupTransaction, type Job } from './group-transaction.ts'
import { lingering } from './linger.ts'

/**
 * As many as share one transaction. With 256 the collector copies more than a thousand requests at a time (a tenth of the
 * time at 1,000 connections), with 64 each booking pays more of the commit. At 100 connections it is the same.
 */
const GROUP = 128

/**
 * Group commit: everything that is asked for in one turn of the event loop shares one transaction and one fsync,
 * and each promise resolves after that commit.
 *
 * If the database refuses what a group has written, the whole group is rolled back and each is run again alone: so a
 * command that breaks a constraint fails by itself, and the good case pays for no savepoints.
 */
export function groupCommit(db: Database.Database, hooks: GroupHooks) {
  const waiting: Job[] = []
  let scheduled = false
  let timer: NodeJS.Timeout | undefined
  const linger = lingering(() => performance.now())
  const runGroup = groupTransaction(db, hooks, linger.timed)

  const flush = (): void => {
    scheduled = false
    clearTimeout(timer)
    timer = undefined
    const jobs = waiting.splice(0, GROUP)
    if (waiting.length > 0) schedule()
    if (jobs.length > 0) runGroup(jobs)
  }

  const schedule = (): void => {
    scheduled = true
    setImmediate(flush)
  }

  return {
    /** Runs the synchronous `run` in the next group; resolves with what it returned, once that is durable. */
    submit<T>(run: () => T): Promise<T> {
      linger.asked()
      return new Promise<T>((resolve, reject) => {
        waiting.push({ run, resolve, reject })
        // A full group gains nothing by waiting for the end of the turn.
        if (waiting.length >= GROUP) flush()
        else if (!scheduled) schedule()
      })
    },
    /** The same for work that nobody waits for: it joins the next group, or makes one a little later ({@link lingering}). */
    submitLater<T>(run: () => T): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        waiting.push({ run, resolve, reject })
        if (!scheduled) timer ??= setTimeout(flush, linger.waitMs())
      })
    },
    /** Runs what waits, now. */
    drain(): void {
      while (waiting.length > 0) flush()
    },
  }
}
