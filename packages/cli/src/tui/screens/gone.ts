import type { Money } from '@outerpark/core/kernel'
import type { SeatsSaid } from '@outerpark/core/names'
import type { MyPage } from '../../client/mypage.ts'

type Booking = MyPage['reservations'][number]

/** The seats of a booking as a list shows them: those that are left, or of one that is cancelled all that were booked. */
export const seatsLeft = ({
  status,
  grade,
  seats,
  lines,
  left,
}: Booking): SeatsSaid & Pick<Booking, 'lines'> =>
  left && status !== 'cancelled' ? { grade, ...left } : { grade, seats, lines }

const costOf = (lines: Booking['lines']): number =>
  lines.reduce((sum, { price, seats, fee }) => sum + (price.amount + (fee?.amount ?? 0)) * seats, 0)

/** What has to go back for seats that were cancelled of a booking that goes on, and has not yet; undefined if nothing has to. */
export function dueBack({ status, amount, left, kept, refunded }: Booking): Money | undefined {
  if (status !== 'confirmed' || !left) return undefined
  const due = amount.amount - costOf(left.lines) - (kept?.amount ?? 0) - (refunded?.amount ?? 0)
  return due > 0 ? { ...amount, amount: due } : undefined
}
