import {
  type HallMistake,
  leftOut,
  type Repaint,
  repainted,
  type Seat,
  type Selected,
  seatId,
  selectIn,
  TAKEN,
} from '@outerpark/core/hall'
import { gradeNamed } from '@outerpark/core/names'
import type { Client } from '../client/client.ts'
import { performanceId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { failure, usage } from '../failure.ts'
import type { ReplannedPerformance } from '../hall/performance-plan.ts'
import { type PlanNow, planNow } from '../hall/plan-now.ts'
import { asText, chooser, givenOrAsked, needAll } from '../prompts/ask.ts'
import { whichPerformance } from '../prompts/which.ts'
import { moneyText } from '../text/money.ts'
import { words } from '../words/words.ts'
import { messageOf, planWith } from './plan-with.ts'
import { type PlanWanted, type ReplanOptions, replan } from './replan.ts'

export type RepaintOptions = ReplanOptions & {
  /** leave out seats that are taken */
  readonly freeOnly?: boolean
}
export type BlockOptions = RepaintOptions & {
  /** keep the seats for the theatre */
  readonly forHouse?: boolean
}

/** A performance and selectors of its seats, as they were typed. */
export type SeatsTyped = {
  readonly performance: string | undefined
  readonly selectors: readonly string[]
}

/** Gives seats of a performance another grade. */
export const paintSeats = (
  context: Context,
  typed: SeatsTyped,
  grade: string | undefined,
  options: RepaintOptions,
): Promise<ReplannedPerformance> =>
  repaint(
    context,
    typed,
    { GRADE: grade },
    { ...options, offersFreeOnly: true },
    async (client, now) => ({
      grade: await whichGrade(context, client, now, { ...options, grade }),
    }),
  )

/** Takes seats of a performance off sale. */
export const blockSeats = (
  context: Context,
  typed: SeatsTyped,
  { forHouse = false, ...options }: BlockOptions,
): Promise<ReplannedPerformance> =>
  repaint(context, typed, {}, { ...options, offersFreeOnly: true }, async () => ({
    kept: forHouse ? 'house' : 'kill',
  }))

/** Puts seats of a performance on sale that were not. */
export const unblockSeats = (
  context: Context,
  typed: SeatsTyped,
  options: ReplanOptions,
): Promise<ReplannedPerformance> =>
  repaint(context, typed, {}, options, async () => ({ kept: 'neither' }))

type Terms = RepaintOptions & { readonly offersFreeOnly?: boolean }

/**
 * Changes what seats of a performance are, in the plan that it has now.
 *
 * @param needed what the command needs besides, by its arguments
 */
async function repaint(
  context: Context,
  { performance, selectors }: SeatsTyped,
  needed: Readonly<Record<string, unknown>>,
  options: Terms,
  changeFor: (client: Client, now: PlanNow) => Promise<Repaint>,
): Promise<ReplannedPerformance> {
  needAll(context, { PERFORMANCE: performance, ...needed, SEATS: selectors[0] })
  const typed = await whichPerformance(context, performance)
  const client = await connect(context, 'admin')
  const now = await planNow(client, await performanceId(client, typed, chooser(context)))
  const change = await changeFor(client, now)
  const chosen = await whichSeats(context, now, selectors)
  const { map, states } = now
  const isTaken = (seat: Seat) => states[seat] === TAKEN
  const selected = options.freeOnly ? leftOut(map, chosen, isTaken) : chosen
  if (selected.length === 0) throw usage(({ plans }) => plans.allTaken)
  const stay = options.freeOnly ? chosen.flatMap(({ seats }) => seats.filter(isTaken)) : []
  const kept = [...new Set(stay)].sort((a, b) => a - b).map((seat) => seatId(map, seat))
  return replan(context, client, now, repaintedPlan(now, selected, change), { ...options, kept })
}

/** The plan with the change. The box office gets it as it was before where nothing changes. */
function repaintedPlan(
  { map, plan }: PlanNow,
  selected: readonly Selected[],
  change: Repaint,
): PlanWanted {
  const before = { grades: plan.grades, flags: plan.flags ?? [] }
  return planWith(plan, repainted(map, before, selected, change))
}

/** The grade of the plan, of the hall or of the performance that was typed, in any case. Another one is new and needs a price. */
async function whichGrade(
  context: Context,
  client: Pick<Client, 'hall'>,
  { map, hall, performance: { grades: onSale } }: PlanNow,
  { grade: given, price }: RepaintOptions & { readonly grade: string | undefined },
): Promise<string> {
  const prices = new Map(onSale.map((each) => [each.grade, moneyText(each.price)]))
  // A grade that has lost its last seat of this performance is still one of the hall.
  const { grades: ofHall } = await client.hall(hall.id)
  const known = [...new Set([...map.grades, ...ofHall.map(({ grade }) => grade), ...prices.keys()])]
  const typed = await givenOrAsked(context, given, {
    flag: 'GRADE',
    message: words().booked.whichGrade,
    parse: asText,
    choices: async () =>
      known.map((value) => ({ value, name: [value, prices.get(value)].join('  ').trimEnd() })),
  })
  const named = gradeNamed(
    known.map((grade) => ({ grade })),
    typed,
  )
  if (named) return named.grade
  if (price === undefined && !context.interactive)
    throw usage(
      ({ halls }) => halls.noGrade(typed),
      ({ plans }) => plans.newGrade(known, typed),
    )
  return typed.normalize('NFC').trim()
}

/** The seats that were typed, or that a person types. Several selectors may stand in one argument. */
async function whichSeats(
  context: Context,
  { map, performance: { id } }: PlanNow,
  given: readonly string[],
): Promise<readonly Selected[]> {
  const parse = (typed: string): readonly Selected[] => {
    const texts = typed.split(/\s+/).filter((text) => text !== '')
    if (texts.length === 0) throw usage(({ plans }) => plans.noSeats)
    const found = selectIn(map, texts)
    if (found.kind === 'selected') return found.selected
    throw wrongSelectors(id, texts, found.mistakes)
  }
  if (given.length > 0) return parse(given.join(' '))
  return givenOrAsked(context, undefined, {
    ...{ flag: 'SEATS', message: words().plans.whichSeats, parse },
  })
}

function wrongSelectors(id: string, texts: readonly string[], mistakes: readonly HallMistake[]) {
  const textAt = ({ at }: HallMistake) => texts[Number(at.path)] ?? ''
  const [first, ...others] = mistakes
  return failure(
    'usage',
    ({ plans }) =>
      first && others.length === 0
        ? plans.selector(textAt(first), messageOf(first))
        : plans.selectors(mistakes.length),
    ({ plans }) => plans.seePlan(id),
    {
      flaws: () =>
        mistakes.map((mistake) => ({ path: textAt(mistake), message: messageOf(mistake) })),
    },
  )
}
