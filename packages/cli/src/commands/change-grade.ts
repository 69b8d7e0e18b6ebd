import type {
  ChangedGradeResponse,
  ChangeGradeRequest,
  PerformanceResponse,
} from '@outerpark/core/contract'
import type { Client } from '../client/client.ts'
import { readList } from '../client/list.ts'
import { musicalId, performanceId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { usage } from '../failure.ts'
import { price as priceField } from '../input/numbers.ts'
import { asText, chooser, givenOrAsked, needAll } from '../prompts/ask.ts'
import { whichPerformance } from '../prompts/which.ts'
import {
  type Changed,
  changeEach,
  datesOf,
  type GradeOn,
  type PlannedChange,
} from '../season/grade-change.ts'
import { moneyText } from '../text/money.ts'
import { words } from '../words/words.ts'
import { agreed } from './change-question.ts'

export type ChangeOptions = {
  readonly grade?: string
  /** of one seat, in the smallest unit of the currency in which the grade is sold */
  readonly price?: number
  readonly seats?: number
  /** change it on all dates of this musical that are to come */
  readonly musical?: string
  /** change it without a question; needed for a price that looks like a slip where nobody can be asked */
  readonly yes?: boolean
}

/** What the command prints for all dates of a musical. */
export type ChangedGrades = { readonly changed: readonly ChangedGradeResponse[] }

/**
 * Changes the price or the seats of a grade, for later bookings: of one performance, or with `musical` of all of its dates to
 * come. Asks for the price if neither is given, and once before it changes anything.
 */
export async function changeGrade(
  context: Context,
  given: string | undefined,
  options: ChangeOptions,
): Promise<readonly Changed[]> {
  const { grade: name, price, seats, musical } = options
  if (given !== undefined && musical !== undefined) throw usage(({ seasons }) => seasons.oneOrAll)
  needAll(context, {
    [words().asked.eitherOf('PERFORMANCE', '--musical')]: given ?? musical,
    '--grade': name,
    [words().asked.eitherOf('--price', '--seats')]: price ?? seats,
  })
  const typed = musical ?? (await whichPerformance(context, given))
  const client = await connect(context, 'admin')
  const dates =
    musical === undefined
      ? [await client.performance(await performanceId(client, typed, chooser(context)))]
      : await datesToCome(client, await musicalId(client, typed, chooser(context)))
  const grade = name ?? (await whichGrade(context, dates))
  const on = datesOf(dates, grade)
  const wanted = { price: await newPrice(context, on, options), seats }
  const planned = on.map((each) => ({ ...each, change: changeOf(each, wanted) }))
  // Of the grade that is nowhere, the box office says which ones there are.
  if (planned.length === 0)
    await client.changeGrade(dates[0]?.id ?? typed, grade, refusedBy(wanted))
  await agreed(context, planned, options)
  return changeAll(context, client, planned)
}

async function datesToCome(client: Client, id: string) {
  const asked = { musicalId: id, from: new Date().toISOString() }
  const all = { limit: Number.POSITIVE_INFINITY }
  const { items } = await readList((query) => client.performances({ ...query, ...asked }), all)
  if (items.length > 0) return items
  const { title } = await client.musical(id)
  throw usage(
    ({ seasons }) => seasons.nothingToCome(title),
    ({ seasons }) => seasons.seePast(id),
  )
}

type Wanted = { readonly price: number | undefined; readonly seats: number | undefined }

const changeOf = ({ onSale }: GradeOn, { price, seats }: Wanted): ChangeGradeRequest => ({
  ...(price !== undefined && { price: { amount: price, currency: onSale.price.currency } }),
  ...(seats !== undefined && { seats }),
})

/** A request about a grade that is not there. */
const refusedBy = ({ price = 0, seats }: Wanted): ChangeGradeRequest =>
  seats === undefined ? { price: { amount: price, currency: 'KRW' } } : { seats }

/** The price from the command line, or a person's answer if neither it nor a number of seats is there. */
const newPrice = async (
  context: Context,
  on: readonly GradeOn[],
  { price, seats }: ChangeOptions,
): Promise<number | undefined> =>
  price !== undefined || seats !== undefined
    ? price
    : givenOrAsked(context, undefined, {
        flag: '--price',
        message: words().seasons.newPrice(
          [...new Set(on.map(({ onSale }) => moneyText(onSale.price)))].join(', '),
        ),
        parse: priceField,
      })

/** The only grade of these dates, or the one that a person chooses. */
async function whichGrade(
  context: Context,
  dates: readonly PerformanceResponse[],
): Promise<string> {
  const grades = new Map(dates.flatMap(({ grades }) => grades).map((each) => [each.grade, each]))
  const [only, ...others] = grades.keys()
  if (only !== undefined && others.length === 0) return only
  return givenOrAsked(context, undefined, {
    flag: '--grade',
    message: words().booked.whichGrade,
    parse: asText,
    choices: async () =>
      [...grades.values()].map(({ grade, price, capacity }) => ({
        value: grade,
        name: `${grade}  ${moneyText(price)}, ${words().seasons.seatsOfGrade(capacity)}`,
      })),
  })
}

/** Each change is a request of its own: with a key for all, each has one that follows from it. */
async function changeAll(
  context: Context,
  client: Client,
  planned: readonly PlannedChange[],
): Promise<readonly Changed[]> {
  const { key } = context
  const [first, ...others] = planned
  const changed: Changed[] = []
  const send: Client['changeGrade'] = async (id, ...change) => {
    const isFirst = id === first?.performance.id
    const by =
      key === undefined || isFirst
        ? client
        : await connect({ ...context, key: `${key}:${id}`.slice(-128) }, 'admin')
    return by.changeGrade(id, ...change)
  }
  const changes = planned.map(({ performance: { id }, onSale: { grade }, change }) => ({
    ...{ id, grade, change },
  }))
  try {
    await changeEach(changes, send, (each, n) => {
      const performance = planned[n]?.performance
      if (performance) changed.push({ changed: each, performance })
    })
  } catch (error) {
    if (others.length > 0 && changed.length > 0)
      context.say(words().seasons.changedBefore(changed.length, planned.length))
    throw error
  }
  return changed
}
