import type { TaskKind } from '@outerpark/core/policies'
import type { Clock, LeasedTask, Store } from '@outerpark/core/ports'
import type { Crew } from './crew.ts'
import type { Rush } from './rush.ts'

/**
 * How many calls the breaker allows at once now, in addition to the crew's own limit. If it allows none, `until` says
 * until when. While the breaker is open nothing is claimed, since every claimed task would only be postponed.
 */
export type Gate = () => { readonly limit: number; readonly until?: number | undefined }

export type ClaimParts = {
  readonly store: Store
  readonly clock: Clock
  readonly gate: Gate
  readonly rush: Rush
  /** how long the lease of a claim lasts, in milliseconds */
  readonly leaseMs: number
  /** the longest wait of a task, in milliseconds; if a task is due later than this, the clock was set back */
  readonly longestWaitMs: number
  /** how long a due task may wait because bookings come first, in milliseconds */
  readonly makeRoomMs: number
}

/** The present state of the workers of one kind of task. */
export type Workers = {
  readonly kind: TaskKind
  readonly parts: ClaimParts
  readonly crew: Crew
  /** Starts work on a claimed task. */
  readonly begin: (task: LeasedTask) => void
  /** the tasks that are worked on, each until its outcome is committed or cannot be */
  readonly running: Map<LeasedTask, Promise<void>>
  /** how many workers are in their call */
  calling: number
  /** how many have had their answer, and wait for the commit of its outcome */
  recording: number
  /** whether more tasks wait than were claimed */
  moreWait: boolean
  /**
   * From this time on (ms since the epoch) the tasks no longer make room for bookings: the oldest due task has then waited
   * `makeRoomMs`. It may be too early. Infinity if no task is due.
   */
  lateFrom: number
  /** when the last claim was made; ms since the epoch */
  claimedAt: number
  /** the claim that is under way */
  claiming: Promise<void> | undefined
  /** whether something changed during the claim, so that another claim is needed after it */
  lookAgain: boolean
  stopped: boolean
  timer: NodeJS.Timeout | undefined
}

/** The longest sleep, in milliseconds. With it a task that another daemon queued is found as well. */
const LONGEST_SLEEP_MS = 5_000

/**
 * The wait between two claims while bookings come first, in milliseconds. Ten claims a second give enough calls to see
 * how the gateway is. Claims without a wait would take a tenth of the bookings, and pay only one in a hundred of them.
 */
const ROOM_MS = 100

/** The wait after a failed claim, in milliseconds. */
const CLAIM_AGAIN_MS = 250

/**
 * No task is claimed while this many outcomes wait for their commit: as many as one commit of the SQLite store takes
 * (`GROUP`). Calls under way may add to them. A worker whose call has ended claims the next task before that commit, so
 * that many outcomes share it. Without the limit, calls that need no time, like those to the inbox, would claim all tasks
 * that wait before the first commit, and nothing else could run meanwhile. On a slow disk, with 25 ms for a commit, a kind
 * of task ends about a thousand times a second at most.
 */
export const MOST_RECORDING = 128

/** Claims due tasks for idle workers, as many as may be worked on now. Sleeps if there is nothing to do. */
export function pump(workers: Workers): void {
  if (workers.stopped) return
  if (workers.claiming) {
    workers.lookAgain = true
    return
  }
  const { limit, until } = allowed(workers)
  const idle = Math.min(limit - workers.calling, MOST_RECORDING - workers.recording)
  if (idle > 0) workers.claiming = claimAndLookAgain(workers, idle)
  // Otherwise the end of a call, or of the commit of an outcome, wakes the workers.
  else if (until !== undefined) sleepUntil(workers, until)
}

/** How many calls are allowed now. If not the crew's size limits them, `until` says how long the limit lasts. */
function allowed(workers: Workers): { limit: number; until?: number } {
  const { crew, parts } = workers
  const gate = parts.gate()
  if (Number.isFinite(gate.limit)) crew.reset()
  else if (workers.moreWait) crew.growToLeast()
  if (gate.limit <= 0) return { limit: 0, until: gate.until ?? Number.POSITIVE_INFINITY }
  const until = makesRoomUntil(workers)
  if (until === undefined) return { limit: Math.min(crew.size(), gate.limit) }
  const since = parts.clock.now() - workers.claimedAt
  // After the clock was set back the last claim is in the future. Then the next claim comes at once.
  if (since >= 0 && since < ROOM_MS)
    return { limit: 0, until: Math.min(until, workers.claimedAt + ROOM_MS) }
  return { limit: Math.min(crew.fewest(), gate.limit), until }
}

/**
 * Until when only the smallest number works, since bookings come first (ms since the epoch). Undefined if there is no
 * rush, or if a task has waited long enough for bookings.
 */
export function makesRoomUntil({ parts: { rush, clock }, lateFrom }: Workers): number | undefined {
  const now = rush()
  if (!now || now.evenLate) return now?.until
  return clock.now() < lateFrom ? Math.min(now.until, lateFrom) : undefined
}

/** Notes that a task is due at `due` (ms since the epoch). From then on it may wait for bookings, up to the limit. */
export function makesRoomFrom(workers: Workers, due: number): void {
  workers.lateFrom = Math.min(workers.lateFrom, due + workers.parts.makeRoomMs)
}

async function claimAndLookAgain(workers: Workers, limit: number): Promise<void> {
  workers.lookAgain = false
  await claim(workers, limit)
  workers.claiming = undefined
  if (workers.lookAgain) pump(workers)
}

async function claim(workers: Workers, limit: number): Promise<void> {
  const { kind, begin, crew, parts, running } = workers
  const { store, clock, leaseMs, longestWaitMs } = parts
  workers.claimedAt = clock.now()
  // Otherwise a process that was stopped for longer than a lease would make a call a second time beside the first one.
  const underWay = running.keys()
  try {
    const claimed = await store.claim({ kind, limit, leaseMs, longestWaitMs, underWay })
    for (const task of claimed) begin(task)
    workers.moreWait = claimed.length === limit
    if (!workers.moreWait) crew.shrinkTo(workers.calling)
    workers.lateFrom = Number.POSITIVE_INFINITY
    const due = await store.nextDue(kind)
    // A rush may begin while every call hangs. Then no claim is made that would show which task is late.
    if (due !== undefined) makesRoomFrom(workers, due)
    if (workers.moreWait) workers.lookAgain = true
    else sleepUntil(workers, due)
  } catch {
    sleepUntil(workers, clock.now() + CLAIM_AGAIN_MS)
  }
}

function sleepUntil(workers: Workers, due: number | undefined): void {
  clearTimeout(workers.timer)
  if (workers.stopped) return
  const wait = due === undefined ? LONGEST_SLEEP_MS : Math.max(due - workers.parts.clock.now(), 1)
  workers.timer = setTimeout(() => pump(workers), Math.min(wait, LONGEST_SLEEP_MS))
}
