import type { HallRequest } from '@outerpark/core/contract'
import { type HallMistake, type PaintedPlan, parseHall } from '@outerpark/core/hall'
import { hallMistakeText } from '@outerpark/core/words'
import { usage } from '../failure.ts'
import { unticked } from '../text/unticked.ts'
import { language } from '../words/words.ts'
import type { MappedPlan } from './hall-question.ts'

/**
 * A plan with other grades and flags, and its map.
 *
 * @throws Failure `usage` if it cannot be used
 */
export function planWith(plan: HallRequest, { grades, flags }: PaintedPlan): MappedPlan {
  const { flags: _, ...rest } = plan
  const sent = ({ name, seats }: PaintedPlan['grades'][number]) => ({ name, seats: [...seats] })
  const next = {
    ...rest,
    grades: grades.map(sent),
    ...(flags.length > 0 && { flags: flags.map(sent) }),
  }
  const read = parseHall(next)
  if (read.kind === 'map') return { map: read.map, plan: next }
  // A name that a grade cannot have, or more selectors than a plan may have.
  const [first] = read.mistakes
  throw usage(() => (first ? `${messageOf(first)}.` : ''))
}

export const messageOf = (mistake: HallMistake): string =>
  unticked(hallMistakeText(language(), mistake))
