import type { HallVersionResponse } from '@outerpark/core/contract'
import { readSentPlan } from '../hall/sent.ts'
import { yamlOf } from '../hall/yaml.ts'
import { keptHallText } from './hall.ts'
import { forPeople } from './outlet.ts'
import type { Paint } from './paint.ts'

export const keptPlanText = (hall: HallVersionResponse, paint: Paint, room: number): string =>
  keptHallText(hall, readSentPlan(hall).map, paint, room)

/**
 * The plan as a file.
 *
 * @param of the id of the hall or performance that has it
 */
export const keptYaml = (hall: HallVersionResponse, of: string): string =>
  yamlOf(readSentPlan(hall).plan, { version: hall.version, of })
    .split('\n')
    .map(forPeople)
    .join('\n')
