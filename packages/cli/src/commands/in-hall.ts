import type { HallResponse, RegisterMusicalRequest } from '@outerpark/core/contract'
import { hallId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { usage } from '../failure.ts'
import { gradeTyped } from '../hall/grade.ts'
import { type SeatOptions, USUAL_CURRENCY } from '../input/grades.ts'
import type { NamedPrice, Prices } from '../input/hall-prices.ts'
import { price } from '../input/numbers.ts'
import { chooser, givenOrAsked } from '../prompts/ask.ts'
import { words } from '../words/words.ts'

type Performance = RegisterMusicalRequest['performances'][number]

/** What the performances of a hall offer, and the time zone of the hall. */
type Offer = {
  readonly offer: Required<Pick<Performance, 'hall' | 'grades'>>
  readonly zone: string
}

/** The hall of new performances, and what each of its grades costs. A person is asked for prices that are missing. */
export async function inHall(
  context: Context,
  typed: string,
  { seats, grade, price: given, currency = USUAL_CURRENCY }: SeatOptions,
): Promise<Offer> {
  if (seats !== undefined || grade) throw usage(({ inputs }) => inputs.hallHasSeats)
  const client = await connect(context, 'nobody')
  const id = await hallId(client, typed, chooser(context))
  const hall = await client.hall(id)
  const prices = await pricesIn(context, hall, given, currency)
  const grades = prices.map((each) => ({
    grade: each.grade,
    price: { amount: each.amount, currency },
  }))
  return { offer: { hall: id, grades }, zone: hall.timeZone }
}

async function pricesIn(
  context: Context,
  { hall, grades }: HallResponse,
  given: Prices | undefined,
  currency: string,
): Promise<readonly NamedPrice[]> {
  // A grade of which no seat is on sale has no price.
  const names = grades.filter(({ forSale }) => forSale > 0).map((each) => each.grade)
  if (names.length === 0) throw usage(({ inputs }) => inputs.nothingSold(hall))
  if (typeof given === 'object') return pricesOf(given, { hall, grades, names })
  const [only, ...others] = names
  if (given !== undefined) {
    if (only === undefined || others.length > 0)
      throw usage(({ inputs }) => inputs.priceOfEach(hall, names))
    return [{ grade: only, amount: given }]
  }
  const asked: NamedPrice[] = []
  for (const name of names) {
    const amount = await givenOrAsked<number>(context, undefined, {
      flag: '--price',
      message: words().seasons.priceOfGrade(name, currency),
      parse: price,
    })
    asked.push({ grade: name, amount })
  }
  return asked
}

type Known = Pick<HallResponse, 'hall' | 'grades'> & {
  /** the grades on sale */
  readonly names: readonly string[]
}

/** The prices that were typed, with the grades as the hall calls them. The box office names grades without a price. */
function pricesOf(given: readonly NamedPrice[], { hall, grades, names }: Known) {
  const all = grades.map(({ grade }) => grade)
  return given.map(({ grade: typed, amount }) => {
    const grade = gradeTyped(all, typed)
    if (!names.includes(grade)) throw usage(({ inputs }) => inputs.gradeNotSold(hall, grade))
    return { grade, amount }
  })
}
