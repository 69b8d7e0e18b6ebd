import {
  accept,
  asId,
  type Decision,
  type DecisionContext,
  type HallId,
  type MusicalId,
  type Operation,
  refuse,
  refuseTerms,
} from '../kernel/index.ts'
import type { MusicalEvent, PerformanceAdded } from './events.ts'
import { type HallSeats, pricedGrades } from './in-hall.ts'
import type { NewMusical, NewPerformance } from './new-musical.ts'
import { termsFor } from './refund-terms.ts'
import { saleTermsFor } from './sale-terms.ts'
import type { MusicalNamed, MusicalOnSale } from './season/target.ts'
import { hallZone, rangeOf, startIn, type TimeRange } from './start-times.ts'
import type { Musical, Performance } from './state.ts'
import { refuseTwice, type ShowingOnSale } from './twice.ts'

export type RegisteredMusical = {
  readonly musical: Musical
  readonly performances: readonly Performance[]
}

type RegisterMusicals = {
  readonly musicals: readonly NewMusical[]
  /** the zone of the box office, for musicals whose times are local and that have no zone of their own */
  readonly timeZone?: string | undefined
  /** times that its zone follows from, besides those of its performances */
  readonly times?: readonly string[]
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

/** Musicals that may have the keys of new ones. */
type KeyNeeds = { readonly season?: readonly MusicalNamed[] }
type KeyFacts = { readonly season?: readonly MusicalOnSale[] }

/** Registers musicals with their performances. If one is refused, none is registered (F1). */
export const registerMusicals: Operation<
  RegisterMusicals,
  ShowingNeeds & KeyNeeds,
  ShowingFacts & KeyFacts,
  MusicalEvent,
  { musicals: readonly RegisteredMusical[] }
> = {
  name: 'register-musicals',
  needs: ({ musicals }) => ({
    showing: musicals.flatMap(({ performances }) => performances.map(rangeOfNew)),
    ...hallsOf(musicals.flatMap(({ performances }) => performances)),
    ...keysOf(musicals),
  }),
  decide({ musicals, timeZone: fallback = 'UTC', times: others = [] }, facts, context) {
    const { showing, hallSeats = [], season = [] } = facts
    const taken = refuseTakenKey(musicals, season)
    if (taken) return taken
    const events: MusicalEvent[] = []
    const registered: RegisteredMusical[] = []
    for (const wanted of musicals) {
      const { title, venue, key, runningMinutes = null, refund, perCustomer, performances } = wanted
      const times = [...others, ...performances.map(({ startsAt }) => startsAt)]
      const timeZone = hallZone(wanted.timeZone, times, fallback)
      const named = { id: context.newId('musical'), title, venue, runningMinutes, timeZone }
      const capped = perCustomer === undefined ? named : { ...named, perCustomer }
      const musical = { ...capped, ...(key !== undefined && { key }), ...(refund && { refund }) }
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

const keysOf = (musicals: readonly NewMusical[]): KeyNeeds =>
  musicals.some(({ key }) => key !== undefined)
    ? { season: musicals.map(({ key, title, venue }) => ({ key, title, venue })) }
    : {}

/** A refusal if a musical has the key of a new one, or two new ones have the same. */
function refuseTakenKey(musicals: readonly NewMusical[], season: readonly MusicalOnSale[]) {
  const keys = new Map(
    season.flatMap(({ musical: { key, id } }): [string, string][] =>
      key === undefined ? [] : [[key, id]],
    ),
  )
  for (const { key } of musicals) {
    if (key === undefined) continue
    const id = keys.get(key)
    if (id !== undefined) return refuse('musical-key-taken', { key, id: id === '' ? null : id })
    keys.set(key, '')
  }
  return undefined
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
  for (const { startsAt: text, refund = musical.refund, terms: wanted, ...seats } of performances) {
    const seating = pricedGrades(seats, halls)
    if ('refusal' in seating) return seating
    const start = startIn(text, musical.timeZone)
    if ('refusal' in start) return start
    const { ms, startsAt } = start
    if (ms <= context.now)
      return refuse('performance-has-begun', { case: 'adding', title: musical.title, startsAt })
    const terms = termsFor(refund, { musical, startsAt, grades: seating.grades })
    if (terms && 'refusal' in terms) return terms
    const sale = saleTermsFor(wanted, musical.perCustomer)
    const wrong = refuseTerms({ title: musical.title, startsAt, terms: sale })
    if (wrong) return wrong
    events.push({
      type: 'PerformanceAdded',
      performanceId: context.newId('performance'),
      musicalId: musical.id,
      title: musical.title,
      venue: musical.venue,
      startsAt,
      ...seating,
      ...(terms && { refund: terms }),
      ...(sale && { terms: sale }),
    })
  }
  return accept(events, { performances: events.map(onSale) })
}

/** The performance right after it was added: all of its seats are available. */
export function onSale(event: PerformanceAdded): Performance {
  const { performanceId, musicalId, title, venue, startsAt, hall, refund, terms } = event
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
    ...(terms && { terms }),
  }
}
