import type { ReservationResponse } from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import { type ListOptions, readList } from '../client/list.ts'
import { reservationId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { whichReservation } from '../prompts/which.ts'

export async function listReservations(
  context: Context,
  options: ListOptions,
): Promise<Page<ReservationResponse>> {
  const client = await connect(context, 'customer')
  return readList(client.reservations, options)
}

export async function showReservation(
  context: Context,
  given: string | undefined,
): Promise<ReservationResponse> {
  const typed = await whichReservation(context, given)
  const client = await connect(context, 'customer')
  return client.reservation(await reservationId(client, typed))
}
