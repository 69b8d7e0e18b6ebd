import type { ReservationResponse } from '@outerpark/core/contract'
import { paymentIdOf, type ReservationId } from '@outerpark/core/kernel'
import { Failure, failure } from '../failure.ts'
import { words } from '../words/words.ts'
import type { Client } from './client.ts'

export type WaitOptions = {
  readonly wait?: boolean
  /** how long to wait, in milliseconds */
  readonly timeout: number
}

/** Whether the payment of a booking has ended, with any outcome. */
export const paymentEnded = ({ status }: ReservationResponse) => status !== 'awaiting-payment'

/** Whether everything went back that had to: of a cancelled reservation, or of the seats that were cancelled of it. */
export function isRefunded(reservation: ReservationResponse): boolean {
  const { status, paymentStatus, refunded } = reservation
  if (paymentStatus === 'cancelled') return true
  return status === 'confirmed' && (refunded?.amount ?? 0) >= dueBack(reservation)
}

/** What has to go back of a reservation that goes on: the price of the seats that it lost, less what is kept. */
function dueBack({ amount, left, kept }: ReservationResponse): number {
  if (!left) return 0
  const stays = left.lines.reduce(
    (sum, { price, seats, fee }) => sum + (price.amount + (fee?.amount ?? 0)) * seats,
    0,
  )
  return amount.amount - stays - (kept?.amount ?? 0)
}

type Watching = {
  /** ends the wait early; the result is then what the caller had */
  readonly until?: AbortSignal
  /** gets each newer state of the reservation */
  readonly seen?: (reservation: ReservationResponse) => void
}

/**
 * Follows the events of a reservation until `hasEnded` is true, or until `timeout` is over. Returns the reservation in
 * its newest state. It does not fail when the time is over: the caller makes that failure with {@link notInTime}.
 *
 */
export async function waitForPayment(
  client: Client,
  reservation: ReservationResponse,
  hasEnded: (reservation: ReservationResponse) => boolean,
  { timeout, until, seen }: Pick<WaitOptions, 'timeout'> & Watching,
): Promise<ReservationResponse> {
  const { id, position } = reservation
  if (hasEnded(reservation)) return reservation
  const stop = new AbortController()
  const ends = [AbortSignal.timeout(timeout), stop.signal, ...(until ? [until] : [])]
  const signal = AbortSignal.any(ends)
  try {
    for await (const _ of eventsOf(client, id, position, signal)) {
      // The daemon reads it from its store, so it is at least as new as the event.
      const now = await client.reservation(id)
      seen?.(now)
      if (hasEnded(now)) return now
    }
  } catch (error) {
    throw isOver(error) ? lostSight(reservation, error) : error
  } finally {
    stop.abort()
  }
  if (until?.aborted) return reservation
  // If the box office does not answer, nothing newer is known than what the caller had.
  return client.reservation(id).catch(() => reservation)
}

/** Whether the token was revoked or has ended, so that nobody can go on watching with it. */
const isOver = (error: unknown): error is Failure =>
  error instanceof Failure && (error.code === 'token-revoked' || error.code === 'token-ended')

/** The failure of a wait that went blind: the reservation is there, and nobody can say how it goes on. */
function lostSight({ id, status }: ReservationResponse, { code, title, detail }: Failure): Failure {
  return new Failure({
    code,
    title,
    detail: words().booked.overMeanwhile(detail, id, status),
    hint: words().booked.overMeanwhileHint(id),
  })
}

/**
 * The failure of a wait that was over before the payment ended. It says what is known and predicts nothing: the
 * pipeline may have given the payment up, and customers cannot see that.
 */
export function notInTime(
  { id, status, paymentStatus }: ReservationResponse,
  { timeout }: WaitOptions,
): Failure {
  const within = words().booked.within(timeout / 1000)
  const how =
    status !== 'awaiting-payment'
      ? words().booked.refundOpen(within)
      : paymentStatus === 'deferred'
        ? words().booked.deferredOpen(within)
        : words().booked.paymentOpen(within)
  return failure(
    'wait-timeout',
    ({ booked }) => booked.standing(id, how),
    ({ booked }) => booked.seeStanding(id),
  )
}

/** Yields once for each event of the reservation. Staff have no MyPage of their own: they read the customer's. */
async function* eventsOf(
  client: Client,
  id: string,
  position: number,
  signal: AbortSignal,
): AsyncGenerator<unknown> {
  // The profile's name does not show the role, since an admin may use any name.
  const { role } = await client.whoami()
  const whose = role === 'customer' ? {} : { customerId: await customerOf(client, id) }
  for await (const step of client.followMyPage({ after: position, ...whose }, signal))
    if (step.reservationId === id) yield step
}

/** Whose reservation it is. The daemon made the id. */
async function customerOf(client: Client, id: string): Promise<string> {
  return (await client.payment(paymentIdOf(id as ReservationId))).customerId
}
