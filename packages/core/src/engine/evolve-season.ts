import { freshStates, type HallPlanned, mapOf } from '../hall/index.ts'
import type { GradeChanged, MusicalRegistered, PerformanceAdded } from '../musical/index.ts'
import { gradeKey } from './rows.ts'
import type { State } from './state.ts'

export function musicalRegistered(state: State, event: MusicalRegistered): void {
  const { musicalId: id, title, venue, runningMinutes, timeZone = null } = event
  state.musicals.add(id, { id, title, venue, runningMinutes, timeZone })
}

export function performanceAdded(state: State, event: PerformanceAdded): void {
  const { performanceId, musicalId, title, venue, startsAt, hall } = event
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
    ...(hall && { hall }),
  })
  if (!hall) return
  const row = state.halls.get(hall.id)
  if (row?.version !== hall.version) throw new Error(`${hall.id} has no version ${hall.version}.`)
  const { map } = row
  state.places.add(performanceId, { performanceId, map, states: freshStates(map) })
}

export function hallPlanned(state: State, { hallId: id, version, plan }: HallPlanned): void {
  state.halls.put(id, { id, version, plan, map: mapOf(plan) })
}

/** The seats that are held or sold stay so; the others are as many as are left of the new number. */
export function gradeChanged(state: State, event: GradeChanged): void {
  const key = gradeKey(event.performanceId, event.grade)
  const before = state.grades.get(key)
  if (!before) throw new Error(`There is no grade ${key}.`)
  const { seats: capacity, price } = event
  const available = capacity - before.held - before.sold
  if (available < 0)
    throw new Error(`${key} has ${before.held + before.sold} seats taken, not ${capacity} at most.`)
  state.grades.replace(key, { ...before, price, capacity, available })
}
