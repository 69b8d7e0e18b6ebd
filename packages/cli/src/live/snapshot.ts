import type { EventResponse, StatusResponse } from '@outerpark/core/contract'
import type { Failure } from '../failure.ts'

export type Breaker = StatusResponse['payment']['breaker']

/** Whether the box office answers. `lost`: the model asks again. `failed`: it does not, since that would not help. */
export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'up' }
  /** `since`: ms since the epoch */
  | { readonly state: 'lost'; readonly since: number; readonly failure: Failure }
  | { readonly state: 'failed'; readonly failure: unknown }

/** The box office at one moment. Rates are per second, over the time since the sample before. */
export type Sample = {
  /** ms since the epoch */
  readonly at: number
  readonly breaker: Breaker['state']
  readonly unpaid: number
  readonly booked: number
  readonly paid: number
}

/** What is known of the box office. Never changes: news make a new snapshot. */
export type Snapshot = {
  readonly connection: Connection
  /** the last answer, as of `statusAt` (ms since the epoch); undefined before the first */
  readonly status: StatusResponse | undefined
  readonly statusAt: number | undefined
  /** of the last event that is known, or of the first status */
  readonly position: number
  /** the newest events, oldest first */
  readonly events: readonly EventResponse[]
  /** the newest samples, oldest first */
  readonly samples: readonly Sample[]
}
