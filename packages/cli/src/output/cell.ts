/** A text and its style. A style takes no room. */
export type Cell = {
  readonly text: string
  readonly paint?: (text: string) => string
}
