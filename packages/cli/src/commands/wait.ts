import type { ReservationResponse } from '@outerpark/core/contract'
import type { Client } from '../client/client.ts'
import { type WaitOptions, waitForPayment } from '../client/payment.ts'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { showTime } from '../text/hall.ts'
import { moneyText, seatsText } from '../text/money.ts'
import { clockTime } from '../text/time.ts'
import { words } from '../words/words.ts'

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
      words().booked.certain(
        words().booked.done[reservation.status],
        id,
        seatsText(reservation),
        title,
        showTime(startsAt),
        moneyText(amount),
      ),
    )
  const began = Date.now()
  let now = reservation
  const stopSpinner = context.waiting(() => waitingText(awaited, now, Date.now() - began))
  try {
    const until = interrupted.signal
    const last = await waitForPayment(client, reservation, hasEnded, {
      ...{ timeout, until },
      seen: (newest) => {
        now = newest
      },
    })
    if (until.aborted && !hasEnded(last)) throw endedEarly(id, wait)
    return last
  } finally {
    stopSpinner()
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}

/** What the wait is for just now, and for how long it has been. */
function waitingText(
  awaited: Wait['awaited'],
  { paymentStatus, deferredUntil }: ReservationResponse,
  ms: number,
): string {
  const { booked, waits } = words()
  const parts = [
    booked.waiting[awaited],
    ...(paymentStatus === 'deferred'
      ? [
          deferredUntil === undefined
            ? waits.deferred
            : waits.deferredUntil(clockTime(deferredUntil)),
        ]
      : []),
    ...(ms < 2_000 ? [] : [waits.seconds(Math.floor(ms / 1000))]),
  ]
  return parts.join(' · ')
}

const endedEarly = (id: string, { awaited }: Wait) =>
  awaited === 'payment'
    ? failure(
        'interrupted',
        ({ booked }) => booked.waitEnded(id),
        ({ booked }) => booked.lookOrCancel(id, id),
      )
    : failure(
        'interrupted',
        ({ booked }) => booked.waitEndedCancelled(id),
        ({ booked }) => booked.look(id),
      )
