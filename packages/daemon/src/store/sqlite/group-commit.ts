import type Database from 'better-sqlite3'
import { type GroupHooks, groupTransaction, type Job } from './group-transaction.ts'
import { lingering } from './linger.ts'

/**
 * The largest number of jobs in one transaction. Measured at 1,000 connections: 256 is not faster, and with 64 the commit
 * costs each booking more. At 100 connections there is no difference.
 */
const GROUP = 128

/**
 * So many full groups run in one turn of the event loop at most: as many as a crowd of a thousand needs. What has gathered is worked
 * off by work that asks again as soon as its group has ended, and no request would be read meanwhile.
 */
const GROUPS_PER_TURN = 8

/** A job that waits for its group. */
type Waiting = Job & { readonly isAwaited: boolean }

/** The jobs that wait, in their order, and how many of them somebody waits for. */
function waitingLine() {
  const line: Waiting[] = []
  let awaited = 0
  const count = (jobs: readonly Waiting[]) => jobs.filter(({ isAwaited }) => isAwaited).length
  return {
    isEmpty: () => line.length === 0,
    awaited: () => awaited,
    add<T>(run: () => T, isAwaited: boolean): Promise<T> {
      if (isAwaited) awaited += 1
      return new Promise<T>((resolve, reject) => {
        line.push({ run, resolve, reject, isAwaited })
      })
    },
    /** Takes the jobs of a group, the first ones. */
    take(): readonly Waiting[] {
      const jobs = line.splice(0, GROUP)
      awaited -= count(jobs)
      return jobs
    },
    /** Puts jobs back in front that their group had no time for. */
    putBack(jobs: readonly Waiting[]): void {
      line.unshift(...jobs)
      awaited += count(jobs)
    },
  }
}

/**
 * Group commit: all jobs that are submitted in one turn of the event loop share one transaction and one fsync. The
 * promise of each job resolves after the commit.
 *
 * If the database refuses a write of the group, the whole group is rolled back and each job runs again alone. So only
 * the command that breaks a constraint fails, and no command needs a savepoint.
 */
export function groupCommit(db: Database.Database, hooks: GroupHooks) {
  const waiting = waitingLine()
  /** how many full groups have run in this turn */
  let groups = 0
  let scheduled = false
  let timer: NodeJS.Timeout | undefined
  const linger = lingering(() => performance.now())
  const runGroup = groupTransaction(db, hooks, linger.timed)

  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (!waiting.isEmpty()) waiting.putBack(runGroup(waiting.take()))
  }

  const flushInTurn = (): void => {
    flush()
    if (!waiting.isEmpty()) schedule()
  }

  const afterTurn = (): void => {
    scheduled = false
    groups = 0
    flushInTurn()
  }

  const schedule = (): void => {
    if (scheduled) return
    scheduled = true
    setImmediate(afterTurn)
  }

  return {
    /** Runs the synchronous `run` in the next group. Resolves with its result when that is durable. */
    submit<T>(run: () => T): Promise<T> {
      linger.asked()
      const result = waiting.add(run, true)
      schedule()
      // A group of such jobs alone has no reason to wait for the end of the turn.
      if (waiting.awaited() >= GROUP && groups < GROUPS_PER_TURN) {
        groups += 1
        flush()
      }
      return result
    },
    /**
     * The same for a job whose caller does not wait for it. It joins the next group, or starts one a little later
     * ({@link lingering}).
     */
    submitLater<T>(run: () => T): Promise<T> {
      const result = waiting.add(run, false)
      if (!scheduled) timer ??= setTimeout(flushInTurn, linger.waitMs())
      return result
    },
    /** Runs all waiting jobs now. */
    drain(): void {
      while (!waiting.isEmpty()) flush()
    },
  }
}
