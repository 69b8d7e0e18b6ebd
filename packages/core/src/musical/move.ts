import {
  accept,
  hasBegun,
  type MusicalId,
  msOf,
  type Operation,
  type PerformanceId,
  refuse,
  refuseCancelled,
} from '../kernel/index.ts'
import type { OnSale } from './change.ts'
import { choiceEnd } from './choice.ts'
import type { PerformanceMoved } from './events.ts'
import { rangeOf, startIn, type TimeRange } from './start-times.ts'
import type { Musical } from './state.ts'
import { refuseTwice, type ShowingOnSale } from './twice.ts'

export type MovePerformance = {
  readonly performanceId: PerformanceId
  /** its musical, whose zone says what a local time means */
  readonly musicalId: MusicalId
  /** when it begins from now on: RFC 3339, or a local time of the hall */
  readonly startsAt: string
  /** so long customers may choose, in the same form; undefined: see {@link choiceEnd} */
  readonly until?: string | undefined
  /** why, in words for customers */
  readonly reason?: string | undefined
}

/** The performance after the move. Times have the hall's offset. */
export type Moved = {
  readonly performanceId: PerformanceId
  readonly was: string
  readonly startsAt: string
  readonly until: string
}

/**
 * Moves a performance to another time (domain 3.9). Bookings and holds stay valid, and refund policies count from the new time. Who had
 * booked may get everything back until a date. A hour that the hall's clocks skip or show twice is refused, as for a new performance.
 */
export const movePerformance: Operation<
  MovePerformance,
  {
    offer: { performanceId: PerformanceId; grade: undefined }
    musical: MusicalId
    showing: readonly TimeRange[]
  },
  {
    offer: OnSale | undefined
    musical: Musical | undefined
    showing: readonly ShowingOnSale[]
  },
  PerformanceMoved,
  Moved
> = {
  name: 'move-performance',
  needs: ({ performanceId, musicalId, startsAt }) => ({
    offer: { performanceId, grade: undefined },
    musical: musicalId,
    showing: [rangeOf(startsAt)],
  }),
  decide(command, { offer, musical, showing }, { now }) {
    const { performanceId, reason } = command
    if (!offer || !musical) return refuse('performance-not-found', { id: performanceId })
    const over = refuseCancelled(offer)
    if (over) return over
    const { musicalId, title, venue, startsAt: was } = offer
    if (hasBegun(offer, now))
      return refuse('performance-has-begun', { case: 'changing', title, startsAt: was })
    const start = startIn(command.startsAt, musical.timeZone)
    if ('refusal' in start) return start
    const { ms, startsAt } = start
    if (ms <= now) return refuse('performance-has-begun', { case: 'adding', title, startsAt })
    if (ms === msOf(was)) return refuse('time-unchanged', { title, startsAt })
    const others = showing.filter(({ id }) => id !== performanceId)
    const twice = refuseTwice([{ title, venue, startsAt }], others)
    if (twice) return twice
    const until = choiceEnd(command.until, { title, startsAt, timeZone: musical.timeZone }, now)
    if (typeof until !== 'string') return until
    const moved: PerformanceMoved = {
      type: 'PerformanceMoved',
      ...{ performanceId, musicalId, title, venue, startsAt, was, until },
      ...(reason !== undefined && { reason }),
    }
    return accept([moved], { performanceId, was, startsAt, until })
  },
}
