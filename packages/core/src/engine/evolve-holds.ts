import { msOf } from '../kernel/index.ts'
import {
  type HoldEnded,
  type HoldExtended,
  pastHoldOf,
  type SeatsHeld,
} from '../reservation/index.ts'
import { moveSeats, type Recorded } from './evolve-bookings.ts'
import { holdKey } from './rows.ts'
import { countTime } from './standing.ts'
import type { State } from './state.ts'

// How the events of a hold change its row, the seats of its grades, and what its customer has.

export function seatsHeld(state: State, event: Recorded<SeatsHeld>): void {
  const { customerId, performanceId, grade, seats, amount, currency, lines, mayExtend, best } =
    event
  moveSeats(state, event, 'available', 'held')
  countTime(state, event, 'holds', msOf(event.at))
  const key = holdKey(event)
  // The hold has what was left of the time.
  if (state.pastHolds.has(key)) state.pastHolds.remove(key)
  state.holds.add(key, {
    ...{ customerId, performanceId, grade, seats, amount, currency, mayExtend },
    ...(lines && { lines }),
    ...(best && { best }),
    until: msOf(event.until),
  })
}

export function holdExtended({ holds }: State, event: HoldExtended): void {
  const key = holdKey(event)
  const before = holds.get(key)
  if (!before) throw new Error(`There is no hold ${key}.`)
  holds.replace(key, { ...before, until: msOf(event.until), mayExtend: false })
}

export function holdEnded(state: State, event: Recorded<HoldEnded>): void {
  const key = holdKey(event)
  const hold = state.holds.get(key)
  moveSeats(state, event, 'held', 'available')
  state.holds.remove(key)
  const past = hold && pastHoldOf(hold, event.because, msOf(event.at))
  if (past) state.pastHolds.put(key, past)
}
