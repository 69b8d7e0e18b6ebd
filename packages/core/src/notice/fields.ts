import {
  type Announcement,
  type Booking,
  type LineShown,
  type Seated,
  shownLines,
} from '../kernel/index.ts'
import type { NoticeFields } from './events.ts'

type Told = Seated & Pick<Booking, 'title' | 'startsAt' | 'currency'>

/**
 * What a notice says about a booking.
 * @param refunded what went back, in the currency's smallest unit
 * @param announcement what is said of its performance
 */
export function noticeFields(
  booking: Told,
  refunded = 0,
  announcement?: Announcement,
): NoticeFields {
  const { title, startsAt, grade, seats, amount, currency } = booking
  return {
    title,
    startsAt,
    grade,
    seats,
    ...(booking.lines && { lines: shownLines(booking) }),
    amount: { amount, currency },
    refunded: { amount: refunded, currency },
    ...(announcement && { announcement }),
  }
}

/** The lines of a notice's booking, as its other fields say them if all seats are of one grade. */
export function noticeLines({ grade, seats, lines, amount }: NoticeFields): readonly LineShown[] {
  return lines ?? shownLines({ grade, seats, ...amount })
}
