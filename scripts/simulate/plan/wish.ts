import { GRADES, type GradeName } from './grades.ts'

/** Seats of one grade that somebody wants. */
export type Seats = { readonly grade: GradeName; readonly seats: number }

/** Whose seats of which performance. */
export type WhoseHold = { readonly customer: number; readonly performance: number }

/** Seats that a customer wants. */
export type Wish = WhoseHold & {
  readonly seats: number
  /** of these seats; the first grade if left out */
  readonly grade?: GradeName
  /** seats of other grades, together with these */
  readonly others?: readonly Seats[]
  /** chosen seats, instead of seats and grades */
  readonly picks?: readonly string[]
  /** seats with a restricted view will do */
  readonly acceptRestricted?: true
  /** the party may be apart; not of chosen seats */
  readonly split?: true
  /** how many of the first grade's seats are places for wheelchairs; not of chosen seats */
  readonly wheelchairs?: number
}

/** All seats that somebody wants, in the order in which the request names them. */
export const wantedBy = ({
  grade = GRADES[0],
  seats,
  others = [],
}: Pick<Wish, 'grade' | 'seats' | 'others'>): readonly [Seats, ...Seats[]] => [
  { grade, seats },
  ...others,
]
