import { type Seat, type SeatMap, seatsIn } from '@outerpark/core/hall'
import type { Action } from '../keys/keymap.ts'
import { planOf } from './seats-plan.ts'
import type { SeatsState } from './seats-state.ts'

/**
 * The state after an action that moves the cursor. Gaps and aisles are skipped; the rows of a level follow those of the level before.
 * Undefined if the action does not move it.
 */
export function cursorMoved(
  state: SeatsState,
  action: Action,
  map: SeatMap,
): SeatsState | undefined {
  const cursor = state.cursor ?? map.focus
  const row = map.rowOf[cursor] ?? 0
  const { first = 0, end = 1, level = 0 } = map.rows[row] ?? {}
  const inRow = (seat: Seat): SeatsState => ({
    ...state,
    ...{ cursor: Math.max(first, Math.min(end - 1, seat)), goal: undefined },
  })
  const goal = state.goal ?? columnOf(map, cursor)
  const toRow = (to: number): SeatsState => {
    const seat = nearest(map, Math.max(0, Math.min(map.rows.length - 1, to)), goal)
    return { ...state, cursor: seat ?? cursor, goal }
  }
  const toLevel = (by: number): SeatsState => {
    const count = map.levels.length
    return toRow(map.levels[(level + by + count) % count]?.first ?? row)
  }
  switch (action) {
    case 'left':
      return inRow(cursor - 1)
    case 'right':
      return inRow(cursor + 1)
    case 'first':
      return inRow(first)
    case 'last':
      return inRow(end - 1)
    case 'up':
      return toRow(row - 1)
    case 'down':
      return toRow(row + 1)
    case 'pageUp':
      return toRow(row - PAGE)
    case 'pageDown':
      return toRow(row + PAGE)
    case 'nextPane':
      return toLevel(1)
    case 'previousPane':
      return toLevel(-1)
    default:
      return undefined
  }
}

const PAGE = 8

/** Where a seat is drawn, aisles included. */
const columnOf = (map: SeatMap, seat: Seat): number => planOf(map, 2).columns[seat] ?? 0

/** The seat of a row that is nearest to a place; of two the left one. */
function nearest(map: SeatMap, row: number, goal: number): Seat | undefined {
  const found = map.rows[row]
  if (!found) return undefined
  const away = (seat: Seat) => Math.abs(columnOf(map, seat) - goal)
  return seatsIn(found).reduce((best, seat) => (away(seat) < away(best) ? seat : best))
}
