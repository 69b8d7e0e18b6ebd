import type { RecordedEvent } from '@outerpark/core/policies'
import type { HoldEnded } from '@outerpark/core/reservation'
import { type Held, heldKey, type Known } from './known.ts'

/** What is left of a customer's time to hold seats of a performance. */
type Left = { readonly ms: number; readonly mayExtend: boolean; readonly since: number }

type Time = Pick<Held, 'until' | 'mayExtend'>

/** Less than this is no time to hold seats for (ms). */
const LEAST_MS = 1_000

/**
 * Keeps the time that all holds of a customer and performance share, from the log alone: it begins with the first hold, what is left
 * when seats are given back is for the next one, and when it is used up the customer waits. A booking gives it anew.
 */
export function holdTimes({ setup }: Pick<Known, 'setup'>) {
  const { holdMs, holdPauseMs } = setup
  const lefts = new Map<string, Left>()

  /** @param before the hold that is there, though its time may be over */
  const leftOf = (key: string, before: Time | undefined): Left | undefined =>
    before ? { ms: 0, mayExtend: before.mayExtend, since: before.until } : lefts.get(key)

  /** The time of a new hold, or how long its customer waits. */
  const timeAt = (key: string, before: Time | undefined, at: number): Time | number => {
    const left = leftOf(key, before)
    if (!left || holdPauseMs === 0 || at - left.since >= holdPauseMs)
      return { until: at + holdMs, mayExtend: true }
    const ms = Math.min(left.ms, holdMs)
    return ms < LEAST_MS
      ? holdPauseMs - (at - left.since)
      : { until: at + ms, mayExtend: left.mayExtend }
  }

  return {
    timeAt,
    /** How long the customer waits now (ms); 0 if a hold can be made. */
    waitAt(key: string, before: Time | undefined, at: number): number {
      const time = before && before.until > at ? before : timeAt(key, before, at)
      return typeof time === 'number' ? time : 0
    },
    began: (key: string): void => void lefts.delete(key),
    /** @param hold what ends */
    ended(event: RecordedEvent & HoldEnded, hold: Time): void {
      const { because } = event
      if (because !== 'given-back' && because !== 'expired') return
      const since = Math.min(Date.parse(event.at), hold.until)
      const ms = because === 'expired' ? 0 : hold.until - since
      lefts.set(heldKey(event), { ms, mayExtend: hold.mayExtend, since })
    },
    /** What the box office keeps of the performance is this. */
    asTheLogSays(performanceId: string, { state }: Pick<Known, 'state'>): string | undefined {
      for (const row of state.office.pastHolds.values()) {
        if (row.performanceId !== performanceId) continue
        const left = lefts.get(heldKey(row))
        const isSame =
          left?.ms === row.left && left.mayExtend === row.mayExtend && left.since === row.endedAt
        if (!isSame)
          return `${heldKey(row)} has ${row.left} ms left since ${row.endedAt}; by the log ${JSON.stringify(left)}`
      }
      return undefined
    },
  }
}

export type HoldTimes = ReturnType<typeof holdTimes>
