import { type HallVersionResponse, hallPlan } from '@outerpark/core/contract'
import { parseHall } from '@outerpark/core/hall'
import { oddAnswer } from '../http/odd-answer.ts'

/** Reads the plan of a hall as the box office has sent it. Returns it with its map. */
export function readSentPlan({ plan }: Pick<HallVersionResponse, 'plan'>) {
  const read = hallPlan.safeParse(plan)
  const parsed = read.success ? parseHall(read.data) : undefined
  if (!read.success || parsed?.kind !== 'map') throw oddAnswer()
  return { plan: read.data, map: parsed.map }
}
