/** Nobody is sent away for longer than this because of an estimate. */
const LONGEST_WAIT_MS = 60_000

/** Estimates how long it takes until one more unpaid booking fits in. */
export type RoomEstimate = {
  /** The estimate in milliseconds, at a moment when there is no room. */
  readonly waitMs: (now: number) => number
  /** There was room just now. */
  readonly found: () => void
}

/**
 * While payments are settled, room comes with the next one: after 1 / rate. While none is settled nobody knows; the
 * estimate is then the time for which there has been no room so far, so those who come again wait longer each time.
 *
 * @param perSecond how many payments were settled a second, lately
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
