import type { Refused } from './refusals.ts'

/** Seats of one grade by their ids, `1F/8/11`, in the order of the map. */
export type GradePlaces = { readonly grade: string; readonly places: readonly string[] }

/** What a customer says about the places besides which they are. */
export type PlaceTerms = {
  /** whether the customer takes seats with a restricted view */
  readonly acceptRestricted: boolean
}

/** The seats of a performance that have numbers, as a booking sees them at one moment (domain 3.4, 3.5). */
export type PlacesOnSale = {
  /** The seats with these ids, by grade, or why nobody can book them. It is quick: {@link PlacesOnSale.leavesSingle} comes later. */
  readonly pick: (ids: readonly string[], terms: PlaceTerms) => readonly GradePlaces[] | Refused
  /**
   * Why seats that can be picked are refused nevertheless: they would leave a single one. The search for others takes long (tens of
   * milliseconds for hundreds of seats), so limits of the customer come first.
   */
  readonly leavesSingle: (ids: readonly string[]) => Refused | undefined
  /** The best free seats of each grade that are together, or why there are none. */
  readonly best: (
    wanted: readonly { readonly grade: string; readonly seats: number }[],
    terms: PlaceTerms,
  ) => readonly GradePlaces[] | Refused
}

export const isRefused = (answer: readonly GradePlaces[] | Refused): answer is Refused =>
  'kind' in answer
