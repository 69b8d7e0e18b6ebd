import { type HallDraft, parseHall } from '@outerpark/core/hall'
import { Problem } from '../problem.ts'

/** How many mistakes of a plan an answer names. */
const MOST_MISTAKES = 100

/**
 * The plan, if it can be used.
 * @throws Problem `hall-plan-wrong` with the first mistakes of the plan, and the number of the others
 */
export function checkedPlan(plan: HallDraft): HallDraft {
  const parsed = parseHall(plan)
  if (parsed.kind === 'map') return plan
  const mistakes = parsed.mistakes.slice(0, MOST_MISTAKES)
  const more = parsed.mistakes.length - mistakes.length
  throw new Problem('hall-plan-wrong', { mistakes, more })
}
