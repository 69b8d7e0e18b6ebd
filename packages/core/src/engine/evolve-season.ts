import type { MusicalRegistered, PerformanceAdded } from '../musical/index.ts'
import { gradeKey } from './rows.ts'
import type { State } from './state.ts'

export function musicalRegistered(state: State, event: MusicalRegistered): void {
  const { musicalId: id, title, venue, runningMinutes, timeZone = null } = event
  state.musicals.add(id, { id, title, venue, runningMinutes, timeZone })
}

export function performanceAdded(state: State, event: PerformanceAdded): void {
  const { performanceId, musicalId, title, venue, startsAt } = event
  for (const { grade, seats, price } of event.grades)
    state.grades.add(gradeKey(performanceId, grade), {
      performanceId,
      grade,
      price,
      capacity: seats,
      available: seats,
      held: 0,
      sold: 0,
    })
  const grades = event.grades.map(({ grade }) => grade)
  state.performances.add(performanceId, {
    id: performanceId,
    musicalId,
    title,
    venue,
    startsAt,
    grades,
  })
}
