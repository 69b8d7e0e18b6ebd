import type { Clock } from '@outerpark/core/ports'

/** When calls to the gateway have failed too often. */
export type WindowLimits = {
  /** how far back calls count, in milliseconds */
  readonly windowMs: number
  /** fewer calls than this in the window prove nothing */
  readonly minimumCalls: number
  /** the part of them that is too much, above 0 and up to 1 */
  readonly failureRatio: number
}

/** How many calls were made in the window, and how many of them failed. */
export type WindowCounts = { readonly calls: number; readonly failures: number }

/** The calls from a time on (ms since the epoch). */
type Bucket = { readonly at: number; calls: number; failures: number }

/** A call is forgotten when the start of its bucket leaves the window: never late, and at most a 20th early. */
const BUCKETS = 20

/**
 * Counts the calls of the last `windowMs`, by the clock and not by the calls, so it forgets also while nobody calls.
 * (cockatiel's SamplingBreaker moves on only with calls, and opens on failures from before a quiet hour.)
 */
export function breakerWindow(
  { windowMs, minimumCalls, failureRatio }: WindowLimits,
  clock: Clock,
) {
  const width = Math.max(1, Math.floor(windowMs / BUCKETS))
  let buckets: Bucket[] = []

  /** Drops what is too old, and what lies in the future because the clock was set back. */
  const forget = (now: number): void => {
    const [oldest, newest] = [buckets.at(0), buckets.at(-1)]
    // Asked for each booking, and nearly always there is nothing to drop.
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
