import { type NewId, numberedId } from '@outerpark/core/kernel'

/**
 * Makes new ids for commands. Reservations are numbered in order.
 *
 * @param newId makes ids of all other kinds
 * @param last returns the number of the newest reservation in the table; called for the first id only
 */
export function reservationNumbers(newId: NewId, last: () => number) {
  let numbered: number | undefined
  const numbering: NewId = (kind) => {
    if (kind !== 'reservation') return newId(kind)
    numbered = (numbered ?? last()) + 1
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
