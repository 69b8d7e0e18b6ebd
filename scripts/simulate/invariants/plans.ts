import type { HallDraft, HallPlanned } from '@outerpark/core/hall'
import type { PerformanceReplanned } from '@outerpark/core/musical'
import type { RecordedEvent } from '@outerpark/core/policies'
import { countOf, type HallModel, isKept, modelOf, type Seats } from './hall-model.ts'
import { releasesAt } from './releases.ts'

/** A version of a hall's plan. */
export type Version = {
  readonly hallId: string
  readonly version: number
  readonly plan: HallDraft
  readonly model: HallModel
  /** the only performance that may have it; undefined if all in the hall may */
  readonly only: string | undefined
}

/** The seats of a performance under its plan, and those that are free. */
export type Planned = Version & { readonly free: Set<string> }

/** Keeps the plans of halls. It reads only the log. */
export function planBook() {
  const halls = new Map<string, Version[]>()
  const versionsOf = (hallId: string) => halls.get(hallId) ?? []
  return {
    read({ hallId, version, plan, only }: HallPlanned): string | undefined {
      const versions = versionsOf(hallId)
      halls.set(hallId, [...versions, { hallId, version, plan, model: modelOf(plan), only }])
      return version === versions.length + 1 ? undefined : `${hallId} got version ${version}`
    },
    version: (hallId: string, version: number): Version | undefined =>
      versionsOf(hallId)[version - 1],
    /** the newest plan of the hall that is not for one performance alone */
    newest: (hallId: string): Version | undefined =>
      versionsOf(hallId).findLast(({ only }) => only === undefined),
  }
}

export type PlanBook = ReturnType<typeof planBook>

/** The seats of a plan that can be sold to somebody. */
export const forSale = (model: HallModel): Set<string> =>
  new Set(model.seats.filter((seat) => !isKept(model, seat)))

/** The seats that somebody has and that another plan does not have like that. */
export function lostUnder({ model, free }: Pick<Planned, 'model' | 'free'>, to: HallModel) {
  const fits = (seat: string) =>
    to.gradeOf.get(seat) === model.gradeOf.get(seat) && to.seats.includes(seat) && !isKept(to, seat)
  return takenIn(model, free).filter((seat) => !fits(seat))
}

const takenIn = (model: HallModel, free: Seats): readonly string[] =>
  model.seats.filter((seat) => !isKept(model, seat) && !free.has(seat))

/**
 * The performance under another plan. Who has a seat keeps it with its grade, the capacity of each grade follows from the plan, and
 * the box office itself changes only what is due.
 */
export function replannedBy(
  event: PerformanceReplanned & RecordedEvent,
  before: Planned | undefined,
  to: Version | undefined,
): { readonly after: Planned } | { readonly wrong: string } {
  const { performanceId: id, was, hall, grades } = event
  const name = `${id} with version ${hall.version} of ${hall.id}`
  if (!before || !to) return { wrong: `${name}: there is no such plan` }
  if (before.hallId !== was.id || before.version !== was.version || hall.id !== was.id)
    return { wrong: `${name}: it had version ${before.version}, not ${was.version}` }
  if (to.only !== undefined && to.only !== id) return { wrong: `${name}: it is that of ${to.only}` }
  const lost = lostUnder(before, to.model)
  if (lost.length > 0) return { wrong: `${name} loses ${lost}` }
  const sold = forSale(to.model)
  const named = new Map(grades.map(({ grade, seats }) => [grade, seats]))
  for (const grade of new Set([...named.keys(), ...to.model.gradeOf.values()])) {
    const due = countOf(to.model, sold, grade)
    if ((named.get(grade) ?? 0) !== due)
      return { wrong: `${name} has ${named.get(grade)} seats of ${grade}, and not ${due}` }
  }
  const wrong = event.actor === 'system' ? wronglyReleased(event, before, to) : undefined
  if (wrong) return { wrong: `${name}: ${wrong}` }
  for (const seat of takenIn(before.model, before.free)) sold.delete(seat)
  return { after: { ...to, free: sold } }
}

/** The box office takes away the flags that are due, and changes nothing else. */
function wronglyReleased(
  { at, startsAt }: Pick<RecordedEvent & PerformanceReplanned, 'at' | 'startsAt'>,
  before: Version,
  { model }: Version,
): string | undefined {
  const due = releasesAt(before.plan, Date.parse(startsAt) - Date.parse(at))
  if (due.length === 0) return 'nothing is to be released'
  const { seats, gradeOf, flagOf } = before.model
  const other = seats.find((seat) => {
    const flag = flagOf.get(seat)
    const left = flag !== undefined && due.includes(flag) ? undefined : flag
    return gradeOf.get(seat) !== model.gradeOf.get(seat) || left !== model.flagOf.get(seat)
  })
  if (other) return `${other} is ${model.flagOf.get(other)}, and was ${flagOf.get(other)}`
  return seats.join() === model.seats.join() ? undefined : 'it has other seats'
}
