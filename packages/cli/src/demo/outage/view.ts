import type { StatusResponse } from '@outerpark/core/contract'

export type Breaker = StatusResponse['payment']['breaker']

/** Something that happened in the story, `atMs` after its beginning. */
export type Change = {
  readonly atMs: number
  /** `deed`: somebody did something. `breaker`: it changed its state. `news`: something came about. */
  readonly kind: 'deed' | 'breaker' | 'news'
  readonly text: string
  /** what was typed for it, without the name of the program */
  readonly commands: readonly string[]
}

/** How it was at one moment; what is counted is counted since the moment before, and is per second. */
export type Sample = {
  readonly breaker: Breaker['state']
  readonly unpaid: number
  readonly booked: number
  readonly paid: number
}

/** How the bookings of the story went. */
export type Tally = {
  readonly asked: number
  readonly taken: number
  readonly refused: number
  /** why the last of them was refused */
  readonly refusal: string | null
  /** the longest that anybody waited for an answer, in milliseconds */
  readonly slowestMs: number
}

/** The story as it stands: everything that a picture of it shows. */
export type OutageView = {
  readonly elapsedMs: number
  /** milliseconds since the epoch, by which the breaker's times are to be read */
  readonly now: number
  readonly status: Pick<StatusResponse, 'payment' | 'workers'>
  readonly bookings: Tally
  /** one each {@link SAMPLE_MS}, oldest first */
  readonly samples: readonly Sample[]
  /** oldest first */
  readonly changes: readonly Change[]
}

/** How often the box office is looked at, in milliseconds. */
export const SAMPLE_MS = 250

/** Who watches the story. */
export type Audience = {
  /** something happened */
  readonly hear: (change: Change, view: OutageView) => void
  /** some time has passed */
  readonly see: (view: OutageView) => void
}
