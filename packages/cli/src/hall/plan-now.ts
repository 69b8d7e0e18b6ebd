import type {
  HallRequest,
  HallVersionResponse,
  PerformanceResponse,
} from '@outerpark/core/contract'
import type { SeatMap, SeatStates } from '@outerpark/core/hall'
import type { Client } from '../client/client.ts'
import { oddAnswer } from '../http/odd-answer.ts'
import { readSentPlan } from './sent.ts'

/** A performance whose seats have numbers: its plan, and what each seat was at one moment. */
export type PlanNow = {
  readonly performance: PerformanceResponse
  readonly hall: HallVersionResponse
  readonly plan: HallRequest
  readonly map: SeatMap
  readonly states: SeatStates
}

/** @param id the whole id of the performance. The box office refuses one whose seats have no numbers. */
export async function planNow(
  client: Pick<Client, 'performance' | 'seatStates' | 'hallVersion'>,
  id: string,
): Promise<PlanNow> {
  const now = await client.seatStates(id)
  const [performance, hall] = await Promise.all([
    client.performance(id),
    client.hallVersion(now.hall.id, now.hall.version),
  ])
  const { plan, map } = readSentPlan(hall)
  if (now.states.length !== map.count) throw oddAnswer()
  return { performance, hall, plan, map, states: new TextEncoder().encode(now.states) }
}
