import type { KeptAnswer, Plan, ReservationRow } from '@outerpark/core/engine'
import type Database from 'better-sqlite3'
import { paymentStatus, reservationStatus } from './codes.ts'
import { inserter } from './insert.ts'
import { RESERVATION_COLUMNS, type RowParts, rowOf } from './reservation-rows.ts'

/** Writes the reservations of a group and the seats that they moved. */
export function reservationWriter(db: Database.Database, { offers, customers }: RowParts) {
  const columns = [...RESERVATION_COLUMNS, 'key', 'fingerprint']
  const insert = inserter(db, `reservations (${columns.join()})`, columns.length)
  const update = db.prepare(
    'UPDATE reservations SET status = ?, payment = ?, paid_at = ?, charge_id = ? WHERE seq = ?',
  )
  const count = db.prepare(
    'UPDATE grades SET available = ?, held = ?, sold = ? WHERE performance_id = +? AND grade = +?',
  )
  const customerOf = (row: ReservationRow): number => {
    const number = customers.number(row.customerId)
    if (number === undefined) throw new Error(`There is no customer ${row.customerId}.`)
    return number
  }

  /** @param kept the answers to bookings that came with a key, by reservation */
  return (
    { grades, reservations }: Pick<Plan, 'grades' | 'reservations'>,
    kept: ReadonlyMap<string, KeptAnswer>,
  ): void => {
    for (const { available, held, sold, performanceId, grade } of grades.changed)
      count.run(available, held, sold, performanceId, grade)
    const values: unknown[] = []
    for (const row of reservations.added) {
      const key = kept.get(row.reservationId)?.key
      values.push(
        rowOf(row.reservationId),
        customerOf(row),
        offers.numberFor(row),
        row.seats,
        row.amount,
        row.paymentMethod,
        row.opened,
        reservationStatus.of(row.status),
        paymentStatus.of(row.paymentStatus),
        Date.parse(row.paymentUpdatedAt),
        row.chargeId,
        row.deferredUntil ?? null,
        key?.key ?? null,
        key ? Number(key.fingerprint) : null,
      )
    }
    insert(values)
    for (const row of reservations.changed)
      update.run(
        reservationStatus.of(row.status),
        paymentStatus.of(row.paymentStatus),
        Date.parse(row.paymentUpdatedAt),
        row.chargeId,
        rowOf(row.reservationId),
      )
  }
}
