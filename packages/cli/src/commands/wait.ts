import type { ReservationResponse } from '@outerpark/core/contract'
import { formatMoney } from '@outerpark/core/kernel'
import { seatsText } from '@outerpark/core/names'
import type { Client } from '../client/client.ts'
import { type WaitOptions, waitForPayment } from '../client/payment.ts'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { showTime } from '../text/hall.ts'

/** What the wait is about: what is waited for, and when it has come. */
export type Wait = {
  readonly awaited: 'payment' | 'refund'
  readonly hasEnded: (reservation: ReservationResponse) => boolean
}

/**
 * Waits for a payment or a refund. Says at once what is certain already: whoever ends the command knows what stays. Ctrl-C ends
 * the wait and not the booking, and the error says so.
 */
export async function waitAloud(
  context: Context,
  client: Client,
  reservation: ReservationResponse,
  wait: Wait & Pick<WaitOptions, 'timeout'>,
): Promise<ReservationResponse> {
  const { id, title, startsAt, amount } = reservation
  const { awaited, hasEnded, timeout } = wait
  const interrupted = new AbortController()
  const interrupt = () => interrupted.abort()
  // Before anything is said: whoever reads it may end the command at once.
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  // With --json stderr has nothing but errors.
  if (!context.json)
    context.say(
      `${CERTAIN[reservation.status]}: ${id}, ${seatsText(reservation)} of ${title}, ${showTime(startsAt)}, ${formatMoney(amount)}.`,
    )
  const stopSpinner = context.waiting(`Waiting for the ${awaited} …`)
  try {
    const until = interrupted.signal
    const last = await waitForPayment(client, reservation, hasEnded, { timeout, until })
    if (until.aborted && !hasEnded(last)) throw endedEarly(id, wait)
    return last
  } finally {
    stopSpinner()
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}

/** What is certain before the wait. Seats whose payment is not approved yet are held, not booked: the card may be declined. */
const CERTAIN: Readonly<Record<ReservationResponse['status'], string>> = {
  'awaiting-payment': 'Seats held',
  confirmed: 'Booked',
  cancelled: 'Cancelled',
  'payment-failed': 'Payment failed',
  expired: 'Not paid in time',
}

const endedEarly = (id: string, { awaited }: Wait) =>
  awaited === 'payment'
    ? failure(
        'interrupted',
        `The wait was ended. Reservation ${id} exists, and its payment goes on without this command.`,
        `To look: outerpark reservation show ${id}. To cancel it: outerpark cancel ${id}`,
      )
    : failure(
        'interrupted',
        `The wait was ended. Reservation ${id} is cancelled, and its refund goes on without this command.`,
        `To look: outerpark reservation show ${id}`,
      )
