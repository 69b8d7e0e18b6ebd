import type { Queries } from '@outerpark/core/ports'

/** The queries about musicals, performances, and halls. */
export type SeasonQueries = Pick<
  Queries,
  | 'musicals'
  | 'musical'
  | 'performances'
  | 'performance'
  | 'cancelledWithSeats'
  | 'openAnnouncements'
  | 'announcements'
  | 'nextStart'
  | 'halls'
  | 'hall'
  | 'seatStates'
>
