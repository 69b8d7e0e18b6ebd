import type { Money, MusicalId, PerformanceId } from '../../kernel/index.ts'
import type { NewMusical, NewPerformance } from '../new-musical.ts'
import type { Musical, Performance } from '../state.ts'

/** A performance as it is to be. What is not said stays as it is. */
export type TargetPerformance = NewPerformance & {
  /** whether it is on sale; undefined: as it is, and a new one is on sale */
  readonly sale?: 'open' | 'closed' | undefined
}

/** A musical as it is to be, with all of its performances. What is not said stays as it is. */
export type TargetMusical = Omit<NewMusical, 'performances'> & {
  readonly performances: readonly TargetPerformance[]
}

/**
 * What becomes of performances on sale that the target does not name. `keep`: nothing. `close`: their sale is closed if nobody has booked;
 * if somebody has, the season is refused. `cancel`: those with bookings are cancelled, and everything goes back.
 */
export type Prune = 'keep' | 'close' | 'cancel'

/** The whole state that a season is to have (F1). It says nothing about musicals that it does not name. */
export type SeasonTarget = {
  readonly musicals: readonly TargetMusical[]
  readonly prune: Prune
  /** the zone of the box office, for musicals whose times are local and that have no zone of their own */
  readonly timeZone?: string | undefined
}

/** What finds a musical that is registered: its key or its id, otherwise title and venue in any spelling that looks alike. */
export type MusicalNamed = {
  readonly key?: string | undefined
  readonly title: string
  readonly venue: string
}

/** A musical that is registered, with all of its performances, past ones too. Grades without seats are left out. */
export type MusicalOnSale = {
  readonly musical: Musical
  readonly performances: readonly Performance[]
}

/** What is on sale of a grade. */
type Terms = { readonly seats: number; readonly price: Money }

type OfPerformance = {
  readonly performanceId: PerformanceId
  readonly title: string
  readonly startsAt: string
}

/** One difference between the target and what is on sale. Each is one event. */
export type SeasonStep =
  | {
      readonly is: 'musical-added'
      readonly key: string | null
      readonly title: string
      readonly venue: string
    }
  | {
      readonly is: 'performance-added'
      /** whether it is on sale at once */
      readonly sale: 'open' | 'closed'
      readonly title: string
      readonly startsAt: string
      readonly grades: readonly ({ readonly grade: string } & Terms)[]
    }
  | ({
      readonly is: 'grade-changed'
      readonly grade: string
      readonly was: Terms
      readonly now: Terms
    } & OfPerformance)
  | ({ readonly is: 'sale-closed' | 'sale-opened' } & OfPerformance)
  /** `seats`: those that are held or sold, of reservations that are cancelled */
  | ({ readonly is: 'performance-cancelled'; readonly seats: number } & OfPerformance)

/** A performance that needs no step, and what somebody who reads the plan should know of it. */
export type SeasonNote = {
  /**
   * `extra`: on sale, and not in the target. `begun`: in the target and not on sale, and its time has passed, so it is left out.
   * `closed`, `cancelled`: in the target, and not on sale: it stays so.
   */
  readonly is: 'extra' | 'begun' | 'closed' | 'cancelled'
  /** null if it is not registered */
  readonly performanceId: PerformanceId | null
  readonly title: string
  readonly startsAt: string
  /** those that are held or sold */
  readonly seats: number
}

/** Why a part of the target cannot be: a refusal, and the part of the target, as in `musicals.0.performances.3.grades.1`. */
export type SeasonConflict = {
  readonly path: string
  readonly code: string
  readonly params: object
}

/** The differences between a target and what is on sale. */
export type SeasonPlan = {
  /** follows from the steps: the same steps have the same mark */
  readonly mark: string
  readonly steps: readonly SeasonStep[]
  readonly notes: readonly SeasonNote[]
  readonly conflicts: readonly SeasonConflict[]
  /** how many are as the target wants them already */
  readonly unchanged: { readonly musicals: number; readonly performances: number }
}

/** What an apply has done: the plan, and the musicals of the target with their ids in the order of the target. */
export type AppliedSeason = SeasonPlan & { readonly musicalIds: readonly MusicalId[] }
