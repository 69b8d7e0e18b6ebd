import type { RegisterMusicalRequest } from '@outerpark/core/contract'
import { currencyLike, isCurrency } from '@outerpark/core/kernel'
import { failure, usage } from '../failure.ts'
import { words } from '../words/words.ts'
import { refuseTwice } from './grade-twice.ts'
import type { Prices } from './hall-prices.ts'
import { price, seatCount } from './numbers.ts'

/** The seats of a performance, from the command line. */
export type SeatOptions = {
  readonly seats?: number
  readonly price?: Prices
  readonly grade?: readonly NamedGrade[]
  /** that of the musical, or {@link USUAL_CURRENCY}, if left out */
  readonly currency?: string
}

export type NamedGrade = { readonly grade: string; readonly seats: number; readonly amount: number }

type Grade = RegisterMusicalRequest['performances'][number]['grades'][number]

/** The currency of the first performance of a musical, if none is named. */
export const USUAL_CURRENCY = 'KRW'

/** The name of the only grade if just `--seats` and `--price` are given. */
const ONLY_GRADE = 'R'

/** Adds one `--grade VIP:372:190000` to the earlier ones. The name itself may contain colons. */
export function namedGrade(text: string, before: readonly NamedGrade[] = []): NamedGrade[] {
  const [, grade, seats, amount] = /^(.+):([^:]*):([^:]*)$/.exec(text) ?? []
  if (grade === undefined || seats === undefined || amount === undefined)
    throw usage(({ inputs }) => inputs.grade(text))
  refuseTwice(grade, before)
  const named = {
    grade,
    seats: seatCount(seats, words().inputs.seatsOf(text)),
    amount: price(amount, words().inputs.priceOf(text)),
  }
  return [...before, named]
}

export function currencyCode(text: string): string {
  if (isCurrency(text)) return text
  const meant = currencyLike(text)
  const hint = meant === undefined ? '' : words().inputs.currencyMeant(meant)
  throw usage(({ inputs }) => inputs.currency(text, hint))
}

/** The grades of a performance: those of `--grade`, or one with `--seats` at `--price`. */
export function seatGrades({
  seats,
  price: amount,
  grade,
  currency = USUAL_CURRENCY,
}: SeatOptions): Grade[] {
  // Without a hall nobody knows how many seats a grade has.
  if (typeof amount === 'object') throw usage(({ inputs }) => inputs.pricesNeedHall)
  if (grade) {
    if (seats !== undefined || amount !== undefined) throw usage(({ inputs }) => inputs.eitherGrade)
    return grade.map((each) => ({
      grade: each.grade,
      seats: each.seats,
      price: { amount: each.amount, currency },
    }))
  }
  if (seats === undefined)
    throw failure(
      'missing-argument',
      ({ inputs }) => inputs.seatsMissing,
      ({ inputs }) => inputs.giveSeats,
    )
  if (amount === undefined) throw failure('missing-argument', ({ inputs }) => inputs.priceMissing)
  return [{ grade: ONLY_GRADE, seats, price: { amount, currency } }]
}
