import { refuse } from '../../kernel/index.ts'
import type { RefundPolicy } from '../../refund/index.ts'
import type { Musical, Performance } from '../state.ts'
import type { Findings } from './collect.ts'
import type { TargetMusical, TargetPerformance } from './target.ts'

/**
 * The fields of a musical and a performance that a season says, and that nothing can change once they are on sale. This is the only
 * place that knows them: a field that becomes changeable moves from here to a step of its own.
 */
const MUSICAL_FIELDS = ['title', 'venue', 'runningMinutes', 'timeZone'] as const

/** A conflict for each field of a musical that the target wants otherwise. */
export function compareMusical(
  wanted: TargetMusical,
  musical: Musical,
  path: string,
  found: Findings,
): void {
  for (const field of MUSICAL_FIELDS) {
    const [was, now] = [musical[field], wanted[field]]
    if (now !== undefined && was !== now) fixed(field, was, now)
  }
  if (wanted.refund && !isSamePolicy(wanted.refund, musical.refund)) fixed('refund', null, null)
  function fixed(field: string, was: string | number | null, now: string | number | null): void {
    const { title } = musical
    found.conflict(`${path}.${field}`, refuse('season-fixed', { title, field, was, now }))
  }
}

/** The same for a performance. Its time is what finds it, so it never differs. */
export function comparePerformance(
  wanted: TargetPerformance,
  performance: Performance,
  path: string,
  found: Findings,
): void {
  const { title, hall, refund } = performance
  const fixed = (field: string, was: string | null, now: string | null) =>
    found.conflict(`${path}.${field}`, refuse('season-fixed', { title, field, was, now }))
  if (wanted.hall !== hall?.id) fixed('hall', hall?.id ?? null, wanted.hall ?? null)
  if (wanted.refund && !isSamePolicy(wanted.refund, refund)) fixed('refund', null, null)
}

/** A policy that was copied onto a performance also has its time zone, which no file says. */
const isSamePolicy = (one: RefundPolicy, other: RefundPolicy | undefined): boolean =>
  other !== undefined && textOf(one) === textOf(other)

const textOf = ({ rules, until }: RefundPolicy) => JSON.stringify([rules, until], inOrder)

/** JSON with the keys of each object in the order of the alphabet. */
const inOrder = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
