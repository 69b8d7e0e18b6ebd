import { numberOf } from '@outerpark/core/kernel'
import type { Belief } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { paymentStatus, reservationStatus } from './codes.ts'
import { CHARGE_LEFT } from './refunds.ts'

type Row = [
  seq: number,
  payment: number,
  status: number,
  amount: number,
  offer: number,
  chargeId: string | null,
  chargeLeft: number,
  refunded: number,
  inParts: 0 | 1,
]

/**
 * The rows are read as one range if at least one of four is wanted. One look-up costs as much as reading four rows in
 * order.
 */
const SPARSEST = 4

/**
 * Reads what the box office believes about payments, in the order of the keys. Undefined for an unknown payment. A
 * ledger lists payments almost in the order of their numbers, so one page of it is one range of rows.
 */
export function beliefReader(db: Database.Database) {
  const columns = `SELECT seq, payment, status, amount, offer, charge_id, ${CHARGE_LEFT}, refunded, gone IS NOT NULL FROM reservations r`
  const one = db.prepare<[number], Row>(`${columns} WHERE seq = ?`).raw()
  const range = db.prepare<[number, number], Row>(`${columns} WHERE seq BETWEEN ? AND ?`).raw()
  const currency = currencyReader(db)

  const rowsOf = (numbers: readonly number[]): ReadonlyMap<number, Row> => {
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
    const rows =
      last - first < SPARSEST * numbers.length
        ? range.all(first, last)
        : numbers.flatMap((number) => one.all(number))
    return new Map(rows.map((row) => [row[0], row]))
  }
  const beliefOf = (key: string, row: Row | undefined): Belief | undefined => {
    if (!row) return undefined
    const [, payment, reservation, amount, offer, chargeId, chargeLeft, refunded, inParts] = row
    const offered = currency(offer)
    if (offered === undefined) return undefined
    return {
      key,
      status: paymentStatus.word(payment),
      reservation: reservationStatus.word(reservation),
      amount,
      currency: offered,
      // Empty for free seats: see write-reservations.ts.
      chargeId: chargeId === '' ? null : chargeId,
      ...{ chargeLeft, refunded, inParts: inParts === 1 },
    }
  }

  return (keys: readonly string[]): (Belief | undefined)[] => {
    const numbers = keys.map((key) => numberOf('payment', key))
    const rows = rowsOf(numbers.filter((number) => number !== undefined))
    return keys.map((key, i) => beliefOf(key, rows.get(numbers[i] ?? -1)))
  }
}

/** Reads the currency of an offer. Offers never change and are few, so each is read once. */
function currencyReader(db: Database.Database): (offer: number) => string | undefined {
  const read = db.prepare<[number], string>('SELECT currency FROM offers WHERE seq = ?').pluck()
  const known = new Map<number, string>()
  return (offer) => {
    const before = known.get(offer)
    if (before !== undefined) return before
    const currency = read.get(offer)
    if (currency !== undefined) known.set(offer, currency)
    return currency
  }
}
