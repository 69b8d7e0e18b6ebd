import { placesOnSale } from '../hall/index.ts'
import { isFree, linesOf, type PlacesOnSale } from '../kernel/index.ts'
import type { OnSale } from '../musical/index.ts'
import type { Needs } from '../ports/index.ts'
import type { Hold, Standing } from '../reservation/index.ts'
import { freed } from './places-taken.ts'
import { holdKey, type PlacesRow } from './rows.ts'
import type { State } from './state.ts'

// What somebody who holds seats can take of a performance: the hold counts as free, since a booking or another hold ends it.

/** What a customer holds of a performance. */
export function holdOf({ holds }: State, named: NonNullable<Needs['hold']>): Hold | undefined {
  // Most offices have no holds, and then no key has to be made.
  return holds.size() === 0 ? undefined : holds.get(holdKey(named))
}

/** The grades beside a hold. */
export function offerBeside(grades: OnSale['grades'], hold: Hold | undefined): OnSale['grades'] {
  if (!hold) return grades
  const held = new Map<string, number>()
  for (const { grade, seats } of linesOf(hold)) held.set(grade, (held.get(grade) ?? 0) + seats)
  return grades.map((each) => ({
    ...each,
    available: each.available + (held.get(each.grade) ?? 0),
  }))
}

/** The seats beside a hold. */
export const placesBeside = (row: PlacesRow, hold: Hold | undefined): PlacesOnSale =>
  placesOnSale(hold ? { map: row.map, states: freed(row, hold) } : row)

/** What a customer has beside a hold. */
export function standingBeside(standing: Standing, hold: Hold | undefined): Standing {
  if (!hold) return standing
  const { seats } = hold
  const unpaid = standing.unpaid - (isFree(hold) ? 0 : seats)
  return { ...standing, seats: standing.seats - seats, unpaid }
}
