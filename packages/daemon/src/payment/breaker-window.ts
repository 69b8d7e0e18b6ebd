import type { Clock } from '@outerpark/core/ports'

/** The limits after which calls to the gateway have failed too often. */
export type WindowLimits = {
  /** calls count for this long, in milliseconds */
  readonly windowMs: number
  /** with fewer calls than this in the window the breaker does not open */
  readonly minimumCalls: number
  /** the share of failed calls from which on the breaker opens, above 0 and up to 1 */
  readonly failureRatio: number
}

/** How many calls were made in the window, and how many of them failed. */
export type WindowCounts = { readonly calls: number; readonly failures: number }

/** The calls of a short span of time that begins at `at` (ms since the epoch). */
type Bucket = { readonly at: number; calls: number; failures: number }

/**
 * A call is forgotten when the start of its bucket leaves the window: never too late, at most a 20th of it too early.
 */
const BUCKETS = 20

/**
 * Counts the calls of the last `windowMs`. Old calls are forgotten by the clock, even while there are no new calls.
 * (cockatiel's SamplingBreaker forgets only when calls come, so it may open because of failures an hour ago.)
 */
export function breakerWindow(
  { windowMs, minimumCalls, failureRatio }: WindowLimits,
  clock: Clock,
) {
  const width = Math.max(1, Math.floor(windowMs / BUCKETS))
  let buckets: Bucket[] = []

  /** Drops buckets that are too old, and buckets in the future, which exist after the clock was set back. */
  const forget = (now: number): void => {
    const [oldest, newest] = [buckets.at(0), buckets.at(-1)]
    // This runs for each booking, and nearly always there is nothing to drop.
    if (!oldest || !newest || (oldest.at > now - windowMs && newest.at <= now)) return
    buckets = buckets.filter(({ at }) => at > now - windowMs && at <= now)
  }

  const counts = (): WindowCounts => {
    forget(clock.now())
    return {
      calls: buckets.reduce((sum, { calls }) => sum + calls, 0),
      failures: buckets.reduce((sum, { failures }) => sum + failures, 0),
    }
  }

  return {
    counts,
    /** Counts a call that has just ended. */
    add(outcome: 'answered' | 'failed'): void {
      const now = clock.now()
      forget(now)
      const at = now - (now % width)
      let bucket = buckets.at(-1)
      if (bucket === undefined || bucket.at < at) {
        bucket = { at, calls: 0, failures: 0 }
        buckets.push(bucket)
      }
      bucket.calls += 1
      if (outcome === 'failed') bucket.failures += 1
    },
    /** Whether enough calls were made, and too many of them failed. */
    tripped(): boolean {
      const { calls, failures } = counts()
      return calls >= minimumCalls && failures / calls >= failureRatio
    },
    clear(): void {
      buckets = []
    },
  }
}
