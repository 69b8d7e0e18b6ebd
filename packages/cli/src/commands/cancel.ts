import type { CancellationResponse, ReservationResponse } from '@outerpark/core/contract'
import type { Client, SomeSeats } from '../client/client.ts'
import { reservationId } from '../client/lookups.ts'
import { isRefunded, type WaitOptions } from '../client/payment.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { Failure, failure } from '../failure.ts'
import { askToConfirm, chooser } from '../prompts/ask.ts'
import { whichToCancel } from '../prompts/which.ts'
import { shellWord } from '../text/command-line.ts'
import { showTime } from '../text/hall.ts'
import { costOf, moneyText, seatsText } from '../text/money.ts'
import { stepLines, sumsText } from '../text/refund.ts'
import { words } from '../words/words.ts'
import { linesNamed, type SeatsToCancel, seatsOptions, seatsToCancel } from './seats-to-cancel.ts'
import { waitAloud } from './wait.ts'

export type CancelOptions = WaitOptions &
  SeatsToCancel & {
    readonly yes?: boolean
    /** what has to go back at least, in the currency's smallest unit */
    readonly expect?: number
    /** whatever goes back */
    readonly acceptAny?: boolean
    /** of staff: what goes back */
    readonly refund?: 'full' | 'policy' | number
    readonly reason?: string
  }

/** What a cancel takes beside its seats. */
type Terms = Pick<Parameters<Client['cancel']>[1] & object, 'expectedRefund' | 'refund' | 'reason'>

/**
 * Cancels a reservation, or some of its seats, which are free at once. The refund comes later; with `wait`, returns after it. A
 * person is told what goes back before they say yes (domain 3.1). A script that is not asked says what it expects, unless nothing
 * is kept.
 */
export async function cancel(
  context: Context,
  given: string | undefined,
  options: CancelOptions,
): Promise<ReservationResponse> {
  const typed = await whichToCancel(context, given)
  if (!options.yes && !context.interactive) throw needsYes(typed, options)
  const client = await connect(context, 'customer')
  const id = await reservationId(client, typed, chooser(context))
  const seats = await seatsToCancel(client, id, options)
  const asked = { context, client, id, typed, seats, options }
  const reservation =
    options.yes || options.refund !== undefined ? await cancelNow(asked) : await cancelAsked(asked)
  if (!options.wait) return reservation
  const { timeout } = options
  const wait = { awaited: 'refund', hasEnded: isRefunded, timeout } as const
  return waitAloud(context, client, reservation, wait)
}

type Asked = {
  readonly context: Context
  readonly client: Client
  readonly id: string
  /** as the user has named the reservation */
  readonly typed: string
  readonly seats: SomeSeats
  readonly options: CancelOptions
}

/** Shows what goes back, asks, and cancels. If it is less by then, shows that and asks again. */
async function cancelAsked({ context, client, id, seats, options }: Asked) {
  const { expect, acceptAny } = options
  for (;;) {
    const quote = await client.cancellation(id, seats)
    for (const line of linesOf(quote)) context.say(line)
    if (!(await askToConfirm(questionOf(quote))))
      throw failure('not-confirmed', ({ booked }) => booked.nothingCancelled)
    const { amount, currency } = quote.expectedRefund
    const expectedRefund = { amount: Math.max(amount, expect ?? 0), currency }
    try {
      return await client.cancel(id, {
        ...seats,
        ...(!acceptAny && { expectedRefund }),
        ...reasonOf(options),
      })
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'quote-changed')) throw error
      context.say(error.message)
    }
  }
}

/** Cancels without a question, except one about a refund that staff decide. */
async function cancelNow(asked: Asked): Promise<ReservationResponse> {
  const { client, id, seats, options } = asked
  return client.cancel(id, { ...seats, ...(await termsOf(asked)), ...reasonOf(options) })
}

const reasonOf = ({ reason }: CancelOptions): Terms => (reason === undefined ? {} : { reason })

async function termsOf(asked: Asked): Promise<Terms> {
  const { client, id, options } = asked
  const { refund, acceptAny, expect } = options
  if (refund === undefined && acceptAny) return {}
  if (refund === undefined && expect === undefined) return quotedTerms(asked)
  const reservation = await client.reservation(id)
  const { currency } = reservation.amount
  const expected =
    expect === undefined || acceptAny ? {} : { expectedRefund: { amount: expect, currency } }
  if (refund === undefined) return expected
  const wish = typeof refund === 'number' ? { amount: refund, currency } : refund
  if (!options.yes) await confirmRefund(reservation, asked.seats, wish)
  return { refund: wish, ...expected }
}

/** A script that says nothing about the refund gets everything back, or a refusal with what it would get. */
async function quotedTerms({ context, client, id, typed, seats, options }: Asked): Promise<Terms> {
  const hasKey = context.key !== undefined
  const quote = await client.cancellation(id, seats).catch((error: unknown) => {
    // With a key this may be a cancel that was done, and comes again. The box office knows whether it is.
    if (hasKey && error instanceof Failure && DONE_BEFORE.has(error.code)) return undefined
    throw error
  })
  if (!quote) return {}
  // A request that comes again under its key has to be the same, whatever would go back by then.
  if (quote.kept.amount === 0) return hasKey ? {} : { expectedRefund: quote.expectedRefund }
  throw failure(
    'refund-not-accepted',
    () => sumsText(quote),
    ({ booked }) => booked.acceptRefund(commandOf(typed, options), quote.refund.amount),
  )
}

/** Why there is no quote for seats that were cancelled before. */
const DONE_BEFORE: ReadonlySet<string> = new Set([
  'reservation-already-cancelled',
  'seats-not-booked',
])

async function confirmRefund(
  reservation: ReservationResponse,
  named: SomeSeats,
  refund: Terms['refund'] & {},
) {
  const { id, title, startsAt, amount } = reservation
  const { booked } = words()
  const lines = linesNamed(reservation, named)
  const seats = lines.reduce((sum, line) => sum + line.seats, 0)
  const cost = lines.reduce((sum, line) => sum + costOf(line), 0)
  const what = booked.whatCancelled(
    seatsText({ grade: null, seats, lines }),
    title,
    ...([showTime(startsAt), moneyText({ ...amount, amount: cost })] as const),
  )
  const back = typeof refund === 'object' ? moneyText(refund) : booked.refundAs[refund]
  if (await askToConfirm(booked.askCancel(id, booked.withRefund(what, back)))) return
  throw failure('not-confirmed', (texts) => texts.booked.nothingCancelled)
}

/** What a person reads before the question: what goes back, and what would go back later. */
const linesOf = (quote: CancellationResponse): readonly string[] =>
  quote.schedule.length === 0 && quote.kept.amount === 0
    ? []
    : [sumsText(quote), ...stepLines(quote)]

function questionOf(quote: CancellationResponse): string {
  const { id, title, startsAt, lines, expectedRefund, kept } = quote
  const seats = lines.reduce((sum, line) => sum + line.seats, 0)
  const price = { ...kept, amount: kept.amount + expectedRefund.amount }
  const named = seatsText({ grade: null, seats, lines })
  const { booked } = words()
  const what = booked.whatCancelled(named, title, showTime(startsAt), moneyText(price))
  return booked.askCancel(id, what)
}

const commandOf = (typed: string, options: CancelOptions): string =>
  `outerpark cancel ${shellWord(typed)}${seatsOptions(options)}`

const needsYes = (typed: string, options: CancelOptions): Failure =>
  failure(
    'confirmation-needed',
    ({ booked }) => booked.yesToCancel,
    ({ booked }) => booked.runCancel(`${typed}${seatsOptions(options)}`),
  )
