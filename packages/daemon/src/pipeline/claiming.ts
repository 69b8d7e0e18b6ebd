import type { TaskKind } from '@outerpark/core/policies'
import type { Clock, LeasedTask, Store } from '@outerpark/core/ports'
import type { Crew } from './crew.ts'
import type { Rush } from './rush.ts'

/**
 * How many calls may be out at once just now, besides the workers' own limit; if none, until when.
 * An open breaker lets nothing through, so nothing is claimed only to be returned.
 */
export type Gate = () => { readonly limit: number; readonly until?: number | undefined }

export type ClaimParts = {
  readonly store: Store
  readonly clock: Clock
  readonly gate: Gate
  readonly rush: Rush
  /** how long a claim lasts */
  readonly leaseMs: number
  /** a task that is due later than this is one that the clock was set back on */
  readonly longestWaitMs: number
  /** how long a task that is due makes room for bookings at most */
  readonly makeRoomMs: number
}

/** The workers on one kind of task, as they are at this moment. */
export type Workers = {
  readonly kind: TaskKind
  readonly parts: ClaimParts
  readonly crew: Crew
  /** Begins work on a claimed task. */
  readonly begin: (task: LeasedTask) => void
  /** how many are at their call; of the others only the outcome is still to be written down */
  calling: number
  /** whether more tasks wait than were claimed */
  moreWait: boolean
  /** when the task that is due the longest has made room long enough, or earlier; ms since the epoch */
  lateFrom: number
  /** when the last claim was made; ms since the epoch */
  claimedAt: number
  /** the claim that is under way */
  claiming: Promise<void> | undefined
  /** something has changed during the claim, which has to be looked at after it */
  lookAgain: boolean
  stopped: boolean
  timer: NodeJS.Timeout | undefined
}

/** No wait is longer than this, so that a task queued by another daemon is found as well. */
const LONGEST_SLEEP_MS = 5_000

/**
 * While bookings come first, the next claim comes so much later: enough to see how the gateway is. One call after the
 * other, without a pause, would take a tenth of the bookings for a hundredth of the payments.
 */
const ROOM_MS = 100

/** After a claim that failed the next one comes so much later. */
const CLAIM_AGAIN_MS = 250

/** Has idle workers claim what is due, as many tasks as may be worked on now. Sleeps if there is nothing to do. */
export function pump(workers: Workers): void {
  if (workers.stopped) return
  if (workers.claiming) {
    workers.lookAgain = true
    return
  }
  const { limit, until } = allowed(workers)
  const idle = limit - workers.calling
  if (idle > 0) workers.claiming = claimAndLookAgain(workers, idle)
  // Otherwise the end of a call wakes them.
  else if (until !== undefined) sleepUntil(workers, until)
}

/** How many calls may be out now, and, if something other than the crew's size limits that, until when. */
function allowed(workers: Workers): { limit: number; until?: number } {
  const { crew, parts } = workers
  const gate = parts.gate()
  if (Number.isFinite(gate.limit)) crew.reset()
  else if (workers.moreWait) crew.growToLeast()
  if (gate.limit <= 0) return { limit: 0, until: gate.until ?? Number.POSITIVE_INFINITY }
  const until = makesRoomUntil(workers)
  if (until === undefined) return { limit: Math.min(crew.size(), gate.limit) }
  const since = parts.clock.now() - workers.claimedAt
  // A clock that was set back leaves the last claim in the future: then the next one comes at once.
  if (since >= 0 && since < ROOM_MS)
    return { limit: 0, until: Math.min(until, workers.claimedAt + ROOM_MS) }
  return { limit: Math.min(crew.fewest(), gate.limit), until }
}

/**
 * Until when only the fewest work, since bookings come first (ms since the epoch). Undefined while nobody rushes, and
 * once a task has made room long enough.
 */
export function makesRoomUntil({ parts: { rush, clock }, lateFrom }: Workers): number | undefined {
  const until = rush()
  if (until === undefined || clock.now() >= lateFrom) return undefined
  return Math.min(until, lateFrom)
}

/** A task is due at `due` (ms since the epoch): it makes room for bookings from then on, and no longer than it may. */
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
  const { kind, begin, crew, parts } = workers
  const { store, clock, leaseMs, longestWaitMs } = parts
  workers.claimedAt = clock.now()
  try {
    const claimed = await store.claim({ kind, limit, leaseMs, longestWaitMs })
    for (const task of claimed) begin(task)
    workers.moreWait = claimed.length === limit
    if (!workers.moreWait) crew.shrinkTo(workers.calling)
    workers.lateFrom = Number.POSITIVE_INFINITY
    const due = await store.nextDue(kind)
    // A rush may begin while every call hangs: no claim comes then that could find out what is late.
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
