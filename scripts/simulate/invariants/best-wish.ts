/** Seats of one grade that somebody wants without choosing them. */
export type BestWish = {
  readonly grade: string
  readonly seats: number
  readonly acceptRestricted: boolean
  /** the party may be apart */
  readonly split: boolean
  readonly wheelchairs: number
}
