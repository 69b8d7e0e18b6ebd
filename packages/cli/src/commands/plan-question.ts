import type { PerformanceResponse } from '@outerpark/core/contract'
import type { SeatChange } from '@outerpark/core/hall'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { refusal } from '../http/refusal.ts'
import { askToConfirm } from '../prompts/ask.ts'
import { farPriceText } from '../season/far-price.ts'
import { farPrices } from '../season/slip.ts'
import { showTime } from '../text/hall.ts'
import { moneyText } from '../text/money.ts'
import { keptLines, seatChangeText } from '../text/seat-change.ts'
import { words } from '../words/words.ts'
import type { GradePrice } from './plan-prices.ts'

/** What another plan means for a performance. */
export type PlanChange = {
  readonly performance: PerformanceResponse
  readonly changes: readonly SeatChange[]
  readonly prices: readonly GradePrice[]
  /** the ids of taken seats that stay as they are */
  readonly kept?: readonly string[]
}

type Terms = { readonly yes?: boolean; readonly offersFreeOnly: boolean }

/**
 * Says what a plan changes, and asks a person once. A plan that changes no seat needs no question. One that would take seats from
 * customers is refused before anything is asked.
 *
 * @param confirm asks the person
 */
export async function agreedToPlan(
  context: Pick<Context, 'interactive' | 'say'>,
  change: PlanChange,
  { yes = false, offersFreeOnly }: Terms,
  confirm: (question: string) => Promise<boolean> = askToConfirm,
): Promise<void> {
  const { changes, performance } = change
  if (changes.length === 0) return
  const lost = [...new Set(changes.flatMap(({ taken }) => taken))]
  const asks = context.interactive && !yes
  if (asks || (context.interactive && lost.length > 0))
    for (const line of questionLines(change)) context.say(line)
  if (lost.length > 0) throw losesSeats(performance, lost, offersFreeOnly)
  if (yes) return
  if (!asks)
    throw failure(
      'confirmation-needed',
      () => `${questionLines(change).join('; ')}.`,
      ({ plans }) => plans.withYes,
    )
  if (await confirm(words().plans.ask)) return
  throw failure('not-confirmed', ({ plans }) => plans.nothingChanged)
}

/** The performance, and what changes: each in a line. */
function questionLines({ performance, changes, prices, kept = [] }: PlanChange): readonly string[] {
  const { title, startsAt } = performance
  const [first = '', ...others] = [
    ...changes.map(seatChangeText),
    ...prices.map(({ grade, price }) => words().plans.priced(grade, moneyText(price))),
    ...keptLines(kept),
    ...farPrices(prices, performance.grades).map(farPriceText),
  ]
  return [`${title}, ${showTime(startsAt)}: ${first}`, ...others]
}

const losesSeats = ({ title }: PerformanceResponse, seats: readonly string[], offers: boolean) =>
  refusal('plan-loses-seats', { title, seats }, offers ? ({ plans }) => plans.freeOnly : undefined)
