import type { ReservationResponse } from '@outerpark/core/contract'
import type { Client } from '../client.ts'
import { failure } from '../failure.ts'

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
 * The reservation once its payment is where it was going, as the events after it tell.
 * Fails with `wait-timeout` if that takes too long: the reservation stays, and so does the work on its payment.
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
  throw failure(
    'wait-timeout',
    `The payment of reservation ${id} is still under way after ${timeout / 1000} s; nothing is lost.`,
    `See: outerpark reservation show ${id}`,
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
