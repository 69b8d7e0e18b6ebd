/** How long the parts of the story take, in milliseconds, and the rate of bookings. */
export type Pace = {
  readonly bookingsPerSecond: number
  readonly calmMs: number
  /** the longest time of this part; the story goes on when the breaker opens */
  readonly slowMs: number
  readonly deadMs: number
  /** environment variables for the daemon of the story */
  readonly settings: Readonly<Record<string, string>>
}

/** A few customers stand for all who book, so they may have as many seats as they like. */
const CROWD_LIMITS = {
  OUTERPARK_MAX_SEATS_PER_PERFORMANCE: '0',
  OUTERPARK_MAX_UNPAID_SEATS: '0',
  OUTERPARK_MAX_UNPAID_SEATS_DURING_OUTAGE: '0',
}

/**
 * The card company takes longer than the sandbox does by default: several workers are needed to keep up with the
 * bookings, and some time to catch up with them. The breaker has its default settings.
 */
export const WHOLE: Pace = {
  bookingsPerSecond: 20,
  calmMs: 4_000,
  slowMs: 7_000,
  deadMs: 8_000,
  settings: { ...CROWD_LIMITS, OUTERPARK_SANDBOX_LATENCY: '100-200' },
}

/** The same story in less time, with a breaker that opens and closes sooner. */
export const SHORT: Pace = {
  bookingsPerSecond: 25,
  calmMs: 700,
  slowMs: 700,
  deadMs: 1_500,
  settings: {
    ...CROWD_LIMITS,
    OUTERPARK_SANDBOX_LATENCY: '20-40',
    OUTERPARK_BREAKER_WINDOW_MS: '1000',
    OUTERPARK_BREAKER_MINIMUM_CALLS: '5',
    OUTERPARK_BREAKER_OPEN_MS: '1000',
  },
}
