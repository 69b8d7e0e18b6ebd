import type { HoldResponse } from '@outerpark/core/contract'
import type { Flag, SeatMap } from '@outerpark/core/hall'
import type { Money } from '@outerpark/core/kernel'

export type SeatState = 'free' | 'taken' | 'yours' | 'not-on-sale'

/** A seat of a performance at one moment. */
export type SeatNow = {
  readonly id: string
  readonly grade: string
  readonly state: SeatState
  readonly flags?: readonly Flag[]
}

/** The seats of a performance, or those of one grade. */
export type SeatsNow = {
  readonly performanceId: string
  readonly title: string
  readonly startsAt: string
  readonly hall: { readonly id: string; readonly version: number; readonly name: string }
  readonly grades: readonly {
    readonly grade: string
    readonly price: Money
    readonly free: number
    /** those on sale, free or not */
    readonly seats: number
  }[]
  readonly seats: readonly SeatNow[]
}

/** The same for who draws it: the plan, and the state of each of its seats. */
export type SeatsDrawn = {
  readonly data: SeatsNow
  readonly map: SeatMap
  readonly states: readonly SeatState[]
  /** what the customer who asks holds, if anything */
  readonly held?: HoldResponse | undefined
}
