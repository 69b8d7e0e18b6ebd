/** How long the parts of the story take, in milliseconds, and what its box office is like. */
export type StoryPace = {
  readonly perSecond: number
  readonly calmMs: number
  /** how long the breaker stays open before the gateway is fast again */
  readonly openMs: number
  /** environment variables for its daemon */
  readonly settings: Readonly<Record<string, string>>
}

/** A hundred customers stand for all who book, so they may do as much as they like. */
const NO_LIMITS = {
  OUTERPARK_MAX_SEATS_PER_PERFORMANCE: '0',
  OUTERPARK_MAX_UNPAID_SEATS: '0',
  OUTERPARK_MAX_UNPAID_SEATS_DURING_OUTAGE: '0',
  OUTERPARK_MAX_CANCELS_PER_HOUR: '0',
  OUTERPARK_CUSTOMER_RATE: '0',
}

/** Longer than the time-out of a call, which is 610 ms. */
export const SLOW = '700-900'

export const WHOLE: StoryPace = {
  perSecond: 50,
  calmMs: 6_000,
  openMs: 8_000,
  settings: NO_LIMITS,
}

/** The same story in less time, with a breaker that opens and closes sooner. */
export const SHORT: StoryPace = {
  perSecond: 20,
  calmMs: 1_500,
  openMs: 1_500,
  settings: {
    ...NO_LIMITS,
    OUTERPARK_BREAKER_WINDOW_MS: '1000',
    OUTERPARK_BREAKER_MINIMUM_CALLS: '5',
    OUTERPARK_BREAKER_OPEN_MS: '1000',
  },
}
