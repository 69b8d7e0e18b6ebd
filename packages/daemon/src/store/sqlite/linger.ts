/** Callers count as busy until this time after the last request, in milliseconds. */
const RUSH_MS = 50

/** A commit that no caller waits for starts at the earliest after this multiple of the last commit's duration. */
const PAUSE_PER_COMMIT = 4

/** The shortest and the longest delay of such a commit, in milliseconds. */
const SHORTEST_MS = 5
const LONGEST_MS = 100

/**
 * Decides how long a job waits for others to share its commit, if no caller waits for the job.
 *
 * A commit ends with an fsync, which blocks the whole thread: a thousand small commits a second would leave no time
 * for other work.
 * - While callers make requests, such a job has no commit of its own. It joins their next group, or starts a group
 *   when {@link RUSH_MS} have passed since the last request.
 * - Otherwise the speed of the disk decides: these commits take at most a fifth of the time, unless one commit takes
 *   longer than 25 ms.
 *
 * @param now returns milliseconds from any fixed point in time
 */
export function lingering(now: () => number) {
  let lastAsked = Number.NEGATIVE_INFINITY
  let lastCommitMs = 0
  return {
    /** Call this for each job whose caller waits for it. */
    asked(): void {
      lastAsked = now()
    },
    /** Runs a commit and measures its duration. */
    timed(commit: () => void): void {
      const start = now()
      try {
        commit()
      } finally {
        lastCommitMs = now() - start
      }
    },
    /** How long to delay a job that comes now, in milliseconds. */
    waitMs(): number {
      const pace = Math.min(Math.max(SHORTEST_MS, PAUSE_PER_COMMIT * lastCommitMs), LONGEST_MS)
      return Math.max(lastAsked + RUSH_MS - now(), pace)
    },
  }
}
