import type { ReservationResponse } from '@outerpark/core/contract'
import { formatMoney } from '@outerpark/core/kernel'
import type { Client } from '../client/client.ts'
import { performanceId } from '../client/lookups.ts'
import { paymentEnded, type WaitOptions, waitForPayment } from '../client/payment.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { seatCount } from '../input/numbers.ts'
import { asText, givenOrAsked } from '../prompts/ask.ts'
import { whichPerformance } from '../prompts/which.ts'
import { clockTime } from '../text/time.ts'

export type BookOptions = WaitOptions & {
  readonly seats?: number
  readonly grade?: string
  readonly payWith?: string
}

/** Books seats. Returns at once, before the payment; with `wait`, when the payment has ended. */
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
      if (!context.interactive || !isRefusal('grade-required', error)) throw error
      return client.book({ ...order, grade: await askForGrade(context, client, id) })
    })
  if (!options.wait) return reservation
  // With --json, programs find this in the reservation.
  if (reservation.deferredUntil !== undefined && !context.json)
    context.say(
      `Payment is not available just now; it follows, tried from ${clockTime(reservation.deferredUntil)}.`,
    )
  return waitForPayment(client, reservation, paymentEnded, options)
}

async function askForGrade(context: Context, client: Client, performance: string): Promise<string> {
  const { grades } = await client.performance(performance)
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

const isRefusal = (code: string, error: unknown): error is Failure =>
  error instanceof Failure && error.code === code
