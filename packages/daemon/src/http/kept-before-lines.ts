import { shownLines } from '@outerpark/core/kernel'
import type { ReservationReply } from '@outerpark/core/reservation'

/** An answer that was kept before answers had lines comes again under its key: its only line follows from its other fields. */
export function withLines(reply: ReservationReply): ReservationReply {
  const { grade, seats, amount, lines } = reply as Omit<ReservationReply, 'lines'> &
    Partial<ReservationReply>
  return lines ? reply : { ...reply, lines: shownLines({ grade, seats, ...amount }) }
}
