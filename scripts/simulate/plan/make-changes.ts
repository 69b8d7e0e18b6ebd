import type { Dice } from '../world/chance.ts'
import type { ActionOf, Step } from './plan.ts'
import { wantedBy } from './wish.ts'

const SECOND = 1_000
/** A booking is paid within about so long after it (ms), if nothing goes wrong. */
const PAYING_MS = 150

type Book = ActionOf<'book'> & { readonly at: number }

/** The same steps, but some customers look at the price first, think, and book for the amount that they saw. */
export const withLooks = (dice: Dice, steps: readonly Step[]): Step[] =>
  steps.map((step) =>
    step.kind === 'book' && dice.happens(0.35)
      ? { ...step, thinksMs: dice.anyScale(1, 10 * SECOND) }
      : step,
  )

/** Sometimes the admin changes prices and seats, mostly while somebody books or pays. */
export function changesFor(dice: Dice, steps: readonly Step[]): Step[] {
  const bookings = steps.filter((step): step is Book => step.kind === 'book')
  if (bookings.length === 0 || !dice.happens(0.4)) return []
  return Array.from({ length: dice.between(1, 5) }, () => {
    const booked = dice.pick(bookings)
    const { at, performance, thinksMs = 0 } = booked
    const { grade } = dice.pick(wantedBy(booked))
    // With an offset near 0, the change and the booking are in the same group, in either order.
    const offset = dice.happens(0.5) ? dice.between(-5, 5) : dice.between(-thinksMs, PAYING_MS)
    const price = dice.happens(0.1) ? 0 : dice.between(1, 200) * 1_000
    const left = dice.between(-2, dice.pick([1, 5, 40]))
    const terms = dice.pick([{ price }, { left }, { price, left }])
    return {
      at: Math.max(1, at + thinksMs + offset),
      kind: 'change-grade',
      performance,
      grade,
      ...terms,
    } as const
  })
}
