import { type BreakerMark, pausedUntil } from '@outerpark/core/payment'
import type Database from 'better-sqlite3'

/** Reads the state of the payment breaker after its last change, and at earlier times. */
export function breakerMarks(db: Database.Database) {
  const fields =
    'SELECT at, state, retry_at AS retryAt, paused_before AS pausedBefore, away_since AS awaySince'
  const last = db.prepare<[], BreakerMark>(
    `${fields} FROM breaker_changes ORDER BY position DESC LIMIT 1`,
  )
  const lastAt = db.prepare<[number], BreakerMark>(
    `${fields} FROM breaker_changes WHERE at <= +? ORDER BY at DESC, position DESC LIMIT 1`,
  )
  return {
    last: (): BreakerMark | undefined => last.get(),
    /**
     * How long the breaker was not closed from a time until now, in milliseconds. Its present state is the one after
     * the last recorded change, even if a clock that was ahead wrote that change.
     */
    pausedSince: (from: number, now: number): number =>
      Math.max(0, pausedUntil(last.get(), now) - pausedUntil(lastAt.get(from), from)),
  }
}
