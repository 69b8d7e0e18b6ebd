import {
  type BestSeats,
  bestSeats,
  prepare,
  type Rule,
  type SeatMap,
  seatId,
} from '@outerpark/core/hall'
import { gradeTyped } from './grade.ts'

/** The seats that a party would get first, while nothing is sold. */
export type BestInHall = {
  readonly party: number
  /** null: of any grade */
  readonly grade: string | null
  /** how the party sits; null if it finds no seats */
  readonly rule: Rule | null
  /** the ids of the seats, in the order of the map */
  readonly seats: readonly string[]
  /** those of them with a restricted view */
  readonly restricted: readonly string[]
  /** how large a party could be; null if this one finds seats */
  readonly largest: { readonly together: number; readonly inTwo: number } | null
}

/** What is asked for: how many people, and of which grade. */
export type Party = { readonly size: number; readonly grade: string | undefined }

/** @throws Failure `usage` if the plan has no such grade */
export function bestFor(
  map: SeatMap,
  { size, grade }: Party,
): { readonly found: BestSeats; readonly best: BestInHall } {
  const named = grade === undefined ? undefined : gradeTyped(map.grades, grade)
  const free = new Uint8Array(map.count).fill(1)
  const found = bestSeats(prepare(map), free, { seats: size, grade: named })
  const chosen = found.kind === 'chosen' ? found : undefined
  const ids = (seats: readonly number[] = []) => seats.map((seat) => seatId(map, seat))
  const best = {
    ...{ party: size, grade: named ?? null, rule: chosen?.rule ?? null },
    ...{ seats: ids(chosen?.seats), restricted: ids(chosen?.restricted) },
    largest: found.kind === 'no-block' ? found.largest : null,
  }
  return { found, best }
}
