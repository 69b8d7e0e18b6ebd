/** People rush while one of them has asked for something within this time, in milliseconds. */
const RUSH_MS = 50

/** A commit that nobody waits for comes at the earliest after so many times the time that the last commit took. */
const PAUSE_PER_COMMIT = 4

/** The least and the most that such a commit is put off, in milliseconds. */
const SHORTEST_MS = 5
const LONGEST_MS = 100

/**
 * How long work that nobody waits for waits for company.
 *
 * A commit ends with an fsync, in which the whole thread stands still: a thousand small ones a second would leave no
 * time for anything else.
 * - While people rush, such work makes no commit of its own. It joins the next group of theirs, or makes a group once
 *   nobody has asked for {@link RUSH_MS}.
 * - Else the disk sets the pace: these commits take at most a fifth of the time, unless one takes longer than 25 ms.
 *
 * @param now milliseconds from any beginning
 */
export function lingering(now: () => number) {
  let lastAsked = Number.NEGATIVE_INFINITY
  let lastCommitMs = 0
  return {
    /** Somebody asks for something, and waits for it. */
    asked(): void {
      lastAsked = now()
    },
    /** Runs a commit, and remembers how long it took. */
    timed(commit: () => void): void {
      const start = now()
      try {
        commit()
      } finally {
        lastCommitMs = now() - start
      }
    },
    /** How long work that comes now is put off, in milliseconds. */
    waitMs(): number {
      const pace = Math.min(Math.max(SHORTEST_MS, PAUSE_PER_COMMIT * lastCommitMs), LONGEST_MS)
      return Math.max(lastAsked + RUSH_MS - now(), pace)
    },
  }
}
