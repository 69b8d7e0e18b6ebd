import type { ReservationResponse } from '@outerpark/core/contract'
import type { Client } from '../client/client.ts'
import { reservationId } from '../client/lookups.ts'
import { isRefunded, type WaitOptions } from '../client/payment.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { askToConfirm, chooser } from '../prompts/ask.ts'
import { whichToCancel } from '../prompts/which.ts'
import { showTime } from '../text/hall.ts'
import { moneyText, seatsText } from '../text/money.ts'
import { words } from '../words/words.ts'
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
      ({ booked }) => booked.yesToCancel,
      ({ booked }) => booked.runCancel(typed),
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
  const what = words().booked.whatCancelled(
    seatsText(reservation),
    title,
    showTime(startsAt),
    moneyText(amount),
  )
  if (await askToConfirm(words().booked.askCancel(id, what))) return
  throw failure('not-confirmed', ({ booked }) => booked.nothingCancelled)
}
