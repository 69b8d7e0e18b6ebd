import { emptyState as emptyOffice, type State as Office } from '@outerpark/core/engine'
import type { BreakerMark } from '@outerpark/core/payment'
import type { RecordedEvent, TaskOrder } from '@outerpark/core/policies'

export type TaskState = {
  readonly row: number
  readonly order: TaskOrder
  readonly causedBy: string
  readonly queuedAt: number
  readonly customerId: string
  readonly turn: number
  dueAt: number
  attempts: number
  lease: string | null
  dead: boolean
  lastError: string | null
}

/** All data of a box office, in maps: the working set of the engine, and the lists to which commands only add. */
export type State = {
  readonly office: Office
  readonly events: RecordedEvent[]
  readonly tasks: Map<number, TaskState>
  readonly breaker: BreakerMark[]
  nextTask: number
  /** for unique names of leases, also across stores on the same state */
  nextLease: number
}

export function emptyState(): State {
  return {
    office: emptyOffice(),
    events: [],
    tasks: new Map(),
    breaker: [],
    nextTask: 1,
    nextLease: 1,
  }
}
