import type { PerformanceResponse, ReservationResponse } from '@outerpark/core/contract'
import type { Money } from '@outerpark/core/kernel'
import type { Client } from '../client/client.ts'
import { performanceId } from '../client/lookups.ts'
import { paymentEnded, type WaitOptions } from '../client/payment.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { seatsToBook } from '../input/numbers.ts'
import { type SeatsOptions, type WantedSeats, wantedSeats } from '../input/wanted-seats.ts'
import { askToConfirm, asText, chooser, givenOrAsked, needAll } from '../prompts/ask.ts'
import { whichPerformance } from '../prompts/which.ts'
import { shellWord } from '../text/command-line.ts'
import { showTime } from '../text/hall.ts'
import { moneyText, seatsText } from '../text/money.ts'
import { words } from '../words/words.ts'
import { waitAloud } from './wait.ts'

export type BookOptions = WaitOptions &
  SeatsOptions & {
    readonly payWith?: string
    /** whether seats with a restricted view will do */
    readonly acceptRestricted?: boolean
    /** book without a question; needed where nobody can be asked */
    readonly yes?: boolean
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
  const wanted = wantedSeats(options)
  needAll(context, { PERFORMANCE: performance, '--seats': neededOf(wanted) })
  const client = await connect(context, 'customer')
  const typed = await whichPerformance(context, performance, { free: true })
  const given = context.interactive
    ? undefined
    : await withoutQuestions(context, client, { ...options, performance: typed, wanted })
  const id = await performanceId(client, typed, chooser(context))
  const order =
    given ?? (await chosen(context, client, await client.performance(id), { ...options, wanted }))
  const reservation = await client.book({ performanceId: id, ...order, ...termsOf(options) })
  return options.wait ? waitUntilPaid(context, client, reservation, options) : reservation
}

/** What the command line has, with its yes. Without one the refusal has the whole command, which needs a grade if there are several. */
async function withoutQuestions(
  context: Context,
  client: Client,
  {
    performance,
    wanted,
    yes,
    ...options
  }: BookOptions & { readonly performance: string; readonly wanted: WantedSeats },
): Promise<Chosen> {
  const order = isWhole(wanted) ? wanted : { ...wanted, seats: await seatsOf(context, wanted) }
  if (yes) return order
  const isUnnamed = !isWhole(order) && order.grade === undefined
  const grades = isUnnamed ? await gradesOf(client, performance) : []
  const isOpen = grades.length > 1
  throw failure(
    'confirmation-needed',
    ({ booked }) => booked.yesToBook,
    ({ booked }) =>
      booked.runBook(
        `${shellWord(performance)}${optionsFor(order, isOpen)}${termsTyped(options)}`,
        isOpen ? booked.whichGrades(grades) : '',
      ),
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
const termsTyped = ({ split, wheelchair, acceptRestricted }: BookOptions) =>
  [
    ...(split ? [' --split'] : []),
    ...(wheelchair ? [` --wheelchair ${wheelchair}`] : []),
    ...(acceptRestricted ? [' --accept-restricted'] : []),
  ].join('')

const gradesOf = async (client: Client, typed: string): Promise<readonly string[]> =>
  (await client.performance(await performanceId(client, typed))).grades.map(({ grade }) => grade)

/** What is booked. `expectedAmount`: what somebody said yes to; undefined if nobody was asked. */
type Chosen = (
  | {
      readonly grade?: string
      readonly seats: number
      readonly lines?: undefined
      readonly places?: undefined
    }
  | WholeOrder
) & { readonly expectedAmount?: Money }

/** An order that leaves nothing open. */
type WholeOrder = Extract<WantedSeats, { readonly lines: object } | { readonly places: object }>

const isWhole = (wanted: WantedSeats): wanted is WholeOrder =>
  wanted.lines !== undefined || wanted.places !== undefined

const neededOf = (wanted: WantedSeats) => (isWhole(wanted) ? wanted : wanted.seats)

/**
 * The grades and the seats that a person wants, after a yes. The box office refuses what it would refuse before the question.
 *
 * @param confirm asks the person at the terminal
 */
export async function chosen(
  context: Context,
  client: Pick<Client, 'quote'>,
  { id: performanceId, grades, title, startsAt }: PerformanceResponse,
  { wanted, ...options }: BookOptions & { readonly wanted: WantedSeats },
  confirm: (question: string) => Promise<boolean> = askToConfirm,
): Promise<Chosen> {
  const order = isWhole(wanted) ? wanted : await ofOneGrade(context, grades, wanted)
  if (options.yes) return order
  const quote = await client.quote({ performanceId, ...order, ...termsOf(options) })
  const { grade, amount } = quote
  const what = words().booked.what(seatsText(quote), title, showTime(startsAt))
  if (!(await confirm(words().booked.askBook(what, moneyText(amount)))))
    throw failure('not-confirmed', ({ booked }) => booked.nothingBooked)
  // Lines and chosen seats have their grades.
  const named = grade === null || isWhole(order) ? {} : { grade }
  return { ...order, ...named, expectedAmount: amount }
}

async function ofOneGrade(
  context: Context,
  grades: PerformanceResponse['grades'],
  { grade, seats }: { readonly grade?: string; readonly seats?: number },
) {
  const [only, ...others] = grades
  const named =
    grade ??
    (only !== undefined && others.length === 0 ? only.grade : await askForGrade(context, grades))
  return { grade: named, seats: await seatsOf(context, { seats }) }
}

const termsOf = ({ payWith, acceptRestricted, split, wheelchair }: BookOptions) => ({
  ...(payWith && { paymentMethod: payWith }),
  ...(split && { split }),
  ...(wheelchair && { wheelchairs: wheelchair }),
  ...(acceptRestricted && { acceptRestricted }),
})

const seatsOf = (context: Context, { seats }: { readonly seats?: number | undefined }) =>
  givenOrAsked(context, seats, {
    flag: '--seats',
    message: words().booked.howMany,
    parse: seatsToBook,
  })

const askForGrade = (context: Context, grades: PerformanceResponse['grades']) =>
  givenOrAsked<string>(context, undefined, {
    flag: '--grade',
    message: words().booked.whichGrade,
    parse: asText,
    choices: async () =>
      grades.map(({ grade, price, available }) => ({
        value: grade,
        name: `${grade}  ${moneyText(price)}, ${available === 0 ? words().booked.soldOut : words().booked.left(available)}`,
      })),
  })

function waitUntilPaid(
  context: Context,
  client: Client,
  reservation: ReservationResponse,
  { timeout }: BookOptions,
): Promise<ReservationResponse> {
  const wait = { awaited: 'payment', hasEnded: paymentEnded, timeout } as const
  return waitAloud(context, client, reservation, wait)
}
