import { emptyState as emptyOffice, type State as Office } from '@outerpark/core/engine'
import type { BreakerMark } from '@outerpark/core/payment'
import type { RecordedEvent, TaskOrder } from '@outerpark/core/policies'

export type TaskState = {
  readonly row: number
  readonly order: TaskOrder
  readonly causedBy: string
  readonly queuedAt: number
  dueAt: number
  attempts: number
  lease: string | null
  dead: boolean
  lastError: string | null
}

/** Everything that a box office holds, in maps: the engine's own state, and what commands only add to. */
export type State = {
  readonly office: Office
  readonly events: RecordedEvent[]
  /** whose each token is, by its hash */
  readonly tokens: Map<string, string>
  readonly tasks: Map<number, TaskState>
  readonly breaker: BreakerMark[]
  nextTask: number
  /** no two claims bear the same name, whichever store makes them */
  nextLease: number
}

export function emptyState(): State {
  return {
    office: emptyOffice(),
    events: [],
    tokens: new Map(),
    tasks: new Map(),
    breaker: [],
    nextTask: 1,
    nextLease: 1,
  }
}
