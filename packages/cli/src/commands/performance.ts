import type { ChangedGradeResponse, PerformanceResponse } from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import { type ListOptions, readList } from '../client/list.ts'
import { musicalId, performanceId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { price as priceField } from '../input/numbers.ts'
import { asText, chooser, givenOrAsked, needAll } from '../prompts/ask.ts'
import { whichMusical, whichPerformance } from '../prompts/which.ts'
import { moneyText } from '../text/money.ts'
import { words } from '../words/words.ts'
import { newPerformances, type PerformanceOptions, seatsNeeded } from './musical.ts'

export type PerformanceListOptions = ListOptions & {
  readonly musical?: string
  /** RFC 3339 */
  readonly from?: string
  /** RFC 3339; performances that begin before it */
  readonly to?: string
  readonly title?: string
  readonly available?: boolean
  /** also performances that have begun */
  readonly past?: boolean
}

/** Adds a performance at each of the times: all of them, or none. */
export async function addPerformances(
  context: Context,
  given: string | undefined,
  options: PerformanceOptions,
): Promise<{ performances: readonly PerformanceResponse[] }> {
  needAll(context, { MUSICAL: given, ...seatsNeeded(options) })
  const musical = await whichMusical(context, given)
  const performances = await newPerformances(context, options)
  const client = await connect(context, 'admin')
  return client.addPerformances(await musicalId(client, musical, chooser(context)), {
    performances,
  })
}

export type ChangeOptions = {
  readonly grade?: string
  /** of one seat, in the smallest unit of the currency in which the grade is sold */
  readonly price?: number
  readonly seats?: number
}

/** Changes the price or the seats of a grade, for later bookings. Asks for the price if neither is given. */
export async function changeGrade(
  context: Context,
  given: string | undefined,
  { grade: name, price, seats }: ChangeOptions,
): Promise<ChangedGradeResponse> {
  const some = price ?? seats
  needAll(context, { PERFORMANCE: given, '--grade': name, '--price (or --seats)': some })
  const typed = await whichPerformance(context, given)
  const client = await connect(context, 'admin')
  const id = await performanceId(client, typed, chooser(context))
  const { grades } = await client.performance(id)
  const grade = name ?? (grades.length === 1 ? grades[0]?.grade : await whichGrade(context, grades))
  const before = grades.find((each) => each.grade === grade)?.price ?? grades[0]?.price
  if (grade === undefined || !before) throw new Error(`Performance ${id} has no grades.`)
  const asked =
    some === undefined
      ? await givenOrAsked(context, undefined, {
          flag: '--price',
          message: words().seasons.newPrice(moneyText(before)),
          parse: priceField,
        })
      : price
  return client.changeGrade(id, grade, {
    ...(asked !== undefined && { price: { amount: asked, currency: before.currency } }),
    ...(seats !== undefined && { seats }),
  })
}

const whichGrade = (context: Context, grades: PerformanceResponse['grades']) =>
  givenOrAsked(context, undefined, {
    flag: '--grade',
    message: words().booked.whichGrade,
    parse: asText,
    choices: async () =>
      grades.map(({ grade, price, capacity }) => ({
        value: grade,
        name: `${grade}  ${moneyText(price)}, ${words().seasons.seatsOfGrade(capacity)}`,
      })),
  })

export async function listPerformances(
  context: Context,
  options: PerformanceListOptions,
): Promise<Page<PerformanceResponse>> {
  const { musical, from, to, title, available, past } = options
  const client = await connect(context, 'nobody')
  const wanted = {
    musicalId: musical && (await musicalId(client, musical, chooser(context))),
    // What is over interests few. A cursor goes on where the list was.
    from: from ?? (past ? undefined : new Date().toISOString()),
    ...{ to, title, available: available || undefined },
  }
  return readList((query) => client.performances({ ...query, ...wanted }), options)
}

export async function showPerformance(
  context: Context,
  given: string | undefined,
): Promise<PerformanceResponse> {
  const id = await whichPerformance(context, given)
  const client = await connect(context, 'nobody')
  return client.performance(await performanceId(client, id, chooser(context)))
}
