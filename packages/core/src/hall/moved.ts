import { KEPT } from './flags.ts'
import { type Seat, type SeatMap, seatId, seatOf } from './seat-map.ts'
import { freshStates, type SeatStates, TAKEN } from './taken.ts'

/** The seats of a performance after it has got another plan, or the taken seats because of which it cannot have it. */
export type Moved =
  | { readonly kind: 'moved'; readonly states: SeatStates }
  | { readonly kind: 'lost'; readonly seats: readonly string[] }

/**
 * The states of the seats in another map (domain 3.4, versions). Each taken seat has to be there with the same grade, and on sale.
 * The others are as the new map says.
 */
export function movedTo(from: SeatMap, states: SeatStates, to: SeatMap): Moved {
  const moved = freshStates(to)
  const lost: string[] = []
  for (let seat = 0; seat < from.count; seat++) {
    if (states[seat] !== TAKEN) continue
    const id = seatId(from, seat)
    const place = seatOf(to, id)
    if (place !== undefined && isSame(from, seat, to, place)) moved[place] = TAKEN
    else lost.push(id)
  }
  return lost.length > 0 ? { kind: 'lost', seats: lost } : { kind: 'moved', states: moved }
}

const isSame = (from: SeatMap, seat: Seat, to: SeatMap, place: Seat): boolean =>
  from.grades[from.gradeOf[seat] ?? -1] === to.grades[to.gradeOf[place] ?? -1] &&
  ((to.flags[place] ?? 0) & KEPT) === 0
