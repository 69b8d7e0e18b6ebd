import type { CustomerId } from '@outerpark/core/kernel'
import { PRESETS } from '@outerpark/core/refund'
import { accepted, type actors, BEGINS, grade } from '../../../testing/season.ts'

/** Finishes all tasks of refunds, as workers would that have recorded what went back. */
type FinishRefunds = () => Promise<void>

const vips = (seats: number) => ({ lines: [{ grade: 'VIP', seats }] })
const rs = (seats: number) => ({ lines: [{ grade: 'R', seats }] })
const won = (amount: number) => ({ amount, currency: 'KRW' })

/**
 * Cancels single seats of three bookings at a performance with a policy, where a seat of VIP costs 190,000 and one of R 150,000:
 *
 * - of three VIP one, of which 19,000 are kept; the rest went back;
 * - of two VIP and two R all, first a VIP, of which 40,000 are kept, and then the others, of which nothing is;
 * - of two VIP and two R one VIP, of which nothing is kept; the refund is still to be made.
 */
export async function cancelInParts(
  people: ReturnType<typeof actors>,
  customer: CustomerId,
  finishRefunds: FinishRefunds,
): Promise<void> {
  const { book, approve, cancel, cancelSeats, refundPart } = people
  const grades = [grade('VIP', 20), grade('R', 5, 150_000)]
  const policy = PRESETS['kr-standard']
  const { performanceId } = await people.performance(grades, BEGINS, policy)
  const paid = async (...wanted: readonly { grade: string; seats: number }[]) => {
    const { id } = accepted(await book(customer, performanceId, { lines: wanted }))
    accepted(await approve(id))
    return id
  }
  const three = await paid(...vips(3).lines)
  accepted(await cancelSeats(three, vips(1), 'admin', won(171_000)))
  accepted(await refundPart(three, { refunded: 171_000, chargeLeft: 399_000 }))
  const all = await paid(...vips(2).lines, ...rs(2).lines)
  accepted(await cancelSeats(all, vips(1), 'admin', won(150_000)))
  accepted(await refundPart(all, { refunded: 150_000, chargeLeft: 530_000 }))
  accepted(await cancel(all, customer))
  accepted(await refundPart(all, { refunded: 640_000, chargeLeft: 40_000 }))
  await finishRefunds()
  const due = await paid(...vips(2).lines, ...rs(2).lines)
  accepted(await cancelSeats(due, vips(1), customer))
}
