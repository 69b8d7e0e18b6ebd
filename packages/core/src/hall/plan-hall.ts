import {
  type Actor,
  accept,
  type HallId,
  type Operation,
  type PerformanceId,
  refuse,
} from '../kernel/index.ts'
import { nameKey } from '../names/index.ts'
import type { HallDraft } from './draft.ts'
import type { HallPlanned } from './events.ts'
import { type ParsedHall, parseHall } from './parse.ts'
import type { SeatMap } from './seat-map.ts'

/** Who gave a hall a plan, and when (ISO 8601). */
export type PlannedBy = { readonly by: Actor; readonly at: string }

/** A hall with its newest plan. */
export type PlannedHall = {
  readonly id: HallId
  readonly version: number
  readonly plan: HallDraft
  readonly map: SeatMap
  /** the performance that this plan was made for, and no newer one of the hall */
  readonly only?: PerformanceId
  /** unknown of plans that a version before this field wrote */
  readonly planned?: PlannedBy
}

/** A hall with its newest plan for all. */
export type KnownHall = PlannedHall & {
  /** the highest version; later than `version` if a performance has a plan of its own */
  readonly last: number
}

/** A hall as it is known after a command. */
export type HallReply = Pick<PlannedHall, 'id' | 'version' | 'map'>

type Plans = { readonly plan: HallDraft }

/** The map of a plan that was checked before. */
export function mapOf(plan: HallDraft): SeatMap {
  const parsed: ParsedHall = parseHall(plan)
  if (parsed.kind === 'map') return parsed.map
  const [first] = parsed.mistakes
  throw new Error(`The plan of a hall has mistakes: ${first?.code} at ${first?.at.path}.`)
}

/** Adds a hall (domain 3.4). Its name is one that no other hall has. */
export const addHall: Operation<
  Plans,
  { allHalls: true },
  { allHalls: readonly KnownHall[] },
  HallPlanned,
  HallReply
> = {
  name: 'add-hall',
  needs: () => ({ allHalls: true }),
  decide({ plan }, { allHalls }, { newId }) {
    const map = mapOf(plan)
    const same = sameNamed(map, allHalls)
    if (same) return refuse('hall-exists', { hall: same.map.hall, id: same.id })
    return planned({ id: newId('hall'), version: 1, plan, map })
  },
}

export type ChangeHall = Plans & {
  readonly hallId: HallId
  /** the version that somebody has changed; undefined: whichever is the newest */
  readonly was?: number | undefined
}

/**
 * Gives a hall another plan, and with it maybe another name, which no other hall has. Performances keep the version that they have. The
 * same plan once more changes nothing. A change of a version that is not the newest any more is refused: it would undo the change of
 * somebody else.
 */
export const changeHall: Operation<
  ChangeHall,
  { allHalls: true },
  { allHalls: readonly KnownHall[] },
  HallPlanned,
  HallReply
> = {
  name: 'change-hall',
  needs: () => ({ allHalls: true }),
  decide({ hallId, plan, was }, { allHalls }) {
    const before = allHalls.find(({ id }) => id === hallId)
    if (!before) return refuse('hall-not-found', { id: hallId })
    const map = mapOf(plan)
    const others = allHalls.filter(({ id }) => id !== hallId)
    const same = sameNamed(map, others)
    if (same) return refuse('hall-exists', { hall: same.map.hall, id: same.id })
    if (JSON.stringify(before.plan) === JSON.stringify(plan)) return accept([], before)
    if (was !== undefined && was !== before.version) return planChanged(before)
    return planned({ id: hallId, version: before.last + 1, plan, map })
  },
}

const planChanged = ({ id, version, map, planned: known }: KnownHall) =>
  refuse('plan-changed', {
    ...{ case: 'hall', id, title: map.hall, version },
    ...{ by: known?.by ?? null, at: known?.at ?? null },
  })

/** Two halls whose names look alike would be taken for each other. */
function sameNamed({ hall }: SeatMap, halls: readonly PlannedHall[]): PlannedHall | undefined {
  const key = nameKey(hall)
  return halls.find((each) => nameKey(each.map.hall) === key)
}

function planned({ id, version, plan, map }: PlannedHall) {
  const { hall, timeZone } = map
  return accept<HallPlanned, HallReply>(
    [{ type: 'HallPlanned', hallId: id, version, hall, timeZone, plan }],
    { id, version, map },
  )
}
