import type { TaskKind, TaskOrder } from '@outerpark/core/policies'
import {
  type Clock,
  type CommitMeta,
  GatewayPaused,
  type LeasedTask,
  type Random,
  type Store,
} from '@outerpark/core/ports'
import { type Backoff, fullJitter } from './backoff.ts'
import { type CrewLimits, crewOf } from './crew.ts'
import { isPermanent, type Record, type Work } from './work.ts'

export type WorkerSettings = {
  /** how many tasks are worked on at once */
  readonly workers: CrewLimits
  /** how long a claim lasts: longer than any one try, and how long a dead worker's tasks rest */
  readonly leaseMs: number
  readonly backoff: Backoff
  /** after so many tries a task becomes a dead letter */
  readonly maxAttempts: number
  /** so long after it was queued a task that fails becomes one as well, in milliseconds; never, if left out */
  readonly maxAgeMs?: number
}

/**
 * How many calls may be out at once just now, besides the workers' own limit; where it is none, until when.
 * An open breaker lets nothing through, so nothing is claimed only to be put back.
 */
export type Gate = () => { readonly limit: number; readonly until?: number | undefined }

type Surroundings = {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly settings: WorkerSettings
  /** always open if left out */
  readonly gate?: Gate
  /** told of each task that is done with, and whose call was answered if it made one */
  readonly onDone?: () => void
  /** told of each failed try */
  readonly onFailure: (task: LeasedTask, error: unknown, next: 'retry' | 'dead') => void
}

/** No wait is longer than this, so that a task queued by another daemon is found as well. */
const LONGEST_SLEEP_MS = 5_000

const ALWAYS_OPEN: Gate = () => ({ limit: Number.POSITIVE_INFINITY })

/** A task that waits this much longer than any task ever should is one that the clock was set back on. */
const CLOCK_SLACK_MS = 10_000

/** Tasks that were not sent come back within this time of when it is worth it, not all at once. */
const SPREAD_MS = 500

/**
 * So often a task is tried all the same that is too old: the box office may have been closed for days, or an admin has
 * just given it another chance.
 */
const TRIES_OF_THE_OLD = 10

/** How long work may take to end once it was told to. */
const LAST_MOMENT_MS = 1_000

/**
 * Workers on one kind of task: they claim what is due, work on it, and commit the outcome together with the end
 * of the task. They sleep until a commit queues something or the next task is due; they never poll when idle.
 */
export function startWorkers<K extends TaskKind>(
  kind: K,
  work: Work<Extract<TaskOrder, { kind: K }>>,
  { store, clock, random, settings, gate = ALWAYS_OPEN, onDone, onFailure }: Surroundings,
) {
  const { leaseMs } = settings
  const longestWaitMs = Math.max(leaseMs, settings.backoff.capMs) + CLOCK_SLACK_MS
  const running = new Set<Promise<void>>()
  /** how many of them are still at their call; the others only have their outcome written down */
  let calling = 0
  const crew = crewOf(settings.workers)
  /** whether more tasks wait than were claimed */
  let moreWait = false
  const abort = new AbortController()
  let stopped = false
  let claiming: Promise<void> | undefined
  let wokenMeanwhile = false
  let timer: NodeJS.Timeout | undefined

  const isTooOld = ({ queuedAt, attempt }: LeasedTask): boolean =>
    settings.maxAgeMs !== undefined &&
    clock.now() - queuedAt >= settings.maxAgeMs &&
    attempt >= TRIES_OF_THE_OLD

  /** @param called whether it was the call that failed, and not the commit of its outcome */
  const settleFailure = async (
    task: LeasedTask,
    error: unknown,
    called: boolean,
  ): Promise<void> => {
    if (error instanceof GatewayPaused)
      return store.returnUntried(
        task,
        error.retryAt + Math.round(random() * SPREAD_MS),
        error.message,
      )
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    const permanent = isPermanent(error)
    // A refusal for good says nothing of how much the outside bears, and neither does a full disk of ours.
    if (called && !permanent) crew.halve()
    const hopeless = permanent || task.attempt >= settings.maxAttempts || isTooOld(task)
    if (hopeless) await store.giveUp(task, reason)
    else {
      const wait = fullJitter(task.attempt, settings.backoff, random)
      await store.postpone(task, clock.now() + wait, reason)
    }
    onFailure(task, error, hopeless ? 'dead' : 'retry')
  }

  const run = async (task: LeasedTask): Promise<void> => {
    let recorded = false
    let atItsCall = true
    calling += 1
    const leave = (): void => {
      if (!atItsCall) return
      atItsCall = false
      calling -= 1
      void pump()
    }
    const committer =
      (meta: CommitMeta): Record =>
      async (operation, command) => {
        // The next one is claimed in the very commit that writes down this one's outcome.
        if (meta.finishes) leave()
        const outcome = await store.commit(operation, command, meta)
        if (outcome.kind === 'refused')
          throw new Error(`${operation.name}: ${outcome.refusal.detail}`)
        recorded ||= meta.finishes !== undefined
      }
    const note = committer({ causationId: task.causedBy })
    const record = committer({ causationId: task.causedBy, finishes: task })
    try {
      // A task is claimed by its kind, so its order is of that kind.
      const order = task.order as Extract<TaskOrder, { kind: K }>
      await work(order, { task, record, note, queries: store.queries, signal: abort.signal })
      leave()
      if (!recorded) await store.finish(task)
      if (moreWait) crew.grow()
      onDone?.()
    } catch (error) {
      if (recorded) crew.halve()
      // On the way down the lease simply ends; the next start takes the task up.
      else if (!abort.signal.aborted) await settleFailure(task, error, atItsCall)
    } finally {
      leave()
    }
  }

  const start = (task: LeasedTask): void => {
    const done = run(task)
      // What failed is the database itself: the task comes back when its lease ends.
      .catch((error) => onFailure(task, error, 'retry'))
      .finally(() => {
        running.delete(done)
        void pump()
      })
    running.add(done)
  }

  const sleepUntil = (due: number | undefined): void => {
    clearTimeout(timer)
    if (stopped) return
    const wait = due === undefined ? LONGEST_SLEEP_MS : Math.max(due - clock.now(), 1)
    timer = setTimeout(() => void pump(), Math.min(wait, LONGEST_SLEEP_MS))
  }

  const pump = async (): Promise<void> => {
    if (claiming) wokenMeanwhile = true
    const open = gate()
    if (Number.isFinite(open.limit)) crew.restart()
    else if (moreWait) crew.press()
    const limit = Math.min(crew.size(), open.limit) - calling
    if (claiming || stopped) return
    if (limit <= 0) {
      // Otherwise the end of what is running wakes it.
      if (open.limit <= 0) sleepUntil(open.until)
      return
    }
    wokenMeanwhile = false
    claiming = claim(limit)
    await claiming
    claiming = undefined
    if (wokenMeanwhile) void pump()
  }

  const claim = async (limit: number): Promise<void> => {
    try {
      const claimed = await store.claim({ kind, limit, leaseMs, longestWaitMs })
      for (const task of claimed) start(task)
      moreWait = claimed.length === limit
      if (moreWait) return
      crew.rest(calling)
      sleepUntil(await store.nextDue(kind))
    } catch {
      sleepUntil(clock.now() + 250)
    }
  }

  const unsubscribe = store.onCommit(({ queued }) => {
    if (!queued.has(kind)) return
    moreWait = true
    void pump()
  })
  void pump()

  return {
    /** how many tasks are being worked on, and how many may be just now, at least and at most */
    view: () => {
      const { min, max } = settings.workers
      return { active: calling, limit: crew.size(), min, max }
    },
    /** Something has changed that it cannot see by itself: the gate. */
    wake: (): void => void pump(),
    /** Claims nothing more, and gives what is running `graceMs` to end before it is abandoned to its lease. */
    async stop(graceMs: number): Promise<void> {
      unsubscribe()
      clearTimeout(timer)
      stopped = true
      // What a claim under way brings is worked on as well: it is leased already.
      await claiming
      const done = Promise.allSettled(running)
      await within(graceMs, done)
      abort.abort()
      // A moment for what looks at its signal; what does not is left behind.
      await within(LAST_MOMENT_MS, done)
    },
  }
}

/** Waits for it, and no longer than so many milliseconds. */
async function within(ms: number, done: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([done, over])
  clearTimeout(timer)
}
