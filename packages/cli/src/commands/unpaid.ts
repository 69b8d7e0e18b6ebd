import type { ReservationResponse } from '@outerpark/core/contract'
import { isRefunded, notInTime, paymentEnded, type WaitOptions } from '../client/payment.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { type Failure, failure } from '../failure.ts'
import { words } from '../words/words.ts'

/** Why `cancel --wait` has failed; undefined if all of the money is back. */
export const whyNotRefunded = (
  reservation: ReservationResponse,
  options: WaitOptions,
): Failure | undefined => (isRefunded(reservation) ? undefined : notInTime(reservation, options))

/** Why the payment of a reservation failed, in a sentence; undefined if it did not, or if MyPage does not say it. */
export async function whyFailed(
  context: Context,
  reservation: ReservationResponse,
): Promise<string | undefined> {
  if (reservation.status !== 'payment-failed' || context.json) return undefined
  const reason = await timelineText(context, reservation, 'PaymentDeclined')
  return reason && `${reason}.`
}

/** Why `book --wait` has failed, with the text of the reservation's timeline; undefined if the booking is paid. */
export async function whyUnpaid(
  context: Context,
  reservation: ReservationResponse,
  options: WaitOptions,
): Promise<Failure | undefined> {
  if (!paymentEnded(reservation)) return notInTime(reservation, options)
  if (reservation.status === 'payment-failed') {
    const reason = await timelineText(context, reservation, 'PaymentDeclined')
    return failure(
      'payment-declined',
      ({ booked }) => booked.reasonOf(reservation.id, reason ?? booked.declined),
      ({ booked }) => booked.anotherCard(refundNote(reservation)),
    )
  }
  if (reservation.status === 'expired') {
    const reason = await timelineText(context, reservation, 'ReservationExpired')
    return failure(
      'reservation-expired',
      ({ booked }) => booked.reasonOf(reservation.id, reason ?? booked.notPaid),
      ({ booked }) => booked.bookAgain(refundNote(reservation) || booked.nothingCharged),
    )
  }
  return undefined
}

/**
 * A sentence that promises a refund, for a card that may have been charged. An empty text if it is certain that nothing
 * stays charged.
 */
const refundNote = ({ paymentStatus }: ReservationResponse) =>
  paymentStatus === 'cancelled' || paymentStatus === 'declined' ? '' : words().booked.refunded

/** The text of the event on MyPage. Undefined if MyPage cannot be read: the failure is clear without it. */
async function timelineText(
  context: Context,
  { id, position, customer }: ReservationResponse,
  type: string,
): Promise<string | undefined> {
  try {
    const client = await connect(context, 'customer')
    const { reservations } = await client.myPage({
      after: position,
      // Only staff are told whose it is.
      ...(customer && { customerId: customer.id }),
    })
    const timeline = reservations.find((each) => each.id === id)?.timeline
    return timeline?.find((entry) => entry.type === type)?.text
  } catch {
    return undefined
  }
}
