import type { SeatChange } from '@outerpark/core/hall'
import { words } from '../words/words.ts'

/** More selectors would not be read. */
const NAMED = 5

/** What another plan makes of some seats, and which: `12 seats: R → VIP  1F/1/1-12`. */
export function seatChangeText({ change, from, to, count, seats, taken }: SeatChange): string {
  const { changes, taken: takenText } = words().plans
  const text = {
    grade: () => changes.grade(count, from ?? '', to ?? ''),
    kill: () => changes.kill(count),
    house: () => changes.house(count),
    sale: () => changes.sale(count),
    flags: () => changes.flags(count),
    new: () => changes.new(count, to ?? ''),
    gone: () => changes.gone(count, from ?? ''),
  }[change]()
  const named = seats.slice(0, NAMED).join(' ') + (seats.length > NAMED ? ' …' : '')
  return `${text} (${[named, ...(taken.length > 0 ? [takenText(taken.length)] : [])].join('; ')})`
}

/** Which taken seats stay as they are, in one line; none if there are none. */
export const keptLines = (kept: readonly string[]): readonly string[] =>
  kept.length === 0
    ? []
    : [
        words().plans.kept(
          kept.length,
          kept.slice(0, NAMED).join(' ') + (kept.length > NAMED ? ' …' : ''),
        ),
      ]
