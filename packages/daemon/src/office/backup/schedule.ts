import type { Clock } from '@outerpark/core/ports'
import type { Logger } from '../../process/log.ts'

/** After a backup that failed, the next try comes this much later, or at the usual time if that is earlier. */
const AGAIN_MS = 600_000
/** The longest time that a timer sleeps, so that a clock that was set is noticed. */
const LOOK_MS = 60_000

/** What is known of the backups of an office. Times are milliseconds since the epoch. */
export type BackupTimes = {
  /** when the newest complete one was begun; undefined if there is none */
  readonly newest: number | undefined
  /** when the last try failed; undefined if it did not */
  readonly failed: number | undefined
}

/** When the next backup is due. A clock that was set back makes it due at once, not later than ever. */
export function dueAt({ newest, failed }: BackupTimes, everyMs: number, now: number): number {
  if (failed !== undefined && failed <= now) return failed + Math.min(everyMs, AGAIN_MS)
  return newest === undefined || newest > now ? now : newest + everyMs
}

type Parts = {
  readonly everyMs: number
  readonly clock: Clock
  readonly times: () => BackupTimes
  /** makes a backup, and keeps the times */
  readonly make: () => Promise<unknown>
  readonly log: Pick<Logger, 'error'>
}

/**
 * Makes a backup whenever one is due.
 * @returns stops it; a backup that is being made is not awaited
 */
export function keepBackedUp({ everyMs, clock, times, make, log }: Parts): () => void {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const sleep = (): void => {
    if (stopped) return
    const wait = dueAt(times(), everyMs, clock.now()) - clock.now()
    timer = setTimeout(look, Math.min(LOOK_MS, Math.max(1, wait)))
  }
  const look = async (): Promise<void> => {
    try {
      if (dueAt(times(), everyMs, clock.now()) <= clock.now()) await make()
    } catch (err) {
      log.error({ err }, 'the backup that was due was not made')
    }
    sleep()
  }
  sleep()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
