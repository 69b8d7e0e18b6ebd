import type { Keep, RefundPolicy, RefundRule } from './policy.ts'

/** What is wrong with rules that a house has written. */
export type PolicyMistake =
  /** on a day so many days before the performance no rule applies */
  | { readonly case: 'no-rule'; readonly days: number }
  /** less is kept so many days before than on an earlier day */
  | { readonly case: 'keeps-less'; readonly days: number }

/**
 * The first mistake in the rules: they have to say something for every day until the deadline, and never keep less closer to the
 * performance (domain 3.1). Rules that depend on the time of the booking only give more back, so they count for neither.
 */
export function mistakeIn({ rules, until }: RefundPolicy): PolicyMistake | undefined {
  const last = until === 'start' ? 0 : until.day
  const always = rules.filter(({ within }) => within === undefined)
  // Nothing changes between these days, so they stand for all others.
  const days = [...new Set(always.flatMap(edgesOf)), last].filter((day) => day >= last)
  let before = 0
  for (const day of [...new Set(days)].sort((a, b) => b - a)) {
    const kept = leastPart(always, day)
    if (kept === undefined) return { case: 'no-rule', days: day }
    if (kept < before) return { case: 'keeps-less', days: day }
    before = kept
  }
  return undefined
}

/** The days on which a rule begins and ends, and those next to them. */
const edgesOf = ({ least, most }: RefundRule): readonly number[] =>
  most === undefined ? [least - 1, least] : [least - 1, least, most, most + 1]

/** The least part of a price that is kept on a day. Undefined if no rule applies. */
function leastPart(rules: readonly RefundRule[], day: number): number | undefined {
  const parts = rules
    .filter(({ least, most }) => day >= least && (most === undefined || day <= most))
    .map(({ keep }) => partAtMost(keep))
  return parts.length === 0 ? undefined : Math.min(...parts)
}

const partAtMost = (keep: Keep): number => ('part' in keep ? keep.part : keep.atMost)
