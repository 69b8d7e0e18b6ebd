import { accept, type HallId, type Operation, type PerformanceId, refuse } from '../kernel/index.ts'
import { nameKey } from '../names/index.ts'
import type { HallDraft } from './draft.ts'
import type { HallPlanned } from './events.ts'
import { type ParsedHall, parseHall } from './parse.ts'
import type { SeatMap } from './seat-map.ts'

/** A hall with its newest plan. */
export type PlannedHall = {
  readonly id: HallId
  readonly version: number
  readonly plan: HallDraft
  readonly map: SeatMap
  /** the performance that this plan was made for, and no newer one of the hall */
  readonly only?: PerformanceId
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

/**
 * Gives a hall another plan, and with it maybe another name, which no other hall has. Performances keep the version that they have. The
 * same plan once more changes nothing.
 */
export const changeHall: Operation<
  Plans & { readonly hallId: HallId },
  { allHalls: true },
  { allHalls: readonly KnownHall[] },
  HallPlanned,
  HallReply
> = {
  name: 'change-hall',
  needs: () => ({ allHalls: true }),
  decide({ hallId, plan }, { allHalls }) {
    const before = allHalls.find(({ id }) => id === hallId)
    if (!before) return refuse('hall-not-found', { id: hallId })
    const map = mapOf(plan)
    const others = allHalls.filter(({ id }) => id !== hallId)
    const same = sameNamed(map, others)
    if (same) return refuse('hall-exists', { hall: same.map.hall, id: same.id })
    if (JSON.stringify(before.plan) === JSON.stringify(plan)) return accept([], before)
    return planned({ id: hallId, version: before.last + 1, plan, map })
  },
}

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
