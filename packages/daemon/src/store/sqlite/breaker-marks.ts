import { type BreakerMark, pausedUntil } from '@outerpark/core/payment'
import type Database from 'better-sqlite3'

/** How the payment breaker stood, after its last change and at any time before. */
export function breakerMarks(db: Database.Database) {
  const fields = 'SELECT at, state, retry_at AS retryAt, paused_before AS pausedBefore'
  const last = db.prepare<[], BreakerMark>(
    `${fields} FROM breaker_changes ORDER BY position DESC LIMIT 1`,
  )
  const lastAt = db.prepare<[number], BreakerMark>(
    `${fields} FROM breaker_changes WHERE at <= +? ORDER BY at DESC, position DESC LIMIT 1`,
  )
  return {
    last: (): BreakerMark | undefined => last.get(),
    /** For how long it was not closed between two times, in milliseconds. */
    pausedBetween: (from: number, to: number): number =>
      Math.max(0, pausedUntil(lastAt.get(to), to) - pausedUntil(lastAt.get(from), from)),
  }
}
