import type { PerformanceResponse } from '@outerpark/core/contract'
import { type SeatMap, seatsOfGrades } from '@outerpark/core/hall'
import type { Money } from '@outerpark/core/kernel'
import { gradeNamed } from '@outerpark/core/names'
import type { Context } from '../context.ts'
import { usage } from '../failure.ts'
import { gradeTyped } from '../hall/grade.ts'
import type { Prices } from '../input/hall-prices.ts'
import { price as priceField } from '../input/numbers.ts'
import { givenOrAsked } from '../prompts/ask.ts'
import { words } from '../words/words.ts'

export type GradePrice = { readonly grade: string; readonly price: Money }

/**
 * The prices of the grades that a plan brings to a performance. A person is asked for those that are missing. Where nobody can be
 * asked, the box office decides: it knows the price of a grade that the performance had before.
 */
export async function newPrices(
  context: Context,
  { id, grades: onSale }: PerformanceResponse,
  map: SeatMap,
  given: Prices | undefined,
): Promise<readonly GradePrice[]> {
  const counts = seatsOfGrades(map)
  const known = onSale.map(({ grade }) => grade)
  const added = map.grades.filter((grade, n) => (counts[n] ?? 0) > 0 && !known.includes(grade))
  // All grades of a performance have one currency.
  const currency = onSale[0]?.price.currency ?? 'KRW'
  const typed = given === undefined ? [] : pricesOf(given, { id, known, added })
  const all: GradePrice[] = []
  for (const grade of added) {
    const amount =
      typed.find((each) => each.grade === grade)?.amount ??
      (context.interactive ? await askPrice(context, grade, currency) : undefined)
    if (amount !== undefined) all.push({ grade, price: { amount, currency } })
  }
  return all
}

const askPrice = (context: Context, grade: string, currency: string): Promise<number> =>
  givenOrAsked(context, undefined, {
    flag: '--price',
    message: words().seasons.priceOfGrade(grade, currency),
    parse: priceField,
  })

type Grades = {
  /** the performance */
  readonly id: string
  readonly known: readonly string[]
  readonly added: readonly string[]
}

/** The prices that were typed, of grades that are new, as the plan calls them. */
function pricesOf(given: Prices, { id, known, added }: Grades) {
  const [only, ...others] = added
  if (only === undefined) throw usage(({ plans }) => plans.noNewGrade(known))
  if (typeof given !== 'object') {
    if (others.length > 0) throw usage(({ plans }) => plans.newGrades(added))
    return [{ grade: only, amount: given }]
  }
  return given.map(({ grade: typed, amount }) => {
    const named = (grades: readonly string[]) =>
      gradeNamed(
        grades.map((grade) => ({ grade })),
        typed,
      )?.grade
    const priced = named(added) === undefined ? named(known) : undefined
    if (priced !== undefined)
      throw usage(
        ({ plans }) => plans.pricedAlready(priced),
        ({ plans }) => plans.changePrice(id, priced),
      )
    return { grade: gradeTyped(added, typed), amount }
  })
}
