import { BIT, FLAGS, type Flag, KEPT, NOT_FOR_ANYBODY } from './flags.ts'
import type { SeatMap } from './seat-map.ts'

/** How many seats there are, and how many of them are on sale: all but those that are killed or kept for the house. */
export type Capacity = { readonly seats: number; readonly forSale: number }

export type HallCounts = Capacity & {
  /** seats that are sold to anybody: neither killed nor for a wheelchair, a companion or the house */
  readonly forAnybody: number
  readonly levels: readonly (Capacity & { readonly level: string; readonly rows: number })[]
  readonly grades: readonly (Capacity & { readonly grade: string })[]
  /** flags that some seat has */
  readonly flags: readonly { readonly flag: Flag; readonly seats: number }[]
}

/** The seats of a hall by level, by grade and by flag. */
export function countSeats(map: SeatMap): HallCounts {
  const capacity = () => ({ seats: 0, forSale: 0 })
  const levels = map.levels.map(({ name, first, end }) => ({
    ...{ level: name, rows: end - first },
    ...capacity(),
  }))
  const grades = map.grades.map((grade) => ({ grade, ...capacity() }))
  const flags = FLAGS.map((flag) => ({ flag, seats: 0 }))
  const all = { ...capacity(), forAnybody: 0 }
  for (let seat = 0; seat < map.count; seat++) {
    const bits = map.flags[seat] ?? 0
    const sold = (bits & KEPT) === 0 ? 1 : 0
    const level = levels[map.rows[map.rowOf[seat] ?? -1]?.level ?? -1]
    for (const each of [all, level, grades[map.gradeOf[seat] ?? -1]]) {
      if (!each) continue
      each.seats += 1
      each.forSale += sold
    }
    if ((bits & NOT_FOR_ANYBODY) === 0) all.forAnybody += 1
    for (const each of flags) if ((bits & BIT[each.flag]) !== 0) each.seats += 1
  }
  return { ...all, levels, grades, flags: flags.filter(({ seats }) => seats > 0) }
}
