import type { Money, RefusalParams } from '@outerpark/core/kernel'
import type { BookState, Offer } from './book-state.ts'

/** What a seat of a grade costs, as the form shows it: what a refusal told is newer than a season that has not changed since. */
export function priceOf({ told }: BookState, { grade, price }: Offer): Money {
  const newer = told.find((each) => each.grade === grade && each.was.amount === price.amount)
  return newer?.price ?? price
}

/** The price of a seat that was seen before the one that the form shows now; undefined if it is the same. */
export function priceBefore({ seen }: BookState, { grade, price }: Offer): Money | undefined {
  const before = seen.find((each) => each.grade === grade)?.price
  return before && before.amount !== price.amount ? before : undefined
}

/** Whether a price has changed since it was seen. */
export const isNews = (state: BookState, lines: readonly Offer[]): boolean =>
  lines.some((line) => priceBefore(state, line) !== undefined)

/** The state after the person has seen these prices. */
export const withSeen = (state: BookState, offers: readonly Offer[]): BookState => ({
  ...state,
  seen: [
    ...state.seen.filter(({ grade }) => !offers.some((each) => each.grade === grade)),
    ...offers.map(({ grade, price }) => ({ grade, price })),
  ],
})

/**
 * After a refusal that tells another amount, the form shows the prices that it told, and the next Enter books at them.
 *
 * @param season what the season said when the booking was sent
 */
export function withTold(state: BookState, season: readonly Offer[]): BookState {
  const { refusal } = state.stage.is === 'form' ? state.stage : {}
  if (refusal?.code !== 'offer-changed') return state
  const offers = pricesIn((refusal.params ?? {}) as Partial<RefusalParams['offer-changed']>) // it is checked there
  const told = offers.flatMap(({ grade, price }) => {
    const was = season.find((each) => each.grade === grade)?.price
    return was ? [{ grade, price, was }] : []
  })
  return { ...withSeen(state, offers), told }
}

/** The prices in a refusal: of each line, or of the seats of the only grade. */
function pricesIn({
  grade,
  seats = 1,
  lines,
  amount,
}: Partial<RefusalParams['offer-changed']>): readonly Offer[] {
  if (!amount) return []
  const { currency } = amount
  if (lines)
    return lines.map((line) => ({ grade: line.grade, price: { amount: line.price, currency } }))
  return typeof grade === 'string'
    ? [{ grade, price: { amount: amount.amount / seats, currency } }]
    : []
}
