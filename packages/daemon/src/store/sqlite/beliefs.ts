import { numberOf } from '@outerpark/core/kernel'
import type { Belief } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { paymentStatus, reservationStatus } from './codes.ts'

type Row = [seq: number, payment: number, status: number, amount: number, offer: number]

/** Rows are read as one range if at least every fourth of it is wanted: to look up one costs as much as to pass four. */
const SPARSEST = 4

/**
 * Reads what the box office believes of payments, in the order of their keys; undefined where there is no such payment.
 * A ledger names payments nearly in the order of their numbers, so a page of it is one range of rows.
 */
export function beliefReader(db: Database.Database) {
  const columns = 'SELECT seq, payment, status, amount, offer FROM reservations'
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
    const [, payment, reservation, amount, offer] = row
    const offered = currency(offer)
    if (offered === undefined) return undefined
    return {
      key,
      status: paymentStatus.word(payment),
      reservation: reservationStatus.word(reservation),
      amount,
      currency: offered,
    }
  }

  return (keys: readonly string[]): (Belief | undefined)[] => {
    const numbers = keys.map((key) => numberOf('payment', key))
    const rows = rowsOf(numbers.filter((number) => number !== undefined))
    return keys.map((key, i) => beliefOf(key, rows.get(numbers[i] ?? -1)))
  }
}

/** Offers never change, and there are few: each is read once. */
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
