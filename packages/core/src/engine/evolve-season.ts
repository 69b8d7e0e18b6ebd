import { freshStates, mapOf, movedTo, type RecordedHallPlanned } from '../hall/index.ts'
import type { OffSale } from '../kernel/index.ts'
import type {
  GradeChanged,
  MusicalRegistered,
  PerformanceAdded,
  PerformanceCancelled,
  PerformanceClosed,
  PerformanceOpened,
  PerformanceReplanned,
} from '../musical/index.ts'
import { gradeKey, planKey } from './rows.ts'
import type { State } from './state.ts'

export function musicalRegistered(state: State, event: MusicalRegistered): void {
  const { musicalId: id, title, venue, runningMinutes, timeZone = null, refund, bookingFee } = event
  const musical = { id, title, venue, runningMinutes, timeZone }
  state.musicals.add(id, {
    ...musical,
    ...(refund && { refund }),
    ...(bookingFee && { bookingFee }),
  })
}

export function performanceAdded(state: State, event: PerformanceAdded): void {
  const { performanceId, musicalId, title, venue, startsAt, hall, refund, bookingFee } = event
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
    ...(refund && { refund }),
    ...(bookingFee && { bookingFee }),
  })
  if (!hall) return
  const row = state.halls.get(hall.id)
  if (row?.version !== hall.version) throw new Error(`${hall.id} has no version ${hall.version}.`)
  const { map } = row
  state.places.add(performanceId, { performanceId, map, states: freshStates(map) })
}

/** A performance is taken off sale, or put on sale again. */
export function saleChanged(
  state: State,
  event: PerformanceClosed | PerformanceOpened | PerformanceCancelled,
): void {
  const { performanceId: id } = event
  const before = state.performances.get(id)
  if (!before) throw new Error(`There is no performance ${id}.`)
  const { off: _, ...performance } = before
  const reason = 'reason' in event ? { reason: event.reason } : {}
  const off: OffSale | undefined =
    event.type === 'PerformanceOpened'
      ? undefined
      : { state: event.type === 'PerformanceClosed' ? 'closed' : 'cancelled', ...reason }
  state.performances.replace(id, off ? { ...performance, off } : performance)
}

/** A plan for a performance alone is not the newest one of the hall, but no other plan gets its version. */
export function hallPlanned(state: State, event: RecordedHallPlanned): void {
  const { hallId: id, version, plan, only, actor: by, at } = event
  const row = { id, version, plan, map: mapOf(plan), planned: { by, at }, ...(only && { only }) }
  state.plans.put(planKey(row), row)
  if (!only) {
    state.halls.put(id, { ...row, last: version })
    return
  }
  const hall = state.halls.get(id)
  if (!hall) throw new Error(`There is no hall ${id}.`)
  state.halls.replace(id, { ...hall, last: version })
}

/** The seats that are held or sold stay so, where they are. */
export function performanceReplanned(state: State, event: PerformanceReplanned): void {
  const { performanceId: id, hall } = event
  const [performance, places] = [state.performances.get(id), state.places.get(id)]
  const plan = state.plans.get(planKey(hall))
  if (!performance || !places || !plan)
    throw new Error(`${id} cannot have version ${hall.version} of ${hall.id}.`)
  const moved = movedTo(places.map, places.states, plan.map)
  if (moved.kind === 'lost') throw new Error(`${id} would lose the seats ${moved.seats.join()}.`)
  for (const grade of event.grades) gradeReplanned(state, id, grade)
  const grades = event.grades.map(({ grade }) => grade)
  state.performances.replace(id, { ...performance, hall, grades })
  state.places.replace(id, { ...places, map: plan.map, states: moved.states })
}

function gradeReplanned(
  { grades }: State,
  performanceId: PerformanceReplanned['performanceId'],
  { grade, price, seats: capacity }: PerformanceReplanned['grades'][number],
): void {
  const key = gradeKey(performanceId, grade)
  const before = grades.get(key)
  const { held, sold } = before ?? { held: 0, sold: 0 }
  const row = { performanceId, grade, price, capacity, held, sold }
  grades.put(key, { ...row, available: capacity - held - sold })
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
