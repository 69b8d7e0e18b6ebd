import type { Queries } from '@outerpark/core/ports'

/** The queries about musicals, performances, and halls. */
export type SeasonQueries = Pick<
  Queries,
  | 'musicals'
  | 'musical'
  | 'discounts'
  | 'performances'
  | 'performance'
  | 'cancelledWithSeats'
  | 'nextStart'
  | 'halls'
  | 'hall'
  | 'seatStates'
>
