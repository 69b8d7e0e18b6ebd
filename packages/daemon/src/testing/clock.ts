import type { Clock } from '@outerpark/core/ports'

/** When every story begins: before the performances of {@link import('./season.ts')}. */
export const START = Date.parse('2026-12-01T12:00:00Z')

export type ManualClock = Clock & {
  /** lets so many milliseconds pass */
  readonly advance: (ms: number) => void
}

/** A clock that stands until it is told to go on. */
export function manualClock(start = START): ManualClock {
  let now = start
  return {
    now: () => now,
    advance(ms) {
      now += ms
    },
  }
}
