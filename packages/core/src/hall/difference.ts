import { BIT } from './flags.ts'
import { type Seat, type SeatMap, seatId, seatOf } from './seat-map.ts'
import { seatsText } from './seats-text.ts'
import { type SeatStates, TAKEN } from './taken.ts'

/**
 * What another plan makes of seats: `grade`: another grade; `kill` and `house`: not sold any more, or kept for the theatre; `sale`: on
 * sale again; `flags`: another view, or for a wheelchair or a companion, or not any more; `new` and `gone`: only one of the plans has
 * them.
 */
export const SEAT_CHANGES = ['grade', 'kill', 'house', 'sale', 'flags', 'new', 'gone'] as const

/** Seats with which another plan does the same. */
export type SeatChange = {
  readonly change: (typeof SEAT_CHANGES)[number]
  /** the grades before and after; null if the grade stays, or the seats have none */
  readonly from: string | null
  readonly to: string | null
  /** how many */
  readonly count: number
  /** selectors that mean them */
  readonly seats: readonly string[]
  /** the ids of those that are held or sold, and because of which the performance cannot have the plan */
  readonly taken: readonly string[]
}

type Kind = Pick<SeatChange, 'change' | 'from' | 'to'>
type Group = {
  readonly kind: Kind
  readonly map: SeatMap
  readonly seats: Seat[]
  readonly taken: Seat[]
}

/** What differs for the seats of a performance between its plan and another one. A seat may be in several changes. */
export function seatChanges(from: SeatMap, states: SeatStates, to: SeatMap): readonly SeatChange[] {
  const groups = new Map<string, Group>()
  const add = (kind: Kind, map: SeatMap, seat: Seat): Group => {
    const key = [kind.change, kind.from, kind.to].join('\n')
    const group = groups.get(key) ?? { kind, map, seats: [], taken: [] }
    groups.set(key, group)
    group.seats.push(seat)
    return group
  }
  const left = new Set<Seat>()
  for (let seat = 0; seat < from.count; seat++) {
    const place = seatOf(to, seatId(from, seat))
    if (place !== undefined) left.add(place)
    for (const kind of kindsOf(from, seat, to, place)) {
      const group = add(kind, from, seat)
      if (states[seat] === TAKEN && LOSING.has(kind.change)) group.taken.push(seat)
    }
  }
  for (let seat = 0; seat < to.count; seat++)
    if (!left.has(seat)) add({ change: 'new', from: null, to: gradeOf(to, seat) }, to, seat)
  return [...groups.values()]
    .map(changeOf)
    .sort((a, b) => SEAT_CHANGES.indexOf(a.change) - SEAT_CHANGES.indexOf(b.change))
}

/** Changes that no taken seat may have. */
const LOSING: ReadonlySet<SeatChange['change']> = new Set(['grade', 'kill', 'house', 'gone'])

const VIEW = BIT.restricted | BIT.wheelchair | BIT.companion

function kindsOf(from: SeatMap, seat: Seat, to: SeatMap, place: Seat | undefined): readonly Kind[] {
  const none = { from: null, to: null }
  const was = gradeOf(from, seat)
  if (place === undefined) return [{ change: 'gone', from: was, to: null }]
  const is = gradeOf(to, place)
  const [before, after] = [from.flags[seat] ?? 0, to.flags[place] ?? 0]
  const kept = keptOf(after)
  return [
    ...(was === is ? [] : [{ change: 'grade', from: was, to: is } as const]),
    ...(keptOf(before) === kept ? [] : [{ change: kept, ...none }]),
    ...(((before ^ after) & VIEW) === 0 ? [] : [{ change: 'flags', ...none } as const]),
  ]
}

const keptOf = (bits: number): 'kill' | 'house' | 'sale' =>
  (bits & BIT.kill) !== 0 ? 'kill' : (bits & BIT.house) !== 0 ? 'house' : 'sale'

const gradeOf = ({ grades, gradeOf: of }: SeatMap, seat: Seat): string =>
  grades[of[seat] ?? -1] ?? ''

const changeOf = ({ kind, map, seats, taken }: Group): SeatChange => ({
  ...kind,
  count: seats.length,
  seats: seatsText(map, seats),
  taken: taken.map((seat) => seatId(map, seat)),
})
