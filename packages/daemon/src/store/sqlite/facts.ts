import type { Customer } from '@outerpark/core/customer'
import type { ReservationId, ReservationStatus } from '@outerpark/core/kernel'
import {
  asId,
  type Booking,
  type PaymentStatus,
  paymentIdOf,
  reservationIdOf,
} from '@outerpark/core/kernel'
import type { Musical } from '@outerpark/core/musical'
import type { Facts, Needs } from '@outerpark/core/ports'
import type { Offer } from '@outerpark/core/reservation'
import type Database from 'better-sqlite3'

type OfferRow = Omit<Offer, 'grades'> & {
  grade: string
  price: number
  currency: string
  available: number
}

type BookingRow = Omit<Booking, 'paymentId'> & {
  status: ReservationStatus
  paymentStatus: PaymentStatus
}

const NOTHING: Facts = {
  customerWithEmail: undefined,
  musical: undefined,
  offer: undefined,
  reservation: undefined,
  payment: undefined,
  noticeSent: false,
}

/** Reads what an operation needs, inside the transaction in which it decides. */
export function factReader(db: Database.Database): (needs: Needs) => Facts {
  const customerByEmail = db.prepare<[string], Customer>(
    'SELECT id, name, email, language FROM customers WHERE email = ?',
  )
  const musicalById = db.prepare<[string], Musical>(
    'SELECT id, title, venue, running_minutes AS runningMinutes FROM musicals WHERE id = ?',
  )
  const offered = `SELECT p.id AS performanceId, p.musical_id AS musicalId, m.title, m.venue,
      p.starts_at AS startsAt, g.grade, g.price, g.currency, g.available
    FROM performances p JOIN musicals m ON m.id = p.musical_id
    LEFT JOIN grades g ON g.performance_id = p.id`
  const offerOfGrade = db.prepare<[string, string], OfferRow>(
    `${offered} AND g.grade = ? WHERE p.id = ?`,
  )
  const offerOfAll = db.prepare<[string], OfferRow>(`${offered} WHERE p.id = ? ORDER BY g.place`)
  const bookingById = db.prepare<[string], BookingRow>(
    `SELECT r.id AS reservationId, r.customer_id AS customerId, p.musical_id AS musicalId,
       r.performance_id AS performanceId, m.title, m.venue, p.starts_at AS startsAt,
       r.grade, r.seats, r.amount, r.currency, r.status, y.status AS paymentStatus
     FROM reservations r JOIN payments y ON y.seq = r.seq
     JOIN performances p ON p.id = r.performance_id JOIN musicals m ON m.id = p.musical_id
     WHERE r.id = ?`,
  )
  const noticeSent = db.prepare<[string, string]>(
    'SELECT 1 FROM notices WHERE about = ? AND channel = ?',
  )

  const readOffer = ({ performanceId, grade }: NonNullable<Needs['offer']>): Offer | undefined => {
    const rows =
      grade === undefined ? offerOfAll.all(performanceId) : offerOfGrade.all(grade, performanceId)
    const first = rows[0]
    if (!first) return undefined
    const { musicalId, title, venue, startsAt } = first
    // The left join yields one row without a grade where the performance has none of that name.
    const grades = rows
      .filter((row) => row.grade !== null)
      .map((row) => ({
        grade: row.grade,
        price: { amount: row.price, currency: row.currency },
        available: row.available,
      }))
    return { performanceId, musicalId, title, venue, startsAt, grades }
  }

  const readBooking = (id: ReservationId) => {
    const row = bookingById.get(id)
    return row && { ...row, paymentId: paymentIdOf(id) }
  }

  return (needs) => {
    const facts = { ...NOTHING }
    if (needs.offer) facts.offer = readOffer(needs.offer)
    if (needs.reservation) facts.reservation = readBooking(needs.reservation)
    if (needs.payment) {
      const booking = readBooking(reservationIdOf(needs.payment))
      facts.payment = booking && {
        ...booking,
        status: booking.paymentStatus,
        reservationOpen: booking.status === 'awaiting-payment' || booking.status === 'confirmed',
      }
    }
    if (needs.notice) {
      const { about, channel } = needs.notice
      facts.noticeSent = noticeSent.get(about, channel) !== undefined
    }
    if (needs.customerWithEmail)
      facts.customerWithEmail = customerByEmail.get(needs.customerWithEmail)
    if (needs.musical) facts.musical = musicalById.get(asId<'musical'>(needs.musical))
    return facts
  }
}
