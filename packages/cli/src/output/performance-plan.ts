import type { PerformancePlan, ReplannedPerformance } from '../hall/performance-plan.ts'
import { readSentPlan } from '../hall/sent.ts'
import { showTime } from '../text/hall.ts'
import { keptLines, seatChangeText } from '../text/seat-change.ts'
import { words } from '../words/words.ts'
import { keptHallText } from './hall.ts'
import { performanceText } from './musical.ts'
import { forPeople } from './outlet.ts'
import type { Paint } from './paint.ts'

/** The plan of a performance, and whether it is one of its own. */
export function performancePlanText(plan: PerformancePlan, paint: Paint, room: number): string {
  const { title, startsAt, performanceId } = plan
  const head = `${paint.strong(forPeople(title))}, ${showTime(startsAt)}  ${performanceId}`
  const drawn = keptHallText(plan, readSentPlan(plan).map, paint, room)
  return [head, ...standing(plan), '', drawn].join('\n')
}

/** Whether the plan is its own, and whether the hall has a newer one. */
function standing({ performanceId, own, version, newest }: PerformancePlan) {
  const { plans } = words()
  if (own) return [plans.own]
  if (version === newest) return [plans.newest]
  return [plans.older(newest, performanceId)]
}

/** What has changed for the seats of a performance, and what it has now. */
export const replannedText = (
  { performance, changes, kept }: ReplannedPerformance,
  paint: Paint,
  room: number,
): string =>
  [
    ...changes.map(seatChangeText),
    ...keptLines(kept),
    '',
    performanceText(performance, paint, room),
  ]
    .join('\n')
    .trimStart()
