import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { askToConfirm } from '../prompts/ask.ts'
import { farPriceText } from '../season/far-price.ts'
import { farPrices } from '../season/slip.ts'
import { words } from '../words/words.ts'
import type { GradePrice } from './plan-prices.ts'

/**
 * Asks a person at the terminal whether a price is right that is far from those of the other grades. A program is not asked.
 *
 * @param confirm asks the person
 */
export async function agreedToPrices(
  context: Pick<Context, 'interactive' | 'say'>,
  grades: readonly GradePrice[],
  { yes = false }: { readonly yes?: boolean },
  confirm: (question: string) => Promise<boolean> = askToConfirm,
): Promise<void> {
  const far = context.interactive && !yes ? farPrices(grades, []) : []
  if (far.length === 0) return
  for (const each of far) context.say(farPriceText(each))
  if (await confirm(words().seasons.askPrices)) return
  throw failure('not-confirmed', ({ seasons }) => seasons.nothingChanged)
}
