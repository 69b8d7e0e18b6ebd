import type { PerformanceResponse } from '@outerpark/core/contract'
import type { SeatChange } from '@outerpark/core/hall'
import { problemTexts } from '@outerpark/core/words'
import type { Context } from '../context.ts'
import { Failure, failure } from '../failure.ts'
import { askToConfirm } from '../prompts/ask.ts'
import { showTime } from '../text/hall.ts'
import { moneyText } from '../text/money.ts'
import { seatChangeText } from '../text/seat-change.ts'
import { language, words } from '../words/words.ts'
import type { GradePrice } from './plan-prices.ts'

/** What another plan means for a performance. */
export type PlanChange = {
  readonly performance: PerformanceResponse
  readonly changes: readonly SeatChange[]
  readonly prices: readonly GradePrice[]
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
function questionLines({ performance, changes, prices }: PlanChange): readonly string[] {
  const { title, startsAt } = performance
  const [first = '', ...others] = [
    ...changes.map(seatChangeText),
    ...prices.map(({ grade, price }) => words().plans.priced(grade, moneyText(price))),
  ]
  return [`${title}, ${showTime(startsAt)}: ${first}`, ...others]
}

/** The same refusal as that of the box office. */
function losesSeats({ title }: PerformanceResponse, seats: readonly string[], offers: boolean) {
  const params = { title, seats }
  const texts = () => problemTexts(language(), 'plan-loses-seats', params)
  return new Failure({
    code: 'plan-loses-seats',
    params,
    title: () => texts().title,
    detail: () => texts().detail,
    hint: ({ plans }) => (offers ? plans.freeOnly : (texts().hint ?? '')),
  })
}
