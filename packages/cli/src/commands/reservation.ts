import type { ReservationResponse } from '@outerpark/core/contract'
import { formatMoney } from '@outerpark/core/kernel'
import { gradeKey, hallTime, seatsText } from '@outerpark/core/names'
import type { Client, Page } from '../client/client.ts'
import { type ListOptions, readList } from '../client/list.ts'
import { performanceId, reservationId } from '../client/lookups.ts'
import { isRefunded, paymentEnded, type WaitOptions, waitForPayment } from '../client/payment.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { Failure, failure } from '../failure.ts'
import { seatCount } from '../input/numbers.ts'
import { askToConfirm, asText, givenOrAsked } from '../prompts/ask.ts'
import { whichPerformance, whichReservation, whichToCancel } from '../prompts/which.ts'
import { clockTime } from '../text/time.ts'

export type BookOptions = WaitOptions & {
  readonly seats?: number
  readonly grade?: string
  readonly payWith?: string
}

/** Books seats. The answer comes at once and the payment after it, unless it is waited for. */
export async function book(
  context: Context,
  given: string | undefined,
  options: BookOptions,
): Promise<ReservationResponse> {
  const performance = await whichPerformance(context, given)
  const seats = await givenOrAsked(context, options.seats, {
    flag: '--seats',
    message: 'How many seats?',
    parse: seatCount,
  })
  const { grade, payWith } = options
  const client = await connect(context, 'customer')
  const id = await performanceId(client, performance)
  const order = { performanceId: id, seats, ...(payWith && { paymentMethod: payWith }) }
  const reservation = await client
    .book(grade === undefined ? order : { ...order, grade })
    .catch(async (error: unknown) => {
      if (grade !== undefined && isAbout('grade-not-found', error))
        return client.book({ ...order, grade: await gradeMeant(client, id, grade, error) })
      if (!context.interactive || !isAbout('grade-required', error)) throw error
      return client.book({ ...order, grade: await askForGrade(context, client, id) })
    })
  if (!options.wait) return reservation
  // Programs learn it from the reservation.
  if (reservation.deferredUntil !== undefined && !context.json)
    context.say(
      `Payment is not available just now; it follows, tried from ${clockTime(reservation.deferredUntil)}.`,
    )
  return waitForPayment(client, reservation, paymentEnded, options)
}

export type CancelOptions = WaitOptions & { readonly yes?: boolean }

/** Cancels a reservation. Its seats are free at once; the refund comes after, unless it is waited for. */
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
  const id = await reservationId(client, typed)
  if (!options.yes) await confirm(client, id)
  const reservation = await client.cancel(id)
  if (!options.wait) return reservation
  return waitForPayment(client, reservation, isRefunded, options)
}

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

/** The grade that is written so but for upper and lower case; without one the refusal, with those that there are. */
async function gradeMeant(
  client: Client,
  id: string,
  typed: string,
  refusal: Failure,
): Promise<string> {
  const names = (await client.performance(id)).grades.map(({ grade }) => grade)
  const [meant, ...others] = names.filter((name) => gradeKey(name) === gradeKey(typed))
  if (meant !== undefined && others.length === 0) return meant
  throw new Failure({ ...refusal, hint: `Its grades are ${names.join(', ')}.` }, { cause: refusal })
}

async function askForGrade(context: Context, client: Client, id: string): Promise<string> {
  const { grades } = await client.performance(id)
  return givenOrAsked(context, undefined, {
    flag: '--grade',
    message: 'Which grade?',
    parse: asText,
    choices: async () =>
      grades.map(({ grade, price, available }) => ({
        value: grade,
        name: `${grade}  ${formatMoney(price)}, ${available} left`,
      })),
  })
}

async function confirm(client: Client, id: string): Promise<void> {
  const reservation = await client.reservation(id)
  const { title, startsAt, amount } = reservation
  const what = `${seatsText(reservation)} of ${title}, ${hallTime(startsAt)}, ${formatMoney(amount)}`
  if (await askToConfirm(`Cancel ${id}: ${what}?`)) return
  throw failure('not-confirmed', 'Nothing was cancelled.')
}

const isAbout = (code: string, error: unknown): error is Failure =>
  error instanceof Failure && error.code === code
