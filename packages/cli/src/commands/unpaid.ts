import type { ReservationResponse } from '@outerpark/core/contract'
import { notInTime, paymentEnded, type WaitOptions } from '../client/payment.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { type Failure, failure } from '../failure.ts'

/**
 * Why nothing came of a booking that was waited for, in the words of its timeline; undefined where nothing is wrong
 * with it.
 */
export async function whyUnpaid(
  context: Context,
  reservation: ReservationResponse,
  options: WaitOptions,
): Promise<Failure | undefined> {
  if (!paymentEnded(reservation)) return notInTime(reservation, options)
  if (reservation.status === 'payment-failed') {
    const reason = await reasonOf(context, reservation, 'PaymentDeclined')
    return failure(
      'payment-declined',
      `Reservation ${reservation.id}: ${reason ?? 'Payment declined; seats released'}.`,
      `${charge(reservation)}Book again with another card; --pay-with names it.`,
    )
  }
  if (reservation.status === 'expired') {
    const reason = await reasonOf(context, reservation, 'ReservationExpired')
    return failure(
      'reservation-expired',
      `Reservation ${reservation.id}: ${reason ?? 'Not paid in time; seats released'}.`,
      `${charge(reservation) || 'Nothing stays charged. '}Book again.`,
    )
  }
  return undefined
}

/** What has to be said of the charge where it is not known that there is none. */
const charge = ({ paymentStatus }: ReservationResponse) =>
  paymentStatus === 'cancelled' || paymentStatus === 'declined'
    ? ''
    : 'If the card was charged after all, all of it goes back. '

/** Undefined if it cannot be had: what happened is known, and worth saying without it. */
async function reasonOf(
  context: Context,
  { id, position }: ReservationResponse,
  type: string,
): Promise<string | undefined> {
  try {
    const client = await connect(context, 'customer')
    const { reservations } = await client.myPage({ after: position })
    const timeline = reservations.find((each) => each.id === id)?.timeline
    return timeline?.find((entry) => entry.type === type)?.text
  } catch {
    return undefined
  }
}
