import type { Dice } from '../world/chance.ts'
import type { ActionOf, SaleWish, Step } from './plan.ts'

/** The code of every presale. */
export const CODE = 'FANS'

/** Sometimes a performance is sold within times of its own, to some earlier, or to each customer only so much. */
export function withWindows(dice: Dice, steps: readonly Step[]): Step[] {
  if (!dice.happens(0.3)) return [...steps]
  const last = Math.max(1, ...steps.map(({ at }) => at))
  const limited = new Set<number>()
  const sold = steps.map((step): Step => {
    if (step.kind !== 'register' || !dice.happens(0.7)) return step
    limited.add(step.performance)
    return { ...step, terms: termsFor(dice, step, last) }
  })
  return sold.map((step) =>
    step.kind === 'book' && limited.has(step.performance) && dice.happens(0.6)
      ? { ...step, code: dice.happens(0.85) ? 'right' : 'wrong' }
      : step,
  )
}

/** @param last when the last step happens, in milliseconds after the registration */
function termsFor(dice: Dice, { seats }: ActionOf<'register'>, last: number): SaleWish {
  const opensIn = dice.happens(0.7) ? dice.between(2, last) : undefined
  const presale = opensIn !== undefined && dice.happens(0.7)
  return {
    ...(opensIn !== undefined && { opensIn }),
    ...(presale && {
      presale: {
        opensIn: dice.between(-last, opensIn - 1),
        ...(dice.happens(0.8) && { seats: dice.between(1, seats) }),
      },
    }),
    ...(dice.happens(0.2) && { closesIn: (opensIn ?? 0) + dice.between(1, last) }),
    ...(dice.happens(0.3) && { perCustomer: dice.between(1, 6) }),
    ...(dice.happens(0.2) && { perCustomerOfMusical: dice.between(1, 6) }),
  }
}
