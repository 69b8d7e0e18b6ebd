import { usage } from '../failure.ts'
import { words } from '../words/words.ts'
import { refuseTwice } from './grade-twice.ts'
import { price } from './numbers.ts'

/** What a seat of a grade costs, in a hall whose plan says which seats those are. */
export type NamedPrice = { readonly grade: string; readonly amount: number }
/** One price, or one for each grade of a hall. */
export type Prices = number | readonly NamedPrice[]

/** Reads `66000`, or adds one `VIP:170000` to the earlier ones. The name itself may contain colons. */
export function pricesWith(text: string, before?: Prices): Prices {
  const [, grade, amount] = /^(.+):([^:]*)$/.exec(text) ?? []
  const isNamed = grade !== undefined && amount !== undefined
  if (before !== undefined && isNamed !== (typeof before === 'object'))
    throw usage(({ inputs }) => inputs.eitherPrice)
  if (!isNamed) return price(text)
  const others = typeof before === 'object' ? before : []
  refuseTwice(grade, others)
  return [...others, { grade, amount: price(amount, words().inputs.priceIn(text)) }]
}
