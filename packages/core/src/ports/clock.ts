/** Where the time comes from. */
export type Clock = {
  /** milliseconds since the epoch */
  readonly now: () => number
}

/** Where randomness comes from: a number in [0, 1). */
export type Random = () => number
