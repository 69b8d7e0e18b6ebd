import type { EventResponse, StatusResponse } from '@outerpark/core/contract'
import type { Failure } from '../failure.ts'

export type Breaker = StatusResponse['payment']['breaker']

/** Whether the box office answers. `lost`: the model tries again. `failed`: it does not, since that would not help. */
export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'up' }
  /** `since`: ms since the epoch */
  | { readonly state: 'lost'; readonly since: number; readonly failure: Failure }
  | { readonly state: 'failed'; readonly failure: unknown }

/** The box office at one moment. Rates are per second, over the time since the previous sample. */
export type Sample = {
  /** ms since the epoch */
  readonly at: number
  readonly breaker: Breaker['state']
  readonly unpaid: number
  readonly booked: number
  readonly paid: number
}

/** The known state of the box office. A snapshot never changes; news makes a new one. */
export type Snapshot = {
  readonly connection: Connection
  /** the last answer, as of `statusAt` (ms since the epoch); undefined before the first */
  readonly status: StatusResponse | undefined
  readonly statusAt: number | undefined
  /** the position of the last known event, or that of the first status */
  readonly position: number
  /** the newest events, oldest first */
  readonly events: readonly EventResponse[]
  /** the newest samples, oldest first */
  readonly samples: readonly Sample[]
}
