import type { ReservationResponse } from '@outerpark/core/contract'
import type { Client } from '../client.ts'
import { type Failure, failure } from '../failure.ts'

export type WaitOptions = {
  readonly wait?: boolean
  /** how long to wait, in milliseconds */
  readonly timeout: number
}

/** Whether the payment of a booking has come to its end, good or bad. */
export const paid = ({ status }: ReservationResponse) => status !== 'awaiting-payment'

/** Whether nothing is charged any more, and nothing ever will be. */
export const refunded = ({ paymentStatus }: ReservationResponse) => paymentStatus === 'cancelled'

/**
 * The reservation once its payment is where it was going, as the events after it tell; as it stands if that takes
 * too long, which `notSettled` puts into words.
 */
export async function settled(
  client: Client,
  reservation: ReservationResponse,
  isSettled: (reservation: ReservationResponse) => boolean,
  { timeout }: WaitOptions,
): Promise<ReservationResponse> {
  const { id, position } = reservation
  if (isSettled(reservation)) return reservation
  const deadline = AbortSignal.timeout(timeout)
  const stop = new AbortController()
  const signal = AbortSignal.any([deadline, stop.signal])
  try {
    for await (const _ of stepsOf(client, id, position, signal)) {
      // What is answered comes from the write side, so it is as new as the step that led here, or newer.
      const now = await client.reservation(id)
      if (isSettled(now)) return now
    }
  } finally {
    stop.abort()
  }
  // What was answered before is true as well, should the box office be away by now.
  return client.reservation(id).catch(() => reservation)
}

/**
 * Why waiting has ended before the payment was settled. It says what is known and foretells nothing: the work on the
 * payment may have been given up, and customers do not see that.
 */
export function notSettled(
  { id, status, paymentStatus }: ReservationResponse,
  { timeout }: WaitOptions,
): Failure {
  const within = `within ${timeout / 1000} s`
  const how =
    status !== 'awaiting-payment'
      ? `cancelled, the seats are released; the refund of what was charged was not settled ${within}`
      : paymentStatus === 'deferred'
        ? `seats are held; the payment is deferred, to follow by itself, and was not made ${within}`
        : `seats are held; the payment was not settled ${within}`
  return failure(
    'wait-timeout',
    `Reservation ${id}: ${how}.`,
    `See how it stands: outerpark reservation show ${id}`,
  )
}

/** Something each time that something happened to the reservation. An admin has no MyPage, but the event log. */
async function* stepsOf(
  client: Client,
  id: string,
  position: number,
  signal: AbortSignal,
): AsyncGenerator<unknown> {
  // Not by the profile's name: an admin may keep the token under any.
  if ((await client.whoami()).role === 'admin') {
    for await (const event of client.followEvents({ from: position + 1 }, signal))
      if (event.correlationId === id) yield event
  } else {
    for await (const step of client.followMyPage({ after: position }, signal))
      if (step.reservationId === id) yield step
  }
}
