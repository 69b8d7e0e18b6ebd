import type { Refused } from './refusals.ts'

/** Seats of one grade by their ids, `1F/8/11`, in the order of the map. */
export type GradePlaces = { readonly grade: string; readonly places: readonly string[] }

/** What a customer says about the places besides which they are. */
export type PlaceTerms = {
  /** whether the customer takes seats with a restricted view */
  readonly acceptRestricted: boolean
}

/** What a customer says who does not choose the seats. */
export type BestTerms = PlaceTerms & {
  /** whether the party may be apart, anywhere in parts of two or more */
  readonly split: boolean
  /** how many of the party have places for wheelchairs; only for seats of one grade */
  readonly wheelchairs: number
}

/**
 * When seats that somebody has chosen are refused because they leave a single one (domain 3.5). `strict`: if as many neighbours of the
 * same grades are free anywhere that leave none. `segment`: only if those are between the same aisles. `off`: never.
 */
export const ORPHAN_RULES = ['strict', 'segment', 'off'] as const
export type OrphanRule = (typeof ORPHAN_RULES)[number]

/** The seats of a performance that have numbers, as a booking sees them at one moment (domain 3.4, 3.5). */
export type PlacesOnSale = {
  /** The seats with these ids, by grade, or why nobody can book them. It is quick: {@link PlacesOnSale.leavesSingle} comes later. */
  readonly pick: (ids: readonly string[], terms: PlaceTerms) => readonly GradePlaces[] | Refused
  /**
   * Why seats that can be picked are refused nevertheless: they would leave a single one. The search for others takes long (tens of
   * milliseconds for hundreds of seats), so limits of the customer come first. A party with a wheelchair may leave one.
   */
  readonly leavesSingle: (ids: readonly string[], rule: OrphanRule) => Refused | undefined
  /** The best free seats of each grade, or why there are none. Those of a grade are together, unless the terms say otherwise. */
  readonly best: (
    wanted: readonly { readonly grade: string; readonly seats: number }[],
    terms: BestTerms,
  ) => readonly GradePlaces[] | Refused
}

export const isRefused = <Answer extends object>(answer: Answer | Refused): answer is Refused =>
  'kind' in answer && answer.kind === 'refused'
