import type { LineShown } from '@outerpark/core/kernel'

/** The lines of a row of `reservations_in_words`. */
type Row = {
  readonly grade: string | null
  readonly seats: number
  readonly amount: number
  /** JSON of the grade, the seats, the price and the places of each line; null if all seats are of one grade and have no numbers */
  readonly lines: string | null
}

/** The lines of an answer, in the form in which a row has those of several grades, or with places. */
export const linesSaid = (lines: readonly LineShown[]): string =>
  JSON.stringify(
    lines.map(({ grade, seats, price, places }) =>
      places ? [grade, seats, price.amount, places] : [grade, seats, price.amount],
    ),
  )

/** The lines of a row in the same form. Those of one grade follow from its other fields. */
export const linesStored = ({ grade, seats, amount, lines }: Row): string =>
  lines ?? JSON.stringify([[grade, seats, amount / seats]])
