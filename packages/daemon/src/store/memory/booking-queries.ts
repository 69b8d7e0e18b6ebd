import {
  asShown,
  type NoticeRow as EndedNotice,
  noticeKey,
  type ReservationRow,
} from '@outerpark/core/engine'
import { paymentIdOf, reservationIdOf } from '@outerpark/core/kernel'
import { noticeFields } from '@outerpark/core/notice'
import type { NoticeRow, Queries } from '@outerpark/core/ports'
import { reservationShown, reservationsFitting, wentBack } from '@outerpark/core/reservation'
import { newestPage } from './lists.ts'
import type { State } from './state.ts'

type BookingQueries = Pick<
  Queries,
  'reservations' | 'reservation' | 'payments' | 'payment' | 'notices' | 'noticeEnded'
>

/** Queries for reservations, payments and notices. They scan all rows. */
export function bookingQueries({ office }: State): BookingQueries {
  const bookings = (owner: string | undefined, idPrefix = '') =>
    office.reservations
      .values()
      .filter(
        (row) =>
          (owner === undefined || row.customerId === owner) &&
          row.reservationId.startsWith(idPrefix),
      )
  const booking = (id: string, owner: string | undefined) => {
    const row = office.reservations.get(id)
    return row && (owner === undefined || row.customerId === owner) ? row : undefined
  }
  const shown = (row: ReservationRow) => shownNow(office, row)
  const showNotice = ({
    because: _,
    text: __,
    refunded,
    announcement,
    ...row
  }: EndedNotice): NoticeRow => {
    const reservation = office.reservations.get(row.reservationId)
    if (!reservation) throw new Error(`There is no reservation ${row.reservationId}.`)
    const said = announcement ? { announcement } : {}
    return { ...row, fields: { ...noticeFields(reservation, refunded ?? 0), ...said } }
  }
  return {
    async reservations(request) {
      const rows = bookings(request.customerId, request.idPrefix)
      const fits = reservationsFitting(request)
      return newestPage(fits ? rows.filter(fits) : rows, request, shown)
    },
    async reservation(id, { customerId }) {
      const row = booking(id, customerId)
      return row && shown(row)
    },
    payments: async (request) =>
      newestPage(
        bookings(request.customerId, request.idPrefix?.replace(/^PY/, 'RV')),
        request,
        showPayment,
      ),
    async payment(id, { customerId }) {
      const row = booking(reservationIdOf(id), customerId)
      return row && showPayment(row)
    },
    async notices(request) {
      const rows = office.notices.values()
      const { customerId: owner } = request
      const wanted = rows.filter(
        ({ customerId, channel, because }) =>
          because === null &&
          (owner === undefined || (customerId === owner && channel !== 'webhook')),
      )
      return newestPage(wanted, request, showNotice)
    },
    noticeEnded: async ({ about, channel }) => office.notices.has(noticeKey(about, channel)),
  }
}

const showPayment = (row: ReservationRow) => ({
  id: paymentIdOf(row.reservationId),
  reservationId: row.reservationId,
  customerId: row.customerId,
  status: row.paymentStatus,
  amount: { amount: row.amount, currency: row.currency },
  chargeId: row.chargeId,
  ...wentBack(row),
  updatedAt: row.paymentUpdatedAt,
})

/** A reservation as its performance is now. */
function shownNow({ performances }: State['office'], row: ReservationRow) {
  const showing = performances.get(row.performanceId)
  return reservationShown(showing ? asShown(row, showing) : row)
}
