/** The longest wait that an estimate may give, in milliseconds. */
const LONGEST_WAIT_MS = 60_000

/** Estimates how long it takes until one more unpaid booking fits in. */
export type RoomEstimate = {
  /** The estimate in milliseconds. Call it when there is no room. */
  readonly waitMs: (now: number) => number
  /** Call it when there was room. */
  readonly found: () => void
}

/**
 * While payments are settled, the next settled payment makes room: after 1 / rate. While no payment is settled, the
 * estimate is the time for which there has been no room so far, so it becomes longer with each try.
 *
 * @param perSecond how many payments were settled per second in the last seconds
 */
export function roomEstimate(perSecond: () => number): RoomEstimate {
  let fullSince: number | undefined
  return {
    waitMs(now) {
      fullSince ??= now
      const rate = perSecond()
      return Math.min(rate > 0 ? 1_000 / rate : now - fullSince, LONGEST_WAIT_MS)
    },
    found() {
      fullSince = undefined
    },
  }
}
