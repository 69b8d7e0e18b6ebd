import type { TaskKind, TaskOrder } from '@outerpark/core/policies'
import type { LeasedTask } from '@outerpark/core/ports'
import {
  type Gate,
  MOST_RECORDING,
  makesRoomFrom,
  makesRoomUntil,
  pump,
  type Workers,
} from './claiming.ts'
import { type CrewLimits, crewOf } from './crew.ts'
import type { Rush } from './rush.ts'
import type { TaskWatch } from './task-watch.ts'
import { type Retries, type TryParts, tryTask } from './try-task.ts'
import type { Work } from './work.ts'

export type WorkerSettings = Retries & {
  /** the limits of how many tasks are worked on at once */
  readonly workers: CrewLimits
  /** how long a lease lasts, in ms. A task whose outcome could not be recorded waits this long. */
  readonly leaseMs: number
  /** how long a due task may wait because bookings come first, in milliseconds; no limit if left out */
  readonly makeRoomMs?: number
}

export type WorkerParts = Pick<TryParts, 'store' | 'clock' | 'random' | 'onFailure'> & {
  readonly settings: WorkerSettings
  /** always open if left out */
  readonly gate?: Gate
  /** there is never a rush if left out */
  readonly rush?: Rush
  /** called for each task that is done; if it made a call, the call was answered */
  readonly onDone?: (task: LeasedTask) => void
  readonly watch?: TaskWatch | undefined
}

const ALWAYS_OPEN: Gate = () => ({ limit: Number.POSITIVE_INFINITY })
const NOBODY_RUSHES: Rush = () => undefined

/** If a task is due this much later (ms) than the longest wait allows, the clock was set back. */
const CLOCK_SLACK_MS = 10_000

/** How long work may take to end after its signal was aborted, in milliseconds. */
const LAST_MOMENT_MS = 1_000

/** A claimed task of the kind K. A claim gives only tasks of its own kind, so `order` has that kind. */
type Claimed<K extends TaskKind> = LeasedTask & {
  readonly order: Extract<TaskOrder, { kind: K }>
}

/**
 * Starts the workers of one kind of task. They claim due tasks, do them, and commit the outcome together with the end
 * of the task. They sleep until a commit queues a task or the next task is due. They do not poll while idle. During a
 * rush only the smallest number of workers works, unless a task is late.
 */
export function startWorkers<K extends TaskKind>(
  kind: K,
  work: Work<Extract<TaskOrder, { kind: K }>>,
  parts: WorkerParts,
) {
  const { store, clock, settings, onFailure, onDone, watch } = parts
  const abort = new AbortController()

  const begin = (task: LeasedTask): void => {
    const { callEnded, recorded } = takeOn(workers)
    const begun = clock.now()
    watch?.trying(task)
    const failed = (error: unknown) => onFailure(task, error, 'retry')
    const done = orFailed(tryTask(task as Claimed<K>, work, tryParts, callEnded), failed)
      .then((isDone) => {
        watch?.tried(task, { begun, ended: clock.now(), done: isDone })
        if (!isDone) return
        workers.crew.succeed(wantsMore(workers))
        onDone?.(task)
      })
      .catch(failed)
      .finally(() => {
        workers.running.delete(task)
        recorded()
      })
    workers.running.set(task, done)
  }

  const workers = workersOf(kind, parts, begin)
  const tryParts = { ...parts, retries: settings, crew: workers.crew, signal: abort.signal }
  const unsubscribe = store.onCommit(({ queued }) => {
    if (!queued.has(kind)) return
    workers.moreWait = true
    makesRoomFrom(workers, clock.now())
    pump(workers)
  })
  pump(workers)

  return {
    view: () => viewOf(workers, settings.workers),
    /** Tells the workers that the gate has changed, which they cannot notice by themselves. */
    wake: (): void => pump(workers),
    /** Claims nothing more. Running tasks have `graceMs` to end. After that they are left until their lease ends. */
    async stop(graceMs: number): Promise<void> {
      unsubscribe()
      clearTimeout(workers.timer)
      workers.stopped = true
      // Tasks of a claim under way are done as well, since they are leased already.
      await workers.claiming
      const done = Promise.allSettled(workers.running.values())
      await within(graceMs, done)
      abort.abort()
      // Work that uses its signal ends in this time. Other work is left behind.
      await within(LAST_MOMENT_MS, done)
    },
  }
}

/** Whether a task is done. If the database itself fails, it is not: it is tried again when its lease ends. */
const orFailed = (done: Promise<boolean>, failed: (error: unknown) => void): Promise<boolean> =>
  done.catch((error: unknown) => {
    failed(error)
    return false
  })

/** Counts a worker as busy. When its call ends another may call, and when its outcome is committed another may wait. */
function takeOn(workers: Workers) {
  workers.calling += 1
  const callEnded = once(() => {
    workers.calling -= 1
    workers.recording += 1
    pump(workers)
  })
  return {
    /** Call it when the call has ended. Calling it again does nothing. */
    callEnded,
    /** Call it when the outcome is committed, or cannot be. */
    recorded(): void {
      callEnded()
      workers.recording -= 1
      pump(workers)
    },
  }
}

function workersOf(kind: TaskKind, parts: WorkerParts, begin: Workers['begin']): Workers {
  const { store, clock, settings, gate = ALWAYS_OPEN, rush = NOBODY_RUSHES } = parts
  const { leaseMs, backoff, makeRoomMs = Number.POSITIVE_INFINITY } = settings
  const longestWaitMs = Math.max(leaseMs, backoff.capMs) + CLOCK_SLACK_MS
  return {
    kind,
    parts: { store, clock, gate, rush, leaseMs, longestWaitMs, makeRoomMs },
    crew: crewOf(settings.workers),
    begin,
    running: new Map(),
    calling: 0,
    recording: 0,
    moreWait: false,
    lateFrom: Number.POSITIVE_INFINITY,
    claimedAt: Number.NEGATIVE_INFINITY,
    claiming: undefined,
    lookAgain: false,
    stopped: false,
    timer: undefined,
  }
}

/**
 * Whether a larger crew would have more to do. False while bookings come first, or while the commits limit the workers:
 * then the few calls show nothing about how many the gateway can take.
 */
const wantsMore = (workers: Workers): boolean =>
  workers.moreWait && workers.recording < MOST_RECORDING && makesRoomUntil(workers) === undefined

/** How many tasks are under way, how many may be now, and the limits of that number. */
function viewOf(workers: Workers, { min, max }: CrewLimits) {
  const { calling: active, crew } = workers
  const makesRoom = makesRoomUntil(workers) !== undefined
  return { active, limit: makesRoom ? crew.fewest() : crew.size(), min, max }
}

/** Makes a function that does `act` at its first call only. */
function once(act: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    act()
  }
}

/** Waits for `done`, for at most `ms`. */
async function within(ms: number, done: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([done, over])
  clearTimeout(timer)
}
