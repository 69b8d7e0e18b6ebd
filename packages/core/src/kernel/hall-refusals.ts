/** Refusals about halls, and about seats that have numbers. See {@link RefusalParams}. */
export type HallRefusalParams = {
  /** what is wrong with the plan (`HallMistake`): the first mistakes, and how many `more` there are */
  'hall-plan-wrong': {
    readonly mistakes: readonly {
      readonly code: string
      readonly params: object
      readonly at: { readonly path: string; readonly line: number; readonly column: number }
    }[]
    readonly more: number
  }
  'hall-not-found': { readonly id: string }
  /** a hall with such a name */
  'hall-exists': { readonly hall: string; readonly id: string }
  /** grades of the hall without a price, and prices of grades that the hall does not have */
  'hall-grades': {
    readonly hall: string
    readonly missing: readonly string[]
    readonly unknown: readonly string[]
  }
  /**
   * Somebody has given the performance, or the hall, another plan meanwhile: `version`. `id` and `title` are of the one that `case` names.
   * `by` and `at` (ISO 8601): who did it, and when; null if that is not known.
   */
  'plan-changed': {
    readonly case: 'performance' | 'hall'
    readonly id: string
    readonly title: string
    readonly version: number
    readonly by: string | null
    readonly at: string | null
  }
  'plan-not-found': { readonly hall: string; readonly version: number }
  /** `seats` are held or sold, and are not in the other plan, or not with that grade, or not on sale */
  'plan-loses-seats': { readonly title: string; readonly seats: readonly string[] }
  /** how many seats a grade has follows from the hall */
  'seats-numbered': { readonly title: string; readonly grade: string }
  'seats-not-numbered': { readonly title: string }
  /** `seats` are ids that the hall does not have, or that were named twice */
  'seat-unknown': { readonly seats: readonly string[] }
  'seat-taken': { readonly seats: readonly string[] }
  /** they are killed, or kept for the house */
  'seat-not-sold': { readonly seats: readonly string[] }
  /** the view is restricted, and the customer did not accept that */
  'seat-restricted': { readonly seats: readonly string[] }
  /** seats for companions without one for a wheelchair */
  'companion-alone': { readonly seats: readonly string[] }
  /**
   * `largest`: the most seats of the grade that the search finds. `together`: it was for seats together, or in two parts that are beside
   * each other. `split-would-do`: it was for those, and as many are free for a party that may be apart. `split`: it was for such a party.
   */
  'no-block': {
    readonly case: 'together' | 'split-would-do' | 'split'
    readonly grade: string
    readonly seats: number
    readonly largest: number
  }
  /**
   * `most`: for how many of those in wheelchairs there are places in one row. `largest`: the most seats that a party with all of them
   * finds; 0 if not even they do.
   */
  'no-wheelchair-places': {
    readonly grade: string
    readonly seats: number
    readonly wheelchairs: number
    readonly most: number
    readonly largest: number
  }
  /** the customer holds no seats of the performance */
  'hold-not-found': { readonly title: string }
  /** a hold is extended once; `until`: its deadline, ISO 8601 */
  'hold-extended-before': { readonly title: string; readonly until: string }
  /** the customer's time to hold seats of the performance is used up */
  'hold-again-later': { readonly title: string; readonly waitMs: number }
  /** `most`: holds of a customer within an hour */
  'too-many-holds': { readonly most: number; readonly waitMs: number }
  /** `seats` would be left alone; `instead`: a choice of as many seats of the same grades that leaves none alone */
  'leaves-single-seat': { readonly seats: readonly string[]; readonly instead: readonly string[] }
}
