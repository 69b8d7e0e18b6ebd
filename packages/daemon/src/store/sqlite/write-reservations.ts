import type { KeptAnswer, Plan, ReservationRow } from '@outerpark/core/engine'
import { msOf } from '@outerpark/core/kernel'
import type Database from 'better-sqlite3'
import { paymentStatus, reservationStatus } from './codes.ts'
import { inserter, valuesOf } from './insert.ts'
import { RESERVATION_COLUMNS, type RowParts, rowOf } from './reservation-rows.ts'

/** Writes the reservations of a group and the seats that they moved. */
export function reservationWriter(db: Database.Database, { offers, customers }: RowParts) {
  const columns = [...RESERVATION_COLUMNS, 'key', 'fingerprint']
  const insert = inserter(db, `reservations (${columns.join()})`, valuesOf(columns.length))
  const insertBooked = inserter(
    db,
    `reservations (seq, customer, offer, seats, amount, method, opened, paid_at, key, fingerprint, status, payment)`,
    `(${Array(10).fill('?').join()}, ${reservationStatus.of('awaiting-payment')}, ${paymentStatus.of('requested')})`,
  )
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
    const booked: unknown[] = []
    const others: unknown[] = []
    for (const row of reservations.added) {
      const { reservationId, seats, amount, paymentMethod, opened } = row
      const found = kept.get(reservationId)
      const [key, fingerprint] = found
        ? [found.key.key, Number(found.key.fingerprint)]
        : [null, null]
      const [seq, customer, offer] = [rowOf(reservationId), customerOf(row), offers.numberFor(row)]
      const paidAt = msOf(row.paymentUpdatedAt)
      if (isJustBooked(row))
        booked.push(
          seq,
          customer,
          offer,
          seats,
          amount,
          paymentMethod,
          opened,
          paidAt,
          key,
          fingerprint,
        )
      else
        others.push(
          seq,
          customer,
          offer,
          seats,
          amount,
          paymentMethod,
          opened,
          reservationStatus.of(row.status),
          paymentStatus.of(row.paymentStatus),
          paidAt,
          row.chargeId,
          row.deferredUntil ?? null,
          key,
          fingerprint,
        )
    }
    insertBooked(booked)
    insert(others)
    for (const row of reservations.changed)
      update.run(
        reservationStatus.of(row.status),
        paymentStatus.of(row.paymentStatus),
        msOf(row.paymentUpdatedAt),
        row.chargeId,
        rowOf(row.reservationId),
      )
  }
}

/** Whether nothing has happened to the reservation yet, as with nearly all of those that a group adds. */
const isJustBooked = ({
  status,
  paymentStatus,
  chargeId,
  deferredUntil,
}: ReservationRow): boolean =>
  status === 'awaiting-payment' &&
  paymentStatus === 'requested' &&
  chargeId === null &&
  deferredUntil === undefined
