import type { TaskKind, TaskOrder } from '@outerpark/core/policies'
import type { LeasedTask } from '@outerpark/core/ports'
import { type Gate, makesRoomFrom, makesRoomUntil, pump, type Workers } from './claiming.ts'
import { type CrewLimits, crewOf } from './crew.ts'
import type { Rush } from './rush.ts'
import { type Retries, type TryParts, tryTask } from './try-task.ts'
import type { Work } from './work.ts'

export type WorkerSettings = Retries & {
  /** how many tasks are worked on at once */
  readonly workers: CrewLimits
  /** how long a claim lasts: longer than any one try, and how long a dead worker's tasks rest */
  readonly leaseMs: number
  /** how long a task that is due makes room for bookings at most, in milliseconds; for ever, if left out */
  readonly makeRoomMs?: number
}

export type WorkerParts = Pick<TryParts, 'store' | 'clock' | 'random' | 'onFailure'> & {
  readonly settings: WorkerSettings
  /** always open if left out */
  readonly gate?: Gate
  /** nobody ever rushes if left out */
  readonly rush?: Rush
  /** told of each task that is done with, and whose call was answered if it made one */
  readonly onDone?: () => void
}

const ALWAYS_OPEN: Gate = () => ({ limit: Number.POSITIVE_INFINITY })
const NOBODY_RUSHES: Rush = () => undefined

/** A task that waits this much longer than any task ever should is one that the clock was set back on. */
const CLOCK_SLACK_MS = 10_000

/** How long work may take to end once it was told to. */
const LAST_MOMENT_MS = 1_000

/** A task is claimed by its kind, so its order is of that kind. */
type Claimed<K extends TaskKind> = LeasedTask & {
  readonly order: Extract<TaskOrder, { kind: K }>
}

/**
 * Workers on one kind of task: they claim what is due, work on it, and commit the outcome together with the end of the
 * task. They sleep until a commit queues something or the next task is due; they never poll when idle. While people
 * rush, only the fewest work, as long as no task is late.
 */
export function startWorkers<K extends TaskKind>(
  kind: K,
  work: Work<Extract<TaskOrder, { kind: K }>>,
  parts: WorkerParts,
) {
  const { store, clock, settings, onFailure, onDone } = parts
  const abort = new AbortController()
  const running = new Set<Promise<void>>()

  const begin = (task: LeasedTask): void => {
    workers.calling += 1
    const callEnded = once(() => {
      workers.calling -= 1
      pump(workers)
    })
    const done = tryTask(task as Claimed<K>, work, tryParts, callEnded)
      .then((isDone) => {
        if (!isDone) return
        workers.crew.succeed(wantsMore(workers))
        onDone?.()
      })
      // What failed is the database itself: the task comes back when its lease ends.
      .catch((error) => onFailure(task, error, 'retry'))
      .finally(() => {
        callEnded()
        running.delete(done)
        pump(workers)
      })
    running.add(done)
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
    /** Something has changed that they cannot see by themselves: the gate. */
    wake: (): void => pump(workers),
    /** Claims nothing more, and gives what is running `graceMs` to end before it is abandoned to its lease. */
    async stop(graceMs: number): Promise<void> {
      unsubscribe()
      clearTimeout(workers.timer)
      workers.stopped = true
      // What a claim under way brings is worked on as well: it is leased already.
      await workers.claiming
      const done = Promise.allSettled(running)
      await within(graceMs, done)
      abort.abort()
      // A moment for what looks at its signal; what does not is left behind.
      await within(LAST_MOMENT_MS, done)
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
    calling: 0,
    moreWait: false,
    lateFrom: Number.POSITIVE_INFINITY,
    claimedAt: Number.NEGATIVE_INFINITY,
    claiming: undefined,
    lookAgain: false,
    stopped: false,
    timer: undefined,
  }
}

/** Whether a larger crew would have more to do. Those who make room for bookings learn nothing of the outside. */
const wantsMore = (workers: Workers): boolean =>
  workers.moreWait && makesRoomUntil(workers) === undefined

/** How many tasks are being worked on, and how many may be just now, at least and at most. */
function viewOf(workers: Workers, { min, max }: CrewLimits) {
  const { calling: active, crew } = workers
  const makesRoom = makesRoomUntil(workers) !== undefined
  return { active, limit: makesRoom ? crew.fewest() : crew.size(), min, max }
}

/** Does it the first time it is called. */
function once(act: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    act()
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
