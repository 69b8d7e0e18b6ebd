import type { ReservationRow } from '@outerpark/core/engine'
import { isOver, numberedId, numberOf, paymentIdOf } from '@outerpark/core/kernel'
import type Database from 'better-sqlite3'
import { paymentStatus, reservationStatus } from './codes.ts'
import type { CustomerNumbers } from './customers.ts'
import { gradeAndLines } from './lines.ts'
import type { OfferTable } from './offers.ts'
import type { OwnerIndex } from './owner-index.ts'
import { goneFrom } from './refunds.ts'

/** The columns of a reservation's row, in the order of {@link ReservationValues}. */
export const RESERVATION_COLUMNS = [
  'seq',
  'customer',
  'offer',
  'seats',
  'amount',
  'method',
  'opened',
  'status',
  'payment',
  'paid_at',
  'charge_id',
  'deferred_until',
  'counted_at',
  'refunded',
  'lines',
  'gone',
  'booked_at',
  'told',
] as const

export type ReservationValues = [
  seq: number,
  customer: number,
  offer: number,
  seats: number,
  amount: number,
  method: string,
  opened: number,
  status: number,
  payment: number,
  paidAt: number,
  chargeId: string | null,
  deferredUntil: string | null,
  countedAt: number | null,
  refunded: number,
  lines: string | null,
  gone: string | null,
  bookedAt: number | null,
  told: number | null,
]

/** The row number of a reservation, from its id. */
export function rowOf(reservationId: string): number {
  const row = numberOf('reservation', reservationId)
  if (row === undefined) throw new Error(`${reservationId} is not the id of a reservation.`)
  return row
}

export type RowParts = { readonly offers: OfferTable; readonly customers: CustomerNumbers }

/** Reads reservations, and translates their numbers into ids and words of the core. */
export function reservationRows(db: Database.Database, { offers, customers }: RowParts) {
  const one = db
    .prepare<[number], ReservationValues>(
      `SELECT ${RESERVATION_COLUMNS.join()} FROM reservations WHERE seq = ?`,
    )
    .raw()

  const read = (values: ReservationValues): ReservationRow => {
    const [seq, customer, offer, seats, amount, method, opened, status, payment, paidAt] = values
    const [, , , , , , , , , , chargeId, deferredUntil, countedAt, refunded, ...more] = values
    const [lines, gone, bookedAt, told] = more
    const offered = offers.read(offer)
    const reservationId = numberedId('reservation', seq)
    return {
      reservationId,
      paymentId: paymentIdOf(reservationId),
      customerId: customers.id(customer),
      ...offered,
      ...gradeAndLines(offered, lines),
      seats,
      amount,
      status: reservationStatus.word(status),
      paymentStatus: paymentStatus.word(payment),
      // Empty for free seats: see write-reservations.ts.
      chargeId: chargeId === '' ? null : chargeId,
      refunded,
      paymentUpdatedAt: new Date(paidAt).toISOString(),
      paymentMethod: method,
      deferredUntil: deferredUntil ?? undefined,
      countedAt: countedAt ?? undefined,
      opened,
      bookedAt: bookedAt ?? paidAt,
      ...(gone !== null && { gone: goneFrom(gone) }),
      ...(told !== null && { told }),
    }
  }

  return {
    read,
    /** The reservation with the number. */
    at(number: number): ReservationRow | undefined {
      const values = one.get(number)
      return values && read(values)
    },
    /** The reservation with the id, or undefined if there is none. */
    byId(id: string): ReservationRow | undefined {
      const number = numberOf('reservation', id)
      const values = number === undefined ? undefined : one.get(number)
      return values && read(values)
    },
  }
}

/** @returns the reservations of a customer that await their payment or are confirmed */
export function activeReader({
  customers,
  owners,
  rows,
}: {
  readonly customers: CustomerNumbers
  readonly owners: OwnerIndex
  readonly rows: ReservationRows
}) {
  return (customerId: string): ReservationRow[] => {
    const customer = customers.number(customerId)
    if (customer === undefined) return []
    return owners
      .allNow(customer)
      .flatMap((number) => rows.at(number) ?? [])
      .filter(({ status }) => !isOver(status))
  }
}

export type ReservationRows = ReturnType<typeof reservationRows>
