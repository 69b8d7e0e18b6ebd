import { type HallPlanned, mapOf, movedTo, type PlannedHall, seatsOfGrades } from '../hall/index.ts'
import type { PerformanceId } from '../kernel/index.ts'
import type { HallSeats, HallVersion, Replanned } from '../musical/index.ts'
import type { Facts, Needs } from '../ports/index.ts'
import { planKey } from './rows.ts'
import type { State } from './state.ts'

const NONE: readonly never[] = []

/** What a command needs to know of halls. */
export function hallFacts(
  state: State,
  { allHalls, hallSeats, replan }: Needs,
): Pick<Facts, 'allHalls' | 'hallSeats' | 'replan'> {
  const named = (ids: NonNullable<Needs['hallSeats']>) =>
    ids.flatMap((id) => state.halls.get(id) ?? [])
  return {
    allHalls: allHalls ? state.halls.values() : NONE,
    hallSeats: hallSeats ? named(hallSeats).map(hallSeatsOf) : NONE,
    replan: replan && replanOf(state, replan),
  }
}

function hallSeatsOf({ id, version, map }: PlannedHall): HallSeats {
  const counts = seatsOfGrades(map)
  const grades = map.grades.map((grade, at) => ({ grade, seats: counts[at] ?? 0 }))
  return { id, version, hall: map.hall, grades }
}

/** The seats of a performance as another plan would have them. */
function replanOf(
  state: State,
  { performanceId, to }: NonNullable<Needs['replan']>,
): Replanned<HallPlanned> | undefined {
  const was = state.performances.get(performanceId)?.hall
  const seats = state.places.get(performanceId)
  if (!was || !seats) return undefined
  const target =
    'own' in to
      ? ownPlan(state, was, to.own)
      : planFor(state, performanceId, { id: was.id, version: to.version })
  const current = state.plans.get(planKey(was))
  const changed = current?.only && current.planned
  if (!target) return { was, changed, to: undefined, lost: NONE }
  const moved = movedTo(seats.map, seats.states, target.map)
  return {
    was,
    changed,
    to: hallSeatsOf(target),
    lost: moved.kind === 'lost' ? moved.seats : NONE,
    ...('own' in to &&
      target.version !== was.version && { planned: planned(target, performanceId) }),
  }
}

/** A version of a plan, unless it is for another performance alone. */
function planFor(
  state: State,
  performanceId: PerformanceId,
  named: HallVersion,
): PlannedHall | undefined {
  const plan = state.plans.get(planKey(named))
  return plan?.only === undefined || plan.only === performanceId ? plan : undefined
}

/**
 * A plan for the performance alone: the next version of its hall, unless it is the plan that the performance has. Name and time zone are
 * those of the hall.
 */
function ownPlan(state: State, was: HallVersion, wanted: PlannedHall['plan']): PlannedHall {
  const hall = state.halls.get(was.id)
  if (!hall) throw new Error(`There is no hall ${was.id}.`)
  const { hall: name, timezone } = hall.plan
  const plan = { ...wanted, hall: name, timezone }
  const before = state.plans.get(planKey(was))
  if (before && JSON.stringify(before.plan) === JSON.stringify(plan)) return before
  return { id: was.id, version: hall.last + 1, plan, map: mapOf(plan) }
}

function planned(
  { id: hallId, version, map, plan }: PlannedHall,
  only: NonNullable<HallPlanned['only']>,
): HallPlanned {
  const { hall, timeZone } = map
  return { type: 'HallPlanned', hallId, version, hall, timeZone, plan, only }
}
