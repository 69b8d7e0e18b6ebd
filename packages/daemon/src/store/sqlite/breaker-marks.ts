import { type BreakerMark, pausedUntil } from '@outerpark/core/payment'
import type Database from 'better-sqlite3'

/** How the payment breaker stood, after its last change and at any time before. */
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
     * For how long it was not closed from then until now, in milliseconds. Now it stands as the last change left it,
     * even if that one was written by a clock that was ahead.
     */
    pausedSince: (from: number, now: number): number =>
      Math.max(0, pausedUntil(last.get(), now) - pausedUntil(lastAt.get(from), from)),
  }
}
