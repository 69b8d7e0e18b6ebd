import type { Clock } from '@outerpark/core/ports'

/** The time at which tests begin. It is before the performances of {@link import('./season.ts')}. */
export const START = Date.parse('2026-12-01T12:00:00Z')

export type ManualClock = Clock & {
  /** Moves the clock forward by so many milliseconds. */
  readonly advance: (ms: number) => void
}

/** A clock that goes on as the real one does, and can be set. */
export function settableClock(start: number): Clock & { readonly set: (ms: number) => void } {
  let ahead = start - Date.now()
  return {
    now: () => Date.now() + ahead,
    set(ms) {
      ahead = ms - Date.now()
    },
  }
}

/** A clock that stands still until `advance` is called. */
export function manualClock(start = START): ManualClock {
  let now = start
  return {
    now: () => now,
    advance(ms) {
      now += ms
    },
  }
}
