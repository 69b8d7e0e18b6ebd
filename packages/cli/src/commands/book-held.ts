import type { Client } from '../client/client.ts'
import { performanceId } from '../client/lookups.ts'
import type { Context } from '../context.ts'
import { usage, withHints } from '../failure.ts'
import { placesOf } from '../hall/places.ts'
import type { SeatsOptions } from '../input/wanted-seats.ts'
import { chooser } from '../prompts/ask.ts'
import { shellWord } from '../text/command-line.ts'
import { chosen, needsYes, type OrderOptions } from './order.ts'

/** @throws Failure `usage` if the command line also names seats */
export function refuseSeats({ seats, best, grade, split, wheelchair }: SeatsOptions): void {
  const isNumbered = seats !== undefined || best !== undefined || wheelchair !== undefined
  if (isNumbered || grade || split) throw usage(({ inputs }) => inputs.heldOrSeats)
}

/** The seats that the customer holds of the performance, after a yes. Seats with a restricted view were accepted when they were held. */
export async function heldSeats(
  context: Context,
  client: Client,
  { performance, ...options }: OrderOptions & { readonly performance: string },
) {
  const id = await performanceId(client, performance, chooser(context))
  // A booking whose answer was lost has ended the hold.
  const hold = await client.held(id).catch((error: unknown) => {
    throw withHints(error, { 'hold-not-found': ({ holds }) => holds.bookedBefore(id) })
  })
  if (!options.yes && !context.interactive) throw needsYes(`${shellWord(performance)} --held`)
  const { title, startsAt } = hold
  const order = await chosen(
    context,
    client,
    { id, title, startsAt, grades: [] },
    { ...options, acceptRestricted: true, wanted: { places: placesOf(hold) } },
  )
  return { performanceId: id, ...order, acceptRestricted: true }
}
