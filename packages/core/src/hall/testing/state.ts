import { type BestSeats, bestSeats, type Wish } from '../best/best.ts'
import { type Free, prepare, type Seating } from '../best/seating.ts'
import type { HallDraft } from '../draft.ts'
import type { Seat } from '../seat-map.ts'
import { mapOf } from './halls.ts'

export type State = { readonly seating: Seating; readonly free: Free }

/**
 * A hall of one level as the vectors of domain 3.5 write it: `.` is free, `X` is taken, `|` an aisle. The rows and their seats have
 * the numbers 1, 2, 3 …
 *
 * @param focus row and place, from 1
 */
export function stateOf(
  rows: readonly string[],
  [row, place]: readonly [number, number],
  more: HallDraft = {},
): State {
  const lines = rows.map((text, n) => {
    let number = 0
    const items = [...text].map((sign) => (sign === '|' ? '|' : String(++number)))
    return `${n + 1} ${items.join(' ')}`
  })
  const map = mapOf({
    ...{ hall: 'Hall', timezone: 'UTC', focus: `1F/${row}/${place}` },
    levels: [{ name: '1F', rows: lines.join('\n') }],
    grades: [{ name: 'R', seats: ['*'] }],
    ...more,
  })
  const signs = rows.join('').replaceAll('|', '')
  return { seating: prepare(map), free: Uint8Array.from(signs, (sign) => (sign === '.' ? 1 : 0)) }
}

/** A hall of which everything is free. */
export function emptyHall(draft: HallDraft): State {
  const seating = prepare(mapOf(draft))
  return { seating, free: new Uint8Array(seating.map.count).fill(1) }
}

export function take({ free }: State, seats: readonly Seat[]): void {
  for (const seat of seats) free[seat] = 0
}

/** Seats as `r1: 3 4, r2: 3 4`. */
export function named({ seating: { map } }: State, seats: readonly Seat[]): string {
  const rows = new Map<string, number[]>()
  for (const seat of seats) {
    const label = map.rows[map.rowOf[seat] ?? -1]?.label ?? ''
    rows.set(label, [...(rows.get(label) ?? []), map.numbers[seat] ?? 0])
  }
  return [...rows].map(([label, numbers]) => `r${label}: ${numbers.join(' ')}`).join(', ')
}

/** The best seats as text, with the rule that they follow; or how large a party could be. */
export function bestOf(state: State, wish: Wish): string {
  const best: BestSeats = bestSeats(state.seating, state.free, wish)
  if (best.kind === 'chosen') return `${named(state, best.seats)} (${best.rule})`
  return `at most ${best.largest.together} together, ${best.largest.inTwo} in two parts`
}
