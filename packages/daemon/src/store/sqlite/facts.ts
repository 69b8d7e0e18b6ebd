import {
  asId,
  type CustomerId,
  numberOf,
  type PaymentStatus,
  type PerformanceId,
  paymentIdOf,
  type ReservationId,
  type ReservationStatus,
  reservationIdOf,
} from '@outerpark/core/kernel'
import type { Musical } from '@outerpark/core/musical'
import type { Facts, Needs } from '@outerpark/core/ports'
import type { Offer, Reservation } from '@outerpark/core/reservation'
import type Database from 'better-sqlite3'
import { customerFinder } from './customers.ts'
import { performanceReader } from './performance-reader.ts'

type GradeRow = { grade: string; price: number; currency: string; available: number }

type BookingRow = {
  customerId: CustomerId
  performanceId: PerformanceId
  grade: string
  seats: number
  amount: number
  currency: string
  status: ReservationStatus
}

const NOTHING: Facts = {
  customerWithEmail: undefined,
  musical: undefined,
  offer: undefined,
  reservation: undefined,
  payment: undefined,
  noticeSent: false,
  webhookOff: false,
}

/** Reads what an operation needs, inside the transaction in which it decides. */
export function factReader(db: Database.Database): (needs: Needs) => Facts {
  const customers = customerFinder(db)
  const musicalById = db.prepare<[string], Musical>(
    'SELECT id, title, venue, running_minutes AS runningMinutes FROM musicals WHERE id = ?',
  )
  const show = performanceReader(db)
  const grades = 'SELECT grade, price, currency, available FROM grades WHERE performance_id = +?'
  const gradeByName = db.prepare<[string, string], GradeRow>(`${grades} AND grade = +?`)
  const allGrades = db.prepare<[string], GradeRow>(`${grades} ORDER BY place`)
  const bookingById = db.prepare<[number], BookingRow>(
    `SELECT customer_id AS customerId, performance_id AS performanceId, grade, seats, amount,
       currency, status FROM reservations WHERE seq = ?`,
  )
  const paymentBySeq = db.prepare<[number], { status: PaymentStatus; chargeId: string | null }>(
    'SELECT status, charge_id AS chargeId FROM payments WHERE seq = ?',
  )
  const noticeSent = db.prepare<[string, string]>(
    'SELECT 1 FROM notices WHERE about = ? AND channel = ?',
  )
  const webhookOff = db.prepare<[string]>('SELECT 1 FROM webhooks_off WHERE webhook = ?')

  const readOffer = ({ performanceId, grade }: NonNullable<Needs['offer']>): Offer | undefined => {
    const performance = show(performanceId)
    if (!performance) return undefined
    const named = grade === undefined ? [] : gradeByName.all(performanceId, grade)
    const rows = named.length > 0 ? named : allGrades.all(performanceId)
    const offered = rows.map((row) => ({
      grade: row.grade,
      price: { amount: row.price, currency: row.currency },
      available: row.available,
    }))
    return { ...performance, grades: offered }
  }

  const readBooking = (
    reservationId: ReservationId,
  ): (Reservation & { chargeId: string | null }) | undefined => {
    const number = numberOf('reservation', reservationId)
    if (number === undefined) return undefined
    const booking = bookingById.get(number)
    const performance = booking && show(booking.performanceId)
    const paid = paymentBySeq.get(number)
    if (!performance || !paid) return undefined
    const paymentId = paymentIdOf(reservationId)
    const { status: paymentStatus, chargeId } = paid
    return { reservationId, paymentId, ...performance, ...booking, paymentStatus, chargeId }
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
        reservation: booking.status,
      }
    }
    if (needs.notice) {
      const { about, channel } = needs.notice
      facts.noticeSent = noticeSent.get(about, channel) !== undefined
    }
    if (needs.webhook) facts.webhookOff = webhookOff.get(needs.webhook) !== undefined
    if (needs.customerWithEmail)
      facts.customerWithEmail = customers.byEmail(needs.customerWithEmail)
    if (needs.musical) facts.musical = musicalById.get(asId<'musical'>(needs.musical))
    return facts
  }
}
