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
  const { id } = reservation
  const { awaited, hasEnded, timeout } = wait
  const interrupted = new AbortController()
  const interrupt = () => interrupted.abort()
  // Before anything is said: whoever reads it may end the command at once.
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  // With --json stderr has nothing but errors.
  if (!context.json) context.say(certainText(reservation))
  const began = Date.now()
  let now = reservation
  const spin = () => context.waiting(() => waitingText(awaited, now, Date.now() - began))
  let stopSpinner = spin()
  /** Says once that the payment is deferred: also where no line can be drawn again and again, nobody waits without a word. */
  const sayDeferred = sayOnce(context, () => {
    stopSpinner()
    return () => {
      stopSpinner = spin()
    }
  })
  sayDeferred(reservation)
  try {
    const until = interrupted.signal
    const last = await waitForPayment(client, reservation, hasEnded, {
      ...{ timeout, until },
      seen: (newest) => {
        now = newest
        if (!hasEnded(newest)) sayDeferred(newest)
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

/** What is certain before the wait. */
function certainText({
  id,
  status,
  title,
  startsAt,
  amount,
  left,
  ...booking
}: ReservationResponse) {
  const { booked } = words()
  const when = showTime(startsAt)
  if (left) return booked.someCancelled(id, seatsText({ grade: null, ...left }), title, when)
  const done = booked.done[status]
  return booked.certain(done, id, seatsText(booking), title, when, moneyText(amount))
}

/**
 * A function that says once of a booking that its payment is deferred, when that is so. With --json stderr has nothing but errors.
 * @param clear makes room for a line; what it gives draws again what was there
 */
function sayOnce(context: Context, clear: () => () => void) {
  let isSaid = context.json
  return ({ id, status, paymentStatus, deferredUntil }: ReservationResponse): void => {
    if (isSaid || status !== 'awaiting-payment' || paymentStatus !== 'deferred') return
    isSaid = true
    const redraw = clear()
    const { deferred, deferredFrom } = words().waits.said
    const time = ahead(deferredUntil)
    context.say(time === undefined ? deferred(id) : deferredFrom(id, time))
    redraw()
  }
}

/** The time of the next try on a clock; undefined if it has passed. */
const ahead = (deferredUntil: string | undefined): string | undefined =>
  deferredUntil !== undefined && Date.parse(deferredUntil) > Date.now()
    ? clockTime(deferredUntil).slice(11)
    : undefined

/** What the wait is for just now, and for how long it has been. */
function waitingText(
  awaited: Wait['awaited'],
  { paymentStatus, deferredUntil }: ReservationResponse,
  ms: number,
): string {
  const { booked, waits } = words()
  const time = ahead(deferredUntil)
  const parts = [
    booked.waiting[awaited],
    ...(paymentStatus === 'deferred'
      ? [time === undefined ? waits.deferred : waits.deferredUntil(time)]
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
