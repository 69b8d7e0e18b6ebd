import type { DiscountId } from './ids.ts'
import type { Money } from './money.ts'

/** What a person shows at the door for a discount. */
export const PROOFS = [
  'student',
  'youth',
  'senior',
  'veteran',
  'disabled',
  'resident',
  'member',
] as const
export type Proof = (typeof PROOFS)[number]

/** A discount as a booking keeps it. It is a copy, so that a discount that has ended changes no booking. */
export type LineDiscount = {
  readonly id: DiscountId
  readonly name: string
  /** what one seat costs less because of it */
  readonly amount: number
  /** the code that the customer gave; absent if it applied by itself */
  readonly code?: string
  /** whose card the door asks for */
  readonly proof?: Proof
}

/** A discount of a line as replies show it. */
export type DiscountShown = {
  readonly id: string
  readonly name: string
  readonly amount: Money
  readonly code?: string | undefined
  readonly proof?: Proof | undefined
}

export const discountShown = (
  { amount, ...discount }: LineDiscount,
  currency: string,
): DiscountShown => ({ ...discount, amount: { amount, currency } })

/** The ids of the discounts of a booking, each once: the booking counts as one use of each. */
export function discountsIn(
  lines: readonly { readonly discounts?: readonly LineDiscount[] | undefined }[] | undefined,
): readonly DiscountId[] {
  if (!lines?.some(({ discounts }) => discounts)) return NONE
  return [...new Set(lines.flatMap(({ discounts = [] }) => discounts.map(({ id }) => id)))]
}
const NONE: readonly never[] = []
