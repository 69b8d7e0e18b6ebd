/** A mistake that somebody could make: a text of the program, and its replacement. */
export type Mutation = {
  readonly name: string
  /** from the root of the repository */
  readonly file: string
  /** a text that occurs in the file exactly once */
  readonly find: string
  readonly replace: string
}
