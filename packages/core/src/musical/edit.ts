import {
  accept,
  type CastMember,
  hasBegun,
  type MusicalId,
  type Operation,
  refuse,
} from '../kernel/index.ts'
import type { RefundPolicy } from '../refund/index.ts'
import { isSameCast } from './announce.ts'
import { choiceEnd } from './choice.ts'
import type {
  MusicalEdited,
  MusicalFacts,
  PerformanceRecast,
  PerformanceRenamed,
} from './events.ts'
import { termsFor } from './refund-terms.ts'
import type { Musical, Performance } from './state.ts'

export type EditMusical = {
  readonly musicalId: MusicalId
  /** what is undefined stays as it is; see {@link MusicalFacts} */
  readonly title?: string | undefined
  readonly runningMinutes?: number | null | undefined
  readonly age?: number | null | undefined
  readonly cast?: readonly CastMember[] | undefined
  /** the new cast is an essential change: who had booked may get everything back until a date */
  readonly material?: boolean | undefined
  readonly refund?: RefundPolicy | null | undefined
  readonly reason?: string | undefined
}

/** A performance of the musical. */
export type ShowingOf = Omit<Performance, 'grades' | 'hall' | 'choices'> & {
  readonly grades: readonly Pick<Performance['grades'][number], 'grade' | 'price' | 'capacity'>[]
}

type Edited = MusicalEdited | PerformanceRenamed | PerformanceRecast

/**
 * Changes facts of a musical (domain 3.9). Who had booked one of its performances to come sees a new title, and hears of a new cast. A
 * refund policy counts for later bookings of the performances that had the policy of the musical. What is as wanted already is answered
 * without an event.
 */
export const editMusical: Operation<
  EditMusical,
  { musical: MusicalId; performancesOf: MusicalId },
  { musical: Musical | undefined; performancesOf: readonly ShowingOf[] },
  Edited,
  Musical
> = {
  name: 'edit-musical',
  needs: ({ musicalId }) => ({ musical: musicalId, performancesOf: musicalId }),
  decide(command, { musical, performancesOf }, { now }) {
    const { musicalId, material, reason } = command
    if (!musical) return refuse('musical-not-found', { id: musicalId })
    const changes = changesOf(command, musical)
    if (Object.keys(changes.now).length === 0) return accept([], musical)
    const title = changes.now.title ?? musical.title
    const coming = performancesOf.filter(
      (each) => !hasBegun(each, now) && each.off?.state !== 'cancelled',
    )
    const because = reason === undefined ? {} : { reason }
    const events: Edited[] = []
    const edited: MusicalEdited = {
      type: 'MusicalEdited',
      musicalId,
      title,
      ...changes,
      ...because,
    }
    const { refund } = changes.now
    if (refund === undefined) events.push(edited)
    else {
      const performances = coming.filter((each) => hasPolicyOf(each, musical))
      for (const { startsAt, grades } of performances) {
        const terms = termsFor(refund ?? undefined, {
          musical: { ...musical, title },
          startsAt,
          grades: grades.map(({ grade, price, capacity }) => ({ grade, price, seats: capacity })),
        })
        if (terms && 'refusal' in terms) return terms
      }
      events.push({ ...edited, performances: performances.map(({ id }) => id) })
    }
    const named = (each: ShowingOf) => {
      const { id: performanceId, venue, startsAt } = each
      return { performanceId, musicalId, title, venue, startsAt }
    }
    if (changes.now.title !== undefined)
      for (const each of coming)
        events.push({
          ...{ type: 'PerformanceRenamed', ...named(each), was: musical.title, ...because },
        })
    const { cast } = changes.now
    const recast = cast ? coming.filter((each) => !isSameCast(each.cast ?? [], cast)) : []
    for (const each of recast) {
      const until = material
        ? choiceEnd(undefined, { ...each, timeZone: musical.timeZone }, now)
        : undefined
      if (until !== undefined && typeof until !== 'string') return until
      events.push({
        ...{ type: 'PerformanceRecast', ...named(each), cast: cast ?? [] },
        was: each.cast ?? musical.cast ?? [],
        ...(until !== undefined && { until }),
        ...because,
      })
    }
    return accept(events, { ...musical, ...musicalWith(changes.now) })
  },
}

type Changes = { readonly now: MusicalFacts; readonly was: MusicalFacts }

/** What the command changes, and what it was. */
function changesOf(command: EditMusical, musical: Musical): Changes {
  const was = {
    ...{ title: musical.title, runningMinutes: musical.runningMinutes, age: musical.age ?? null },
    ...{ cast: musical.cast ?? [], refund: musical.refund ?? null },
  }
  const names = ['title', 'runningMinutes', 'age', 'cast', 'refund'] as const
  const changed = names.filter(
    (name) =>
      command[name] !== undefined && JSON.stringify(command[name]) !== JSON.stringify(was[name]),
  )
  const pick = (from: Partial<Record<(typeof names)[number], unknown>>): MusicalFacts =>
    Object.fromEntries(changed.map((name) => [name, from[name]]))
  return { now: pick(command), was: pick(was) }
}

/** Whether the performance has the refund policy that its musical has: one of its own stays. */
function hasPolicyOf({ refund }: Pick<ShowingOf, 'refund'>, musical: Musical): boolean {
  if (!refund || !musical.refund) return !refund && !musical.refund
  const { timeZone: _, ...policy } = refund
  return JSON.stringify(policy) === JSON.stringify(musical.refund)
}

/** The fields of a musical that these facts give it. Nothing stands for what nobody has said. */
export function musicalWith(
  facts: MusicalFacts,
): Partial<Pick<Musical, 'title' | 'runningMinutes' | 'age' | 'cast' | 'refund'>> {
  const { age, cast, refund, ...said } = facts
  return {
    ...said,
    ...(age !== undefined && { age: age ?? undefined }),
    ...(cast && { cast: cast.length > 0 ? cast : undefined }),
    ...(refund !== undefined && { refund: refund ?? undefined }),
  }
}
