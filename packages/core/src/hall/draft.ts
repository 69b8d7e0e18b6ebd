/**
 * The plan of a hall as somebody has typed it, read from YAML or JSON. Nothing of it has been checked. docs/halls.md has its
 * grammar.
 */
export type HallDraft = {
  /** the name of the hall */
  readonly hall?: unknown
  /** where the hall is; may be left out */
  readonly address?: unknown
  /** of the IANA database, such as Asia/Seoul, or an offset */
  readonly timezone?: unknown
  /** the id of the best seat */
  readonly focus?: unknown
  /** a list of `{ name, rows }`, from the stage; `rows` is a text with a line for each row, or for several that are alike */
  readonly levels?: unknown
  /**
   * a list of `{ name, seats }` in the order of the file, since a later grade wins; `seats` is a list of selectors. It is no map, as a
   * map of JavaScript does not keep the order of names such as `1`.
   */
  readonly grades?: unknown
  /** the same for flags; undefined if no seat has one */
  readonly flags?: unknown
  /** a list of `{ name, before }`: from when on seats with a flag are sold to anybody; undefined if they never are */
  readonly releases?: unknown
}
