import { asShown, type ReservationRow } from '@outerpark/core/engine'
import { numberOf, paymentIdOf, type ReservationId, reservationIdOf } from '@outerpark/core/kernel'
import type { PaymentRow, Queries } from '@outerpark/core/ports'
import { reservationShown, wentBack } from '@outerpark/core/reservation'
import type Database from 'better-sqlite3'
import { showingReader } from './announcements.ts'
import { type BookingParts, bookingFinder } from './booking-finder.ts'
import { pageOf } from './paging.ts'

/** Queries for reservations and payments, of one customer or of all. */
export function bookingQueries(
  db: Database.Database,
  parts: BookingParts,
): Pick<Queries, 'reservations' | 'reservation' | 'payments' | 'payment'> {
  const { one, page } = bookingFinder(db, parts)
  const showingOf = showingReader(db)
  const shown = (row: ReservationRow) => {
    const showing = showingOf(row.performanceId)
    return reservationShown(showing ? asShown(row, showing) : row)
  }
  return {
    reservations: async (request) =>
      pageOf(await page(request, 'reservation'), request.limit, ({ row }) => shown(row)),
    async reservation(id, owner) {
      const row = one(numberOf('reservation', id), owner)
      return row && shown(row)
    },
    payments: async (request) =>
      pageOf(await page(request, 'payment'), request.limit, ({ row }) => paymentShown(row)),
    async payment(id, owner) {
      const row = one(numberOf('reservation', reservationIdOf(id)), owner)
      return row && paymentShown(row)
    },
  }
}

function paymentShown(row: ReservationRow): PaymentRow {
  const reservationId: ReservationId = row.reservationId
  return {
    id: paymentIdOf(reservationId),
    reservationId,
    customerId: row.customerId,
    status: row.paymentStatus,
    amount: { amount: row.amount, currency: row.currency },
    chargeId: row.chargeId,
    ...wentBack(row),
    updatedAt: row.paymentUpdatedAt,
  }
}
