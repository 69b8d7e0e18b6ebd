import { type PlannedHall, seatsOfGrades } from '../hall/index.ts'
import type { HallSeats } from '../musical/index.ts'
import type { Facts, Needs } from '../ports/index.ts'
import type { State } from './state.ts'

const NONE: readonly never[] = []

/** What a command needs to know of halls. */
export function hallFacts(
  state: State,
  { allHalls, hallSeats }: Needs,
): Pick<Facts, 'allHalls' | 'hallSeats'> {
  const named = (ids: NonNullable<Needs['hallSeats']>) =>
    ids.flatMap((id) => state.halls.get(id) ?? [])
  return {
    allHalls: allHalls ? state.halls.values() : NONE,
    hallSeats: hallSeats ? named(hallSeats).map(hallSeatsOf) : NONE,
  }
}

function hallSeatsOf({ id, version, map }: PlannedHall): HallSeats {
  const counts = seatsOfGrades(map)
  const grades = map.grades.map((grade, at) => ({ grade, seats: counts[at] ?? 0 }))
  return { id, version, hall: map.hall, grades }
}
