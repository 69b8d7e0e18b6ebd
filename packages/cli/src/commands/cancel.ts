import type { ReservationResponse } from '@outerpark/core/contract'
import { formatMoney } from '@outerpark/core/kernel'
import { seatsText } from '@outerpark/core/names'
import type { Client } from '../client/client.ts'
import { reservationId } from '../client/lookups.ts'
import { isRefunded, type WaitOptions } from '../client/payment.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { askToConfirm, chooser } from '../prompts/ask.ts'
import { whichToCancel } from '../prompts/which.ts'
import { showTime } from '../text/hall.ts'
import { waitAloud } from './wait.ts'

export type CancelOptions = WaitOptions & { readonly yes?: boolean }

/** Cancels a reservation. Its seats are free at once. The refund comes later; with `wait`, returns after it. */
export async function cancel(
  context: Context,
  given: string | undefined,
  options: CancelOptions,
): Promise<ReservationResponse> {
  const typed = await whichToCancel(context, given)
  if (!options.yes && !context.interactive)
    throw failure(
      'confirmation-needed',
      '--yes is missing: nobody can be asked whether to cancel.',
      `Run: outerpark cancel ${typed} --yes`,
    )
  const client = await connect(context, 'customer')
  const id = await reservationId(client, typed, chooser(context))
  if (!options.yes) await confirm(client, id)
  const reservation = await client.cancel(id)
  if (!options.wait) return reservation
  const { timeout } = options
  const wait = { awaited: 'refund', hasEnded: isRefunded, timeout } as const
  return waitAloud(context, client, reservation, wait)
}

async function confirm(client: Client, id: string): Promise<void> {
  const reservation = await client.reservation(id)
  const { title, startsAt, amount } = reservation
  const what = `${seatsText(reservation)} of ${title}, ${showTime(startsAt)}, ${formatMoney(amount)}`
  if (await askToConfirm(`Cancel ${id}: ${what}?`)) return
  throw failure('not-confirmed', 'Nothing was cancelled.')
}
