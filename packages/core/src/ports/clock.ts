/** The source of the time. */
export type Clock = {
  /** milliseconds since the epoch */
  readonly now: () => number
}

/** The source of randomness: returns a number from 0 to below 1. */
export type Random = () => number
