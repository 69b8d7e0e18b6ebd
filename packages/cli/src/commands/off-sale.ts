import type { PerformanceResponse } from '@outerpark/core/contract'
import type { Client } from '../client/client.ts'
import { performanceId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { askToConfirm, chooser } from '../prompts/ask.ts'
import { whichPerformance } from '../prompts/which.ts'
import { shellWord } from '../text/command-line.ts'
import { showTime } from '../text/hall.ts'
import { moneyText } from '../text/money.ts'
import { words } from '../words/words.ts'

export type OffSaleOptions = { readonly reason?: string }
export type CancelPerformanceOptions = OffSaleOptions & { readonly yes?: boolean }

/** Ends the sale of a performance until it is opened again, or opens it. */
export async function changeSale(
  context: Context,
  given: string | undefined,
  to: 'close' | 'open',
  { reason }: OffSaleOptions,
): Promise<PerformanceResponse> {
  const typed = await whichPerformance(context, given)
  const client = await connect(context, 'admin')
  const id = await performanceId(client, typed, chooser(context))
  return client.changeSale(id, to, reason)
}

/** Cancels a performance for good. Who is asked reads before how many seats it is about, and how much goes back. */
export async function cancelPerformance(
  context: Context,
  given: string | undefined,
  { reason, yes }: CancelPerformanceOptions,
): Promise<PerformanceResponse> {
  const typed = await whichPerformance(context, given)
  if (!yes && !context.interactive)
    throw failure(
      'confirmation-needed',
      ({ seasons }) => seasons.yesToCancel,
      ({ seasons }) =>
        seasons.runCancel(
          `${shellWord(typed)}${reason === undefined ? '' : ` --reason ${shellWord(reason)}`}`,
        ),
    )
  const client = await connect(context, 'admin')
  const id = await performanceId(client, typed, chooser(context))
  if (!yes) await confirm(context, client, id)
  return client.changeSale(id, 'cancel', reason)
}

async function confirm(context: Context, client: Client, id: string): Promise<void> {
  const { title, startsAt, grades } = await client.performance(id)
  const { totals } = await client.sales({ performanceId: id })
  const money = totals
    .filter(({ revenue }) => revenue.amount > 0)
    .map(({ revenue }) => moneyText(revenue))
  const { seasons } = words()
  context.say(seasons.forecast(seatsIn(grades, 'sold'), seatsIn(grades, 'held'), money.join(' + ')))
  if (await askToConfirm(seasons.askCancel(title, showTime(startsAt)))) return
  throw failure('not-confirmed', (texts) => texts.seasons.nothingChanged)
}

const seatsIn = (grades: PerformanceResponse['grades'], of: 'sold' | 'held'): number =>
  grades.reduce((sum, grade) => sum + grade[of], 0)
