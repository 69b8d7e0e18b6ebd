import {
  accept,
  hasBegun,
  type Money,
  type MusicalId,
  type OffSale,
  type Operation,
  type PerformanceId,
  refuse,
  refuseCancelled,
  type SaleTerms,
} from '../kernel/index.ts'
import { gradeNamed } from '../names/index.ts'
import type { GradeChanged, GradeTerms } from './events.ts'

export type ChangeGrade = {
  readonly performanceId: PerformanceId
  readonly grade: string
  /** the price of one seat from now on; undefined: as it is */
  readonly price?: Money | undefined
  /** how many seats the grade has from now on; undefined: as many as now */
  readonly seats?: number | undefined
}

/** The performance, with the grade of that name, or with all of its grades. */
export type OnSale = {
  readonly performanceId: PerformanceId
  readonly musicalId: MusicalId
  readonly title: string
  readonly venue: string
  readonly startsAt: string
  /** absent while it is on sale */
  readonly off?: OffSale | undefined
  /** when, to whom and how much is sold; absent: at any time until the start */
  readonly terms?: SaleTerms | undefined
  /** whether its seats have numbers */
  readonly isNumbered?: boolean
  readonly grades: readonly {
    readonly grade: string
    readonly price: Money
    readonly capacity: number
    readonly available: number
  }[]
}

/** The grade as it is on sale after the change. */
export type ChangedGrade = {
  readonly performanceId: PerformanceId
  readonly grade: string
  readonly price: Money
  readonly capacity: number
  readonly available: number
  readonly was: GradeTerms
}

/**
 * Changes the price or the seats of a grade, for later bookings. Seats that are held or sold stay, so there cannot be fewer
 * than those. A grade that is as wanted already is answered without an event, so that a second try is harmless.
 */
export const changeGrade: Operation<
  ChangeGrade,
  { offer: { performanceId: PerformanceId; grade: string } },
  { offer: OnSale | undefined },
  GradeChanged,
  ChangedGrade
> = {
  name: 'change-grade',
  needs: ({ performanceId, grade }) => ({ offer: { performanceId, grade } }),
  decide(command, { offer }, { now }) {
    const { performanceId } = command
    if (!offer) return refuse('performance-not-found', { id: performanceId })
    const over = refuseCancelled(offer)
    if (over) return over
    const { musicalId, title, venue, startsAt, grades } = offer
    if (hasBegun(offer, now))
      return refuse('performance-has-begun', { case: 'changing', title, startsAt })
    const named = gradeNamed(grades, command.grade)
    if (!named) {
      const all = grades.map((each) => each.grade)
      return refuse('grade-not-found', { title, grade: command.grade, grades: all })
    }
    const { grade, price: before, capacity, available } = named
    const { price = before, seats = capacity } = command
    if (price.currency !== before.currency)
      return refuse('currency-fixed', { title, grade, currency: before.currency })
    const taken = capacity - available
    if (offer.isNumbered && seats !== capacity) return refuse('seats-numbered', { title, grade })
    if (seats < taken) return refuse('seats-taken', { title, grade, seats, taken })
    const was = { seats: capacity, price: before }
    const after = { performanceId, grade, price, capacity: seats, available: seats - taken, was }
    if (seats === capacity && price.amount === before.amount) return accept([], after)
    const showing = { performanceId, musicalId, title, venue, startsAt }
    return accept([{ type: 'GradeChanged', ...showing, grade, seats, price, was }], after)
  },
}
