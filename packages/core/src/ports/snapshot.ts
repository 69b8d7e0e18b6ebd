import type { CustomerId } from '../kernel/index.ts'
import type { RecordedEvent } from '../policies/index.ts'
import type { Queries } from './queries.ts'

/** The data of a box office at one position, for reading what belongs together. */
export type Snapshot = {
  readonly queries: Pick<
    Queries,
    'customer' | 'tokens' | 'reservations' | 'payments' | 'notices' | 'lastPosition'
  >
  /** All events about a customer and their reservations, oldest first. It reads the whole log, in slices. */
  readonly eventsOf: (id: CustomerId) => AsyncIterable<RecordedEvent>
  readonly close: () => Promise<void>
}
