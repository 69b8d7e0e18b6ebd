import type { ReservationResponse } from '@outerpark/core/contract'
import type { Client } from '../client/client.ts'
import { performanceId } from '../client/lookups.ts'
import { paymentEnded } from '../client/payment.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { isWhole, type SeatsOptions, type WantedSeats, wantedSeats } from '../input/wanted-seats.ts'
import { chooser, needAll } from '../prompts/ask.ts'
import { seatsOf } from '../prompts/seats.ts'
import { whichPerformance } from '../prompts/which.ts'
import { shellWord } from '../text/command-line.ts'
import { words } from '../words/words.ts'
import { heldSeats, refuseSeats } from './book-held.ts'
import { type Chosen, chosen, needsYes, type OrderOptions, termsOf } from './order.ts'
import { waitAloud } from './wait.ts'

export type BookOptions = OrderOptions &
  SeatsOptions & {
    /** the seats that the customer holds */
    readonly held?: boolean
  }

/**
 * Books seats. Returns at once, before the payment; with `wait`, when the payment has ended. Asks a person for what is missing,
 * and once before it books: who they are is known before the first question, and each price before its choice. Where nobody
 * can be asked, it needs `yes`: a booking charges a card.
 */
export async function book(
  context: Context,
  performance: string | undefined,
  options: BookOptions,
): Promise<ReservationResponse> {
  if (options.held) refuseSeats(options)
  const wanted = options.held ? undefined : wantedSeats(options)
  needAll(context, {
    PERFORMANCE: performance,
    ...(wanted && { '--seats': isWhole(wanted) ? wanted : wanted.seats }),
  })
  const client = await connect(context, 'customer')
  const typed = await whichPerformance(context, performance, { free: wanted !== undefined })
  const asked = { ...options, performance: typed }
  const order = wanted
    ? await wantedOrder(context, client, { ...asked, wanted })
    : await heldSeats(context, client, asked)
  const reservation = await client.book({ ...order, ...termsOf(options) })
  return options.wait ? waitUntilPaid(context, client, reservation, options) : reservation
}

type Asked = OrderOptions & { readonly performance: string; readonly wanted: WantedSeats }

async function wantedOrder(context: Context, client: Client, options: Asked) {
  const given = context.interactive ? undefined : await withoutQuestions(context, client, options)
  const id = await performanceId(client, options.performance, chooser(context))
  const order = given ?? (await chosen(context, client, await client.performance(id), options))
  return { performanceId: id, ...order }
}

/** What the command line has, with its yes. Without one the refusal has the whole command, which needs a grade if there are several. */
async function withoutQuestions(
  context: Context,
  client: Client,
  { performance, wanted, yes, ...options }: Asked,
): Promise<Chosen> {
  const order = isWhole(wanted) ? wanted : { ...wanted, seats: await seatsOf(context, wanted) }
  if (yes) return order
  const isUnnamed = !isWhole(order) && order.grade === undefined
  const grades = isUnnamed ? await gradesOf(client, performance) : []
  const isOpen = grades.length > 1
  throw needsYes(
    `${shellWord(performance)}${optionsFor(order, isOpen)}${termsTyped(options)}`,
    isOpen ? words().booked.whichGrades(grades) : '',
  )
}

/** The options that say what is booked, as a shell reads them. */
function optionsFor(order: Chosen, isOpen: boolean): string {
  if (order.places) return ` --seats ${shellWord(order.places.join())}`
  if (order.lines)
    return order.lines
      .map(({ grade, seats }) => ` --grade ${shellWord(`${grade}:${seats}`)}`)
      .join('')
  const grade = isOpen ? 'GRADE' : order.grade && shellWord(order.grade)
  return ` --seats ${order.seats}${grade === undefined ? '' : ` --grade ${grade}`}`
}

/** The options that say how the seats may be. */
const termsTyped = ({ split, wheelchair, acceptRestricted, presaleCode }: OrderOptions) =>
  [
    ...(split ? [' --split'] : []),
    ...(wheelchair ? [` --wheelchair ${wheelchair}`] : []),
    ...(acceptRestricted ? [' --accept-restricted'] : []),
    ...(presaleCode ? [` --presale-code ${shellWord(presaleCode)}`] : []),
  ].join('')

const gradesOf = async (client: Client, typed: string): Promise<readonly string[]> =>
  (await client.performance(await performanceId(client, typed))).grades.map(({ grade }) => grade)

function waitUntilPaid(
  context: Context,
  client: Client,
  reservation: ReservationResponse,
  { timeout }: BookOptions,
): Promise<ReservationResponse> {
  const wait = { awaited: 'payment', hasEnded: paymentEnded, timeout } as const
  return waitAloud(context, client, reservation, wait)
}
