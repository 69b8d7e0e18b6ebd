import type { PerformanceResponse } from '@outerpark/core/contract'
import type { Money } from '@outerpark/core/kernel'
import type { Client } from '../client/client.ts'
import type { WaitOptions } from '../client/payment.ts'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import {
  isWhole,
  seatTerms,
  type TermsOptions,
  type WantedSeats,
  type WholeOrder,
} from '../input/wanted-seats.ts'
import { askToConfirm } from '../prompts/ask.ts'
import { ofOneGrade } from '../prompts/seats.ts'
import { showTime } from '../text/hall.ts'
import { moneyText, pricesText, seatsText } from '../text/money.ts'
import { words } from '../words/words.ts'

/** How seats are booked. */
export type OrderOptions = WaitOptions &
  TermsOptions & {
    readonly payWith?: string
    /** of a discount */
    readonly code?: string
    /** book without a question; needed where nobody can be asked */
    readonly yes?: boolean
  }

/** What is booked. `expectedAmount`: what somebody said yes to; undefined if nobody was asked. */
export type Chosen = (
  | {
      readonly grade?: string
      readonly seats: number
      readonly lines?: undefined
      readonly places?: undefined
    }
  | WholeOrder
) & { readonly expectedAmount?: Money }

/** The fields of a booking beside its seats. */
export const termsOf = ({
  payWith,
  code,
  ...terms
}: Pick<OrderOptions, 'payWith' | 'code'> & TermsOptions) => ({
  ...(code !== undefined && { code }),
  ...(payWith && { paymentMethod: payWith }),
  ...seatTerms(terms),
})

/**
 * The refusal to book where nobody can be asked, without `yes`.
 *
 * @param order what stands between `outerpark book` and `--yes`
 * @param which a sentence before the command
 */
export const needsYes = (order: string, which = '') =>
  failure(
    'confirmation-needed',
    ({ booked }) => booked.yesToBook,
    ({ booked }) => booked.runBook(order, which),
  )

/**
 * The grades and the seats that a person wants, after a yes. The box office refuses what it would refuse before the question.
 *
 * @param confirm asks the person at the terminal
 */
export async function chosen(
  context: Context,
  client: Pick<Client, 'quote'>,
  {
    id: performanceId,
    grades,
    title,
    startsAt,
  }: Pick<PerformanceResponse, 'id' | 'grades' | 'title' | 'startsAt'>,
  { wanted, ...options }: OrderOptions & { readonly wanted: WantedSeats },
  confirm: (question: string) => Promise<boolean> = askToConfirm,
): Promise<Chosen> {
  const order = isWhole(wanted) ? wanted : await ofOneGrade(context, grades, wanted)
  if (options.yes) return order
  const quote = await client.quote({ performanceId, ...order, ...termsOf(options) })
  const { grade, amount } = quote
  const more = quote.lines.some(({ fee, discounts }) => fee || discounts)
  const detail = more
    ? ` [${pricesText(quote.lines)
        .map((each) => each.trim())
        .join('; ')}]`
    : ''
  const what = words().booked.what(seatsText(quote), title, `${showTime(startsAt)}${detail}`)
  if (!(await confirm(words().booked.askBook(what, moneyText(amount)))))
    throw failure('not-confirmed', ({ booked }) => booked.nothingBooked)
  // Lines and chosen seats have their grades.
  const named = grade === null || isWhole(order) ? {} : { grade }
  return { ...order, ...named, expectedAmount: amount }
}
