import type { Booking } from '../kernel/index.ts'
import type { NoticeFields } from './events.ts'

type Told = Pick<Booking, 'title' | 'startsAt' | 'grade' | 'seats' | 'amount' | 'currency'>

/**
 * What a notice says about a booking.
 * @param refunded what went back, in the currency's smallest unit
 */
export function noticeFields(booking: Told, refunded = 0): NoticeFields {
  const { title, startsAt, grade, seats, amount, currency } = booking
  return {
    title,
    startsAt,
    grade,
    seats,
    amount: { amount, currency },
    refunded: { amount: refunded, currency },
  }
}
