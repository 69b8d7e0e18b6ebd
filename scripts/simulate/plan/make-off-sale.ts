import type { Dice } from '../world/chance.ts'
import type { Step } from './plan.ts'

const SECOND = 1_000
/** A booking is paid within about so long after it (ms), if nothing goes wrong. */
const PAYING_MS = 150

/** Sometimes a performance is closed, opened again or cancelled, mostly while somebody books, pays or cancels. */
export function offSalesFor(dice: Dice, steps: readonly Step[]): Step[] {
  const busy = steps.flatMap((step) =>
    step.kind === 'book' || step.kind === 'hold' ? [{ ...step }] : [],
  )
  if (busy.length === 0 || !dice.happens(0.2)) return []
  const { performance } = dice.pick(busy)
  const moments = busy.flatMap((step) => (step.performance === performance ? [step.at] : []))
  const somewhere = () => {
    const offset = dice.happens(0.5) ? dice.between(-5, 5) : dice.between(-PAYING_MS, 2 * PAYING_MS)
    return Math.max(1, dice.pick(moments) + offset)
  }
  const off = (at: number, to: 'close' | 'open' | 'cancel'): Step => ({
    ...{ at, kind: 'off-sale', performance, to },
  })
  const closes = Array.from({ length: dice.between(0, 2) }, somewhere).flatMap((at) => [
    off(at, 'close'),
    ...(dice.happens(0.8) ? [off(at + dice.anyScale(1, 10 * SECOND), 'open')] : []),
  ])
  const cancels = Array.from({ length: dice.pick([0, 1, 1, 2]) }, () => {
    const at = somewhere() + (dice.happens(0.5) ? 0 : dice.anyScale(1, 60 * SECOND))
    return off(at, 'cancel')
  })
  return [...closes, ...cancels]
}
