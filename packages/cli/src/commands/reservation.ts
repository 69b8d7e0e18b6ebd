import type { CancellationResponse, ReservationResponse } from '@outerpark/core/contract'
import type { ReservationStatus } from '@outerpark/core/kernel'
import type { Page } from '../client/client.ts'
import { type ListOptions, readList } from '../client/list.ts'
import { performanceId, reservationId } from '../client/lookups.ts'
import { customerId } from '../client/whose.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { chooser } from '../prompts/ask.ts'
import { whichReservation, whichToCancel } from '../prompts/which.ts'
import { type SeatsToCancel, seatsToCancel } from './seats-to-cancel.ts'

export type ReservationListOptions = ListOptions & {
  /** for the admin: id or its beginning, e-mail address or name */
  readonly customer?: string
  readonly email?: string
  readonly performance?: string
  readonly status?: ReservationStatus
  /** RFC 3339 */
  readonly from?: string
  readonly to?: string
}

export async function listReservations(
  context: Context,
  { customer, email, performance, status, from, to, ...options }: ReservationListOptions,
): Promise<Page<ReservationResponse>> {
  // Whoever names a customer is no customer.
  const isOwn = customer === undefined && email === undefined
  const client = await connect(context, isOwn ? 'customer' : 'admin')
  const filter = {
    customerId:
      customer === undefined ? undefined : await customerId(client, customer, chooser(context)),
    email,
    performanceId:
      performance === undefined
        ? undefined
        : await performanceId(client, performance, chooser(context)),
    status,
    from,
    to,
  }
  return readList((query) => client.reservations({ ...query, ...filter }), options)
}

export async function showReservation(
  context: Context,
  given: string | undefined,
): Promise<ReservationResponse> {
  const typed = await whichReservation(context, given)
  const client = await connect(context, 'customer')
  return client.reservation(await reservationId(client, typed, chooser(context)))
}

/** What a cancel of the reservation, or of some of its seats, would give back. */
export async function showRefund(
  context: Context,
  given: string | undefined,
  options: SeatsToCancel,
): Promise<CancellationResponse> {
  const typed = await whichToCancel(context, given)
  const client = await connect(context, 'customer')
  const id = await reservationId(client, typed, chooser(context))
  return client.cancellation(id, await seatsToCancel(client, id, options))
}
