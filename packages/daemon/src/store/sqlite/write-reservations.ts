import type { KeptAnswer, Plan, ReservationRow } from '@outerpark/core/engine'
import { msOf } from '@outerpark/core/kernel'
import type Database from 'better-sqlite3'
import { AWAITING, paymentStatus, reservationStatus } from './codes.ts'
import { inserter, valuesOf } from './insert.ts'
import { linesColumn, offeredOf } from './lines.ts'
import { goneColumn } from './refunds.ts'
import { type RowParts, rowOf } from './reservation-rows.ts'

/** Writes the reservations of a group. */
export function reservationWriter(db: Database.Database, parts: RowParts) {
  const add = reservationAdder(db, parts)
  const update = db.prepare(
    `UPDATE reservations SET status = ?, payment = ?, paid_at = ?, charge_id = ?, counted_at = ?, refunded = ?, gone = ?,
       booked_at = ?, told = ? WHERE seq = ?`,
  )

  /** @param kept by reservation: the answers to bookings that came with a key */
  return (
    { reservations }: Pick<Plan, 'reservations'>,
    kept: ReadonlyMap<string, KeptAnswer>,
  ): void => {
    add(reservations.added, kept)
    for (const row of reservations.changed)
      update.run(
        reservationStatus.of(row.status),
        paymentStatus.of(row.paymentStatus),
        msOf(row.paymentUpdatedAt),
        chargeColumn(row),
        row.countedAt ?? null,
        row.refunded,
        goneColumn(row),
        row.bookedAt,
        row.told ?? null,
        rowOf(row.reservationId),
      )
  }
}

/** The columns that every new reservation has a value for. */
const BOOKED = [
  ...['seq', 'customer', 'offer', 'seats', 'amount', 'method', 'opened', 'paid_at'],
  ...['key', 'fingerprint'],
]
/** The columns that have the same value, or none, in all reservations that were only just booked. */
const SINCE = [
  'status',
  'payment',
  'charge_id',
  'deferred_until',
  'counted_at',
  'refunded',
  'lines',
  'gone',
  'booked_at',
]

/**
 * Adds reservations, with their Idempotency-Keys. Nearly all of them were only just booked, and get a shorter
 * statement.
 */
function reservationAdder(db: Database.Database, { offers, customers }: RowParts) {
  const columns = [...BOOKED, ...SINCE]
  const insert = inserter(db, `reservations (${columns.join()})`, valuesOf(columns.length))
  const insertBooked = inserter(
    db,
    `reservations (${BOOKED.join()}, status, payment)`,
    `(${BOOKED.map(() => '?').join()}, ${AWAITING}, ${paymentStatus.of('requested')})`,
  )
  const customerOf = (row: ReservationRow): number => {
    const number = customers.number(row.customerId)
    if (number === undefined) throw new Error(`There is no customer ${row.customerId}.`)
    return number
  }

  return (added: readonly ReservationRow[], kept: ReadonlyMap<string, KeptAnswer>): void => {
    const booked: unknown[] = []
    const others: unknown[] = []
    for (const row of added) {
      const { reservationId, seats, amount, paymentMethod, opened } = row
      const found = kept.get(reservationId)
      const [key, fingerprint] = found
        ? [found.key.key, Number(found.key.fingerprint)]
        : [null, null]
      const [seq, customer, offer] = [
        rowOf(reservationId),
        customerOf(row),
        offers.numberFor(offeredOf(row)),
      ]
      const paidAt = msOf(row.paymentUpdatedAt)
      const isNew = isJustBooked(row)
      const values = isNew ? booked : others
      values.push(seq, customer, offer, seats, amount, paymentMethod, opened, paidAt)
      values.push(key, fingerprint)
      if (!isNew)
        values.push(
          reservationStatus.of(row.status),
          paymentStatus.of(row.paymentStatus),
          chargeColumn(row),
          row.deferredUntil ?? null,
          row.countedAt ?? null,
          row.refunded,
          linesColumn(row),
          goneColumn(row),
          row.bookedAt,
        )
    }
    insertBooked(booked)
    insert(others)
  }
}

/**
 * Whether the reservation was only just booked and has not changed since. Nearly all that a group adds are like this.
 */
const isJustBooked = ({
  status,
  paymentStatus,
  chargeId,
  deferredUntil,
  lines,
}: ReservationRow): boolean =>
  status === 'awaiting-payment' &&
  paymentStatus === 'requested' &&
  chargeId === null &&
  deferredUntil === undefined &&
  lines === undefined

/**
 * The column `charge_id`. An approved payment must have a value there, a constraint says so: of free seats it is empty,
 * since nothing was charged.
 */
const chargeColumn = ({ chargeId, paymentStatus: status, amount }: ReservationRow) =>
  chargeId ?? (status === 'approved' && amount === 0 ? '' : null)
