/**
 * What a seat can be besides its grade. `wheelchair` and `companion` are given only on request, and `companion` only together
 * with `wheelchair`. `restricted`: the view is, and the customer has to accept that. `house`: kept for the theatre's own use.
 * `kill`: never sold.
 */
export const FLAGS = ['wheelchair', 'companion', 'restricted', 'house', 'kill'] as const
export type Flag = (typeof FLAGS)[number]

/** The bit of each flag in {@link SeatMap.flags}. */
export const BIT: Readonly<Record<Flag, number>> = {
  wheelchair: 1,
  companion: 2,
  restricted: 4,
  house: 8,
  kill: 16,
}

/** Seats with none of these are sold to anybody. */
export const NOT_FOR_ANYBODY = BIT.wheelchair | BIT.companion | BIT.house | BIT.kill

/** Seats with one of these are not on sale. */
export const KEPT = BIT.kill | BIT.house

/**
 * The flags of a seat by their names, in the order of {@link FLAGS}.
 * @param bits as {@link SeatMap.flags} has them; undefined for none
 * @example flagsOf(5) // ['wheelchair', 'restricted']
 */
export const flagsOf = (bits = 0): readonly Flag[] =>
  FLAGS.filter((flag) => (bits & BIT[flag]) !== 0)

/** Seats with these flags can be released for general sale some time before the start. Companions go with wheelchairs. */
export const RELEASED = ['wheelchair', 'house'] as const

/** From when on seats with a flag are sold to anybody (domain 3.4). */
export type Release = {
  readonly flag: (typeof RELEASED)[number]
  /** how long before the start of the performance, in ms */
  readonly beforeMs: number
}
