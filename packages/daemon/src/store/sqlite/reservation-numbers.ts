import { type NewId, numberedId } from '@outerpark/core/kernel'
import type { Random } from '@outerpark/core/ports'
import { leapAfter } from './leap.ts'

/**
 * Makes new ids for commands. Reservations are numbered in order. The keys of payments contain these numbers, so the
 * first number of each opening leaps: see `leapAfter`.
 *
 * @param newId makes ids of all other kinds
 * @param last returns the number of the newest reservation in the table; called for the first id only
 * @param random of this opening
 */
export function reservationNumbers(newId: NewId, last: () => number, random?: Random) {
  let numbered: number | undefined
  /** no number of this opening is lower */
  let first: number | undefined
  const numbering: NewId = (kind) => {
    if (kind !== 'reservation') return newId(kind)
    if (numbered === undefined) {
      const before = last()
      first ??= leapAfter(before, random)
      numbered = Math.max(first - 1, before)
    }
    numbered += 1
    return numberedId(kind, numbered)
  }
  return {
    newId: numbering,
    /** A transaction was rolled back. Its numbers are used again. */
    forget(): void {
      numbered = undefined
    },
  }
}
