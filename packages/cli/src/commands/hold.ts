import type { EndedHoldResponse, HoldResponse } from '@outerpark/core/contract'
import type { Client } from '../client/client.ts'
import { performanceId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { usage, withHints } from '../failure.ts'
import {
  isWhole,
  type SeatsOptions,
  seatTerms,
  type TermsOptions,
  type WantedSeats,
  wantedSeats,
} from '../input/wanted-seats.ts'
import { chooser, needAll } from '../prompts/ask.ts'
import { ofOneGrade, seatsOf } from '../prompts/seats.ts'
import { whichPerformance } from '../prompts/which.ts'

export type HoldOptions = SeatsOptions &
  TermsOptions & {
    /** for longer, once */
    readonly extend?: boolean
    readonly giveBack?: boolean
  }

/**
 * Holds seats for a customer until a booking, in the place of those that were held; or shows what is held, extends its time, or gives
 * it back. Asks nobody for a yes, since it costs nothing.
 */
export async function hold(
  context: Context,
  performance: string | undefined,
  options: HoldOptions,
): Promise<HoldResponse | EndedHoldResponse> {
  const deed = deedOf(options)
  const wanted = typeof deed === 'object' ? deed : undefined
  needAll(context, {
    PERFORMANCE: performance,
    ...(wanted && { '--seats': isWhole(wanted) ? wanted : wanted.seats }),
  })
  const client = await connect(context, 'customer')
  const typed = await whichPerformance(context, performance)
  const id = await performanceId(client, typed, chooser(context))
  if (deed === 'give-back') return client.giveBack(id)
  if (deed === 'show') return client.held(id).catch(hintFor(id))
  if (deed === 'extend') return client.extendHold(id).catch(hintFor(id))
  const seats = isWhole(deed) ? deed : await whichSeats(context, client, { ...deed, id })
  return client.hold(id, { ...seats, ...seatTerms(options) }).catch(hintFor(id))
}

/** Throws the error with a hint about this performance and its hold. The box office's own is about any, or about a booking. */
const hintFor = (id: string) => (error: unknown) => {
  throw withHints(error, {
    'hold-not-found': ({ holds }) => holds.holdFirst(id),
    'hold-extended-before': ({ holds }) => holds.toBook(id),
    'seat-taken': ({ holds }) => holds.chooseOthers,
  })
}

/** What the options ask for. */
function deedOf({
  extend,
  giveBack,
  acceptRestricted,
  ...seats
}: HoldOptions): 'show' | 'extend' | 'give-back' | WantedSeats {
  const names = seats.seats !== undefined || seats.best !== undefined || seats.grade !== undefined
  const hasTerms = seats.split || seats.wheelchair !== undefined || acceptRestricted
  const deeds = [extend, giveBack, names || hasTerms].filter(Boolean)
  if (deeds.length > 1) throw usage(({ inputs }) => inputs.oneOfHold)
  if (extend) return 'extend'
  if (giveBack) return 'give-back'
  if (!names && hasTerms) throw usage(({ inputs }) => inputs.acceptWhat)
  return names ? wantedSeats(seats) : 'show'
}

/** The number of seats, and their grade if a person can be asked. */
async function whichSeats(
  context: Context,
  client: Pick<Client, 'performance'>,
  { id, grade, seats }: { readonly id: string; readonly grade?: string; readonly seats?: number },
) {
  const wanted = { ...(grade !== undefined && { grade }), ...(seats !== undefined && { seats }) }
  if (context.interactive) return ofOneGrade(context, (await client.performance(id)).grades, wanted)
  return { ...wanted, seats: await seatsOf(context, { seats }) }
}
