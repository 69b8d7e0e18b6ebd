import {
  type Booking,
  type GoneLine,
  type LineShown,
  linesLeft,
  type Seated,
  seatsLeft,
  shownLines,
} from '../kernel/index.ts'
import type { NoticeFields } from './events.ts'

type Told = Seated & Pick<Booking, 'title' | 'startsAt' | 'currency'>

/**
 * What a notice says about a booking.
 * @param refunded what went back, in the currency's smallest unit
 * @param gone what is cancelled, if the notice is about that
 */
export function noticeFields(
  booking: Told,
  refunded = 0,
  gone?: readonly GoneLine[],
): NoticeFields {
  const { title, startsAt, grade, seats, amount, currency } = booking
  return {
    title,
    startsAt,
    grade,
    seats,
    ...(booking.lines && { lines: shownLines(booking) }),
    amount: { amount, currency },
    ...(gone && { left: leftOf(booking, gone) }),
    refunded: { amount: refunded, currency },
  }
}

const leftOf = (booking: Told, gone: readonly GoneLine[]): NoticeFields['left'] & {} => ({
  seats: seatsLeft({ ...booking, gone }),
  lines: shownLines({ ...booking, lines: linesLeft({ ...booking, gone }) }),
})

/** The lines of a notice's booking, as its other fields say them if all seats are of one grade. */
export function noticeLines({ grade, seats, lines, amount }: NoticeFields): readonly LineShown[] {
  return lines ?? shownLines({ grade, seats, ...amount })
}
