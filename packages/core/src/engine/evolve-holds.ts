import { msOf } from '../kernel/index.ts'
import type { HoldEnded, HoldExtended, SeatsHeld } from '../reservation/index.ts'
import { moveSeats } from './evolve-bookings.ts'
import { holdKey } from './rows.ts'
import type { State } from './state.ts'

// How the events of a hold change its row, the seats of its grades, and what its customer has.

export function seatsHeld(state: State, event: SeatsHeld): void {
  const { customerId, performanceId, grade, seats, amount, currency, lines, mayExtend, best } =
    event
  moveSeats(state, event, 'available', 'held')
  state.holds.add(holdKey(event), {
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

export function holdEnded(state: State, event: HoldEnded): void {
  moveSeats(state, event, 'held', 'available')
  state.holds.remove(holdKey(event))
}
