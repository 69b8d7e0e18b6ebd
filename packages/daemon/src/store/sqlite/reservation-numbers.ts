import { type NewId, numberedId } from '@outerpark/core/kernel'

/**
 * Ids for what commands make. Reservations are numbered, one after the other.
 *
 * @param newId makes ids of all other kinds
 * @param last the number of the newest reservation in the table; read when the first id is asked for
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
    /** A transaction was rolled back: numbers that were taken for what never was are given again. */
    forget(): void {
      numbered = undefined
    },
  }
}
