/** How long the parts of the story take, in milliseconds, and how much goes on meanwhile. */
export type Pace = {
  readonly bookingsPerSecond: number
  readonly calmMs: number
  /** at most: the story goes on once the breaker has opened */
  readonly slowMs: number
  readonly deadMs: number
  /** what the box office of the story is started with */
  readonly settings: Readonly<Record<string, string>>
}

/**
 * The card company usually takes longer than in the sandbox as it comes, so that it takes workers to keep up with the
 * bookings, and time to catch up with them. The breaker is as it comes.
 */
export const WHOLE: Pace = {
  bookingsPerSecond: 20,
  calmMs: 4_000,
  slowMs: 7_000,
  deadMs: 8_000,
  settings: { OUTERPARK_SANDBOX_LATENCY: '100-200' },
}

/** The same story, all parts of it, with a breaker of little patience. */
export const SHORT: Pace = {
  bookingsPerSecond: 25,
  calmMs: 700,
  slowMs: 700,
  deadMs: 1_500,
  settings: {
    OUTERPARK_SANDBOX_LATENCY: '20-40',
    OUTERPARK_BREAKER_WINDOW_MS: '1000',
    OUTERPARK_BREAKER_MINIMUM_CALLS: '5',
    OUTERPARK_BREAKER_OPEN_MS: '1000',
  },
}
