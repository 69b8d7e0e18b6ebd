import { type HallVersionResponse, hallPlan } from '@outerpark/core/contract'
import { parseHall, type SeatMap } from '@outerpark/core/hall'
import { yamlOf } from '../hall/yaml.ts'
import { oddAnswer } from '../http/odd-answer.ts'
import { keptHallText } from './hall.ts'
import { forPeople } from './outlet.ts'
import type { Paint } from './paint.ts'

/** The plan of a hall as the box office has sent it. */
export function planIn({ plan }: Pick<HallVersionResponse, 'plan'>) {
  const read = hallPlan.safeParse(plan)
  const parsed = read.success ? parseHall(read.data) : undefined
  if (!read.success || parsed?.kind !== 'map') throw oddAnswer()
  return { plan: read.data, map: parsed.map satisfies SeatMap }
}

export const keptPlanText = (hall: HallVersionResponse, paint: Paint, room: number): string =>
  keptHallText(hall, planIn(hall).map, paint, room)

/** The plan as a file. */
export const keptYaml = (hall: HallVersionResponse): string =>
  yamlOf(planIn(hall).plan).split('\n').map(forPeople).join('\n')
