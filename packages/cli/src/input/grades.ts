import type { RegisterMusicalRequest } from '@outerpark/core/contract'
import { currencyLike, isCurrency } from '@outerpark/core/kernel'
import { failure, usage } from '../failure.ts'
import { price, seatCount } from './numbers.ts'

/** The seats of a hall, from the command line. */
export type SeatOptions = {
  readonly seats?: number
  readonly price?: number
  readonly grade?: readonly NamedGrade[]
  readonly currency: string
}

export type NamedGrade = { readonly grade: string; readonly seats: number; readonly amount: number }

type Grade = RegisterMusicalRequest['performances'][number]['grades'][number]

/** The name of the only grade if just `--seats` and `--price` are given. */
const ONLY_GRADE = 'R'

/** Adds one `--grade VIP:372:190000` to the earlier ones. The name itself may contain colons. */
export function namedGrade(text: string, before: readonly NamedGrade[] = []): NamedGrade[] {
  const [, grade, seats, amount] = /^(.+):([^:]*):([^:]*)$/.exec(text) ?? []
  if (grade === undefined || seats === undefined || amount === undefined)
    throw usage(`--grade has to be NAME:SEATS:PRICE such as VIP:372:190000, not "${text}".`)
  if (before.some((other) => other.grade === grade))
    throw usage(`The grade ${grade} is named twice.`)
  const named = {
    grade,
    seats: seatCount(seats, `SEATS in --grade ${text}`),
    amount: price(amount, `PRICE in --grade ${text}`),
  }
  return [...before, named]
}

export function currencyCode(text: string): string {
  if (isCurrency(text)) return text
  const meant = currencyLike(text)
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`
  throw usage(`--currency has to be an ISO 4217 code such as KRW, not "${text}".${hint}`)
}

/** The grades of a performance: those of `--grade`, or one with `--seats` at `--price`. */
export function seatGrades({ seats, price: amount, grade, currency }: SeatOptions): Grade[] {
  if (grade) {
    if (seats !== undefined || amount !== undefined)
      throw usage('Use either --grade, or --seats and --price, but not both.')
    return grade.map((each) => ({
      grade: each.grade,
      seats: each.seats,
      price: { amount: each.amount, currency },
    }))
  }
  if (seats === undefined)
    throw failure(
      'missing-argument',
      '--seats is missing.',
      'Give --seats N --price P, or --grade NAME:SEATS:PRICE for each grade.',
    )
  if (amount === undefined) throw failure('missing-argument', '--price is missing.')
  return [{ grade: ONLY_GRADE, seats, price: { amount, currency } }]
}
