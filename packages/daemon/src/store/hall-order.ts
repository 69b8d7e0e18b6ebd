import type { PlannedHall } from '@outerpark/core/hall'
import { nameKey } from '@outerpark/core/names'

/** Halls by their names, in any case. No two have the same one. */
export function byName(halls: readonly PlannedHall[]): readonly PlannedHall[] {
  const named = halls.map((hall) => ({ hall, key: nameKey(hall.map.hall) }))
  return named.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ hall }) => hall)
}
