import {
  accept,
  asId,
  type Decision,
  type DecisionContext,
  type HallId,
  type Money,
  type MusicalId,
  type Operation,
  refuse,
} from '../kernel/index.ts'
import type { RefundPolicy } from '../refund/index.ts'
import { feeFor } from './booking-fee.ts'
import type { MusicalEvent, PerformanceAdded } from './events.ts'
import { type HallSeats, type NewGrade, pricedGrades } from './in-hall.ts'
import { termsFor } from './refund-terms.ts'
import { hallZone, rangeOf, startIn, type TimeRange } from './start-times.ts'
import type { Musical, Performance } from './state.ts'
import { refuseTwice, type ShowingOnSale } from './twice.ts'

export type NewPerformance = {
  /** RFC 3339, or a local time of the hall */
  readonly startsAt: string
  readonly grades: readonly NewGrade[]
  /** the hall, if its seats have numbers */
  readonly hall?: string | undefined
  /** what a cancel gives back; undefined: what the musical says */
  readonly refund?: RefundPolicy | undefined
  /** the booking fee of each seat; undefined: what the musical says */
  readonly bookingFee?: Money | undefined
}

export type NewMusical = {
  readonly title: string
  readonly venue: string
  readonly runningMinutes?: number | undefined
  /** the zone of the hall; if absent, it follows from the times */
  readonly timeZone?: string | undefined
  /** what a cancel of its performances gives back; undefined: everything */
  readonly refund?: RefundPolicy | undefined
  /** the booking fee of each seat of its performances; undefined: none */
  readonly bookingFee?: Money | undefined
  readonly performances: readonly NewPerformance[]
}

export type RegisteredMusical = {
  readonly musical: Musical
  readonly performances: readonly Performance[]
}

type RegisterMusicals = {
  readonly musicals: readonly NewMusical[]
  /** the zone of the box office, for musicals whose times are local and that have no zone of their own */
  readonly timeZone?: string | undefined
}

/** Performances that may be the same as the new ones, since they begin at these times. */
type ShowingNeeds = {
  readonly showing: readonly TimeRange[]
  readonly hallSeats?: readonly HallId[]
}
type ShowingFacts = {
  readonly showing: readonly ShowingOnSale[]
  readonly hallSeats?: readonly HallSeats[]
}

/** Registers musicals with their performances. If one is refused, none is registered (F1). */
export const registerMusicals: Operation<
  RegisterMusicals,
  ShowingNeeds,
  ShowingFacts,
  MusicalEvent,
  { musicals: readonly RegisteredMusical[] }
> = {
  name: 'register-musicals',
  needs: ({ musicals }) => ({
    showing: musicals.flatMap(({ performances }) => performances.map(rangeOfNew)),
    ...hallsOf(musicals.flatMap(({ performances }) => performances)),
  }),
  decide({ musicals, timeZone: fallback = 'UTC' }, { showing, hallSeats = [] }, context) {
    const events: MusicalEvent[] = []
    const registered: RegisteredMusical[] = []
    for (const wanted of musicals) {
      const { title, venue, runningMinutes = null, refund, bookingFee, performances } = wanted
      const times = performances.map(({ startsAt }) => startsAt)
      const timeZone = hallZone(wanted.timeZone, times, fallback)
      const named = { id: context.newId('musical'), title, venue, runningMinutes, timeZone }
      const musical = { ...named, ...(refund && { refund }), ...(bookingFee && { bookingFee }) }
      const { id: musicalId, ...fields } = musical
      events.push({ type: 'MusicalRegistered', musicalId, ...fields })
      const added = addAll(musical, performances, hallSeats, context)
      if (added.kind === 'refused') return added
      events.push(...added.events)
      registered.push({ musical, performances: added.reply.performances })
    }
    const added = registered.flatMap(({ performances }) => performances)
    return refuseTwice(added, showing) ?? accept(events, { musicals: registered })
  },
}

export type AddPerformances = {
  readonly musicalId: MusicalId
  readonly performances: readonly NewPerformance[]
}

/** Adds performances to a registered musical. If one is refused, none is added (F1). */
export const addPerformances: Operation<
  AddPerformances,
  { musical: MusicalId } & ShowingNeeds,
  { musical: Musical | undefined } & ShowingFacts,
  PerformanceAdded,
  { performances: readonly Performance[] }
> = {
  name: 'add-performances',
  needs: ({ musicalId, performances }) => ({
    musical: musicalId,
    showing: performances.map(rangeOfNew),
    ...hallsOf(performances),
  }),
  decide({ musicalId, performances }, { musical, showing, hallSeats = [] }, context) {
    if (!musical) return refuse('musical-not-found', { id: musicalId })
    const added = addAll(musical, performances, hallSeats, context)
    if (added.kind === 'refused') return added
    return refuseTwice(added.reply.performances, showing) ?? added
  },
}

/** The halls that performances are in. */
function hallsOf(performances: readonly NewPerformance[]): Pick<ShowingNeeds, 'hallSeats'> {
  const halls = [
    ...new Set(performances.flatMap(({ hall }) => (hall === undefined ? [] : asId<'hall'>(hall)))),
  ]
  return halls.length > 0 ? { hallSeats: halls } : {}
}

const rangeOfNew = ({ startsAt }: NewPerformance) => rangeOf(startsAt)

/** Makes one event for each performance. Refuses all if the time of one is not clear, or has passed. */
function addAll(
  musical: Musical,
  performances: readonly NewPerformance[],
  halls: readonly HallSeats[],
  context: DecisionContext,
): Decision<PerformanceAdded, { performances: readonly Performance[] }> & object {
  const events: PerformanceAdded[] = []
  for (const { startsAt: text, refund = musical.refund, ...own } of performances) {
    const { bookingFee: fee = musical.bookingFee, ...seats } = own
    const seating = pricedGrades(seats, halls)
    if ('refusal' in seating) return seating
    const start = startIn(text, musical.timeZone)
    if ('refusal' in start) return start
    const { ms, startsAt } = start
    if (ms <= context.now)
      return refuse('performance-has-begun', { case: 'adding', title: musical.title, startsAt })
    const terms = termsFor(refund, { musical, startsAt, grades: seating.grades })
    if (terms && 'refusal' in terms) return terms
    const bookingFee = feeFor(fee, musical.title, seating.grades)
    if (bookingFee && 'refusal' in bookingFee) return bookingFee
    events.push({
      type: 'PerformanceAdded',
      performanceId: context.newId('performance'),
      musicalId: musical.id,
      title: musical.title,
      venue: musical.venue,
      startsAt,
      ...seating,
      ...(terms && { refund: terms }),
      ...(bookingFee && { bookingFee }),
    })
  }
  return accept(events, { performances: events.map(onSale) })
}

/** The performance right after it was added: all of its seats are available. */
export function onSale(event: PerformanceAdded): Performance {
  const { performanceId, musicalId, title, venue, startsAt, hall, refund, bookingFee } = event
  const grades = event.grades.map(({ grade, seats, price }) => ({
    grade,
    price,
    capacity: seats,
    available: seats,
    held: 0,
    sold: 0,
  }))
  return {
    ...{ id: performanceId, musicalId, title, venue, startsAt, grades },
    ...(hall && { hall }),
    ...(refund && { refund }),
    ...(bookingFee && { bookingFee }),
  }
}
