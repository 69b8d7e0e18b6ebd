import type { StatusResponse } from '@outerpark/core/contract'
import type { Clock } from '@outerpark/core/ports'

const MINUTE_MS = 60_000
/** How many minutes are kept. */
const KEPT = 30
/** How often the breaker is looked at, and every how many of these times the backlog is counted. */
const LOOK_MS = 2_000
const COUNT_EVERY = 5

type Minute = NonNullable<StatusResponse['minutes']>[number]
type BreakerState = Minute['breaker']

/** The worse of two states, for a picture that hides no short outage. */
const WORSE: Readonly<Record<BreakerState, number>> = { closed: 0, 'half-open': 1, open: 2 }

type Watched = {
  readonly breaker: () => BreakerState
  /** the bookings that wait for their payment */
  readonly unpaid: () => Promise<number>
}

export type Minutes = {
  /** Counts a request. */
  readonly requested: () => void
  readonly booked: (count: number) => void
  /** The last minutes, oldest first. The last one is not over. Looks at what is watched now. */
  readonly list: () => Promise<readonly Minute[]>
  readonly stop: () => void
}

/**
 * Counts what an office does in each of the last thirty minutes, since its start. It keeps them in memory: they are for a
 * picture, and nothing is decided by them.
 */
export function countMinutes(clock: Clock, { breaker, unpaid }: Watched): Minutes {
  const minutes = new Map<number, { -readonly [Field in keyof Minute]: Minute[Field] }>()
  const now = () => {
    const minute = Math.floor(clock.now() / MINUTE_MS)
    const known = minutes.get(minute)
    if (known) return known
    const at = new Date(minute * MINUTE_MS).toISOString()
    const begun = { at, requests: 0, booked: 0, unpaid: null, breaker: breaker() }
    minutes.set(minute, begun)
    for (const each of minutes.keys()) if (each <= minute - KEPT) minutes.delete(each)
    return begun
  }
  const look = () => {
    const minute = now()
    const state = breaker()
    if (WORSE[state] > WORSE[minute.breaker]) minute.breaker = state
  }
  const count = async () => {
    const minute = now()
    minute.unpaid = await unpaid()
  }
  let looks = 0
  const timer = setInterval(() => {
    look()
    // A store that cannot be read says so elsewhere; the picture has a gap.
    if (looks++ % COUNT_EVERY === 0) count().catch(() => undefined)
  }, LOOK_MS)
  timer.unref()
  return {
    requested: () => {
      now().requests += 1
    },
    booked: (count) => {
      if (count > 0) now().booked += count
    },
    async list() {
      look()
      await count()
      return [...minutes.values()]
        .sort((a, b) => (a.at < b.at ? -1 : 1))
        .map((each) => ({ ...each }))
    },
    stop: () => clearInterval(timer),
  }
}
