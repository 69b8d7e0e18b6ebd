import type { MusicalResponse, RegisteredMusicalResponse } from '@outerpark/core/contract'
import type { RefundPreset } from '@outerpark/core/names'
import type { Page } from '../client/client.ts'
import { type ListOptions, readList } from '../client/list.ts'
import { musicalId, type ShownMusical } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { usage } from '../failure.ts'
import { type SeatOptions, seatGrades, USUAL_CURRENCY } from '../input/grades.ts'
import { price, seatCount } from '../input/numbers.ts'
import { performanceTime } from '../input/when.ts'
import { asText, chooser, givenOrAsked, needAll } from '../prompts/ask.ts'
import { ruleOf } from '../prompts/validator.ts'
import { whichMusical } from '../prompts/which.ts'
import { words } from '../words/words.ts'
import { inHall } from './in-hall.ts'
import { agreedToPrices } from './prices-question.ts'

export type PerformanceOptions = SeatOptions & {
  readonly at?: readonly string[]
  /** one whose plan says which seats there are */
  readonly hall?: string
  /** what a cancel gives back: the name of a policy */
  readonly refund?: RefundPreset
  /** without a question about a price that is far from those of the other grades */
  readonly yes?: boolean
}

export type RegisterOptions = PerformanceOptions & {
  readonly venue?: string
  readonly runningMinutes?: number
  readonly timeZone?: string
}

/** Registers one musical with a performance at each of the times. */
export async function registerMusical(
  context: Context,
  givenTitle: string | undefined,
  options: RegisterOptions,
): Promise<RegisteredMusicalResponse> {
  needAll(context, { TITLE: givenTitle, '--venue': options.venue, ...seatsNeeded(options) })
  const title = await givenOrAsked(context, givenTitle, {
    flag: 'TITLE',
    message: words().seasons.title,
    parse: asText,
    rule: ruleOf('title'),
  })
  const venue = await givenOrAsked(context, options.venue, {
    flag: '--venue',
    message: words().seasons.venue,
    parse: asText,
    rule: ruleOf('venue'),
  })
  const { performances, zone } = await newPerformances(context, options)
  const { runningMinutes, timeZone = zone, refund } = options
  const client = await connect(context, 'admin')
  return client.registerMusical({
    title,
    venue,
    ...(runningMinutes !== undefined && { runningMinutes }),
    ...(timeZone !== undefined && { timeZone }),
    ...(refund && { refund: { preset: refund } }),
    performances,
  })
}

/**
 * What a performance needs: its time, and its seats in one of three forms.
 *
 * @throws Failure `usage` if there are prices of the grades of a hall, and no hall
 */
export function seatsNeeded({ at, hall, grade, seats, price: amount }: PerformanceOptions) {
  if (typeof amount === 'object' && hall === undefined)
    throw usage(({ inputs }) => inputs.pricesNeedHall)
  return {
    '--at': at,
    ...(hall !== undefined
      ? { '--price': grade ?? seats ?? amount }
      : grade === undefined && seats === undefined && amount === undefined
        ? { [words().asked.gradeOrSeats]: undefined }
        : grade === undefined && { '--seats': seats, '--price': amount }),
  }
}

/** A performance at each `--at`, with the grades that were given, and the zone of the hall. Asks for what is missing. */
export async function newPerformances(context: Context, options: PerformanceOptions) {
  const times = await givenOrAsked(context, options.at, {
    flag: '--at',
    message: words().seasons.when,
    parse: (text) => [performanceTime(text)],
  })
  const seats =
    options.hall === undefined
      ? { zone: undefined, offer: { grades: seatGrades(await withSeats(context, options)) } }
      : await inHall(context, options.hall, options)
  await agreedToPrices(context, seats.offer.grades, options)
  return { performances: times.map((startsAt) => ({ startsAt, ...seats.offer })), zone: seats.zone }
}

export async function listMusicals(
  context: Context,
  options: ListOptions,
): Promise<Page<MusicalResponse>> {
  const client = await connect(context, 'nobody')
  return readList(client.musicals, options)
}

export async function showMusical(
  context: Context,
  given: string | undefined,
): Promise<ShownMusical> {
  const typed = await whichMusical(context, given)
  const client = await connect(context, 'nobody')
  const id = await musicalId(client, typed, chooser(context))
  const toCome = { musicalId: id, from: new Date().toISOString() }
  const { items } = await readList((query) => client.performances({ ...query, ...toCome }), {
    limit: Number.POSITIVE_INFINITY,
  })
  return { ...(await client.musical(id)), performances: items }
}

async function withSeats(context: Context, options: SeatOptions): Promise<SeatOptions> {
  if (options.grade || typeof options.price === 'object' || !context.interactive) return options
  const seats = await givenOrAsked(context, options.seats, {
    flag: '--seats',
    message: words().seasons.seats,
    parse: seatCount,
  })
  const amount = await givenOrAsked(context, options.price, {
    flag: '--price',
    message: words().seasons.price(options.currency ?? USUAL_CURRENCY),
    parse: price,
  })
  return { ...options, seats, price: amount }
}
