import type { StatusResponse } from '@outerpark/core/contract'
import type { Sample } from '../../live/snapshot.ts'

/** One line of the story's time line, `atMs` after its beginning. */
export type Change = {
  readonly atMs: number
  /**
   * `deed`: somebody did something. `breaker`: the breaker changed its state. `news`: anything else.
   */
  readonly kind: 'deed' | 'breaker' | 'news'
  readonly text: string
  /** the commands with which a user can do the same, without the name of the program */
  readonly commands: readonly string[]
}

/** How the bookings of the story went. */
export type Tally = {
  readonly asked: number
  readonly taken: number
  readonly refused: number
  /** why the last one was refused */
  readonly refusal: string | null
  /** the longest time until an answer, in milliseconds */
  readonly slowestMs: number
}

/** The story at one moment: everything that its picture shows. */
export type OutageView = {
  readonly elapsedMs: number
  /** ms since the epoch, to compare the breaker's times with */
  readonly now: number
  readonly status: Pick<StatusResponse, 'payment' | 'workers'>
  readonly bookings: Tally
  /** oldest first */
  readonly samples: readonly Sample[]
  /** oldest first */
  readonly changes: readonly Change[]
}

/** The functions that show the story. */
export type Audience = {
  /** called for each line of the time line */
  readonly onChange: (change: Change, view: OutageView) => void
  /** called for each sample */
  readonly onSample: (view: OutageView) => void
}
