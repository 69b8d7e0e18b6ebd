import type { Dice } from '../world/chance.ts'
import type { ActionOf, Step } from './plan.ts'
import { POLICIES, type PolicyName } from './refunds.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE
/** UTC has this time of the day when every story begins, in minutes. */
const BEGINS_AT = 9 * 60
/** So many days before the start, the next midnight changes what goes back, or does not. */
const DAYS = [0, 0, 1, 2, 2, 3, 6, 7, 9, 9, 10, 20] as const

type At<Kind extends 'register' | 'book' | 'cancel'> = ActionOf<Kind> & { readonly at: number }

const isIn =
  <Kind extends 'register' | 'book' | 'cancel'>(kind: Kind) =>
  (step: Step): step is At<Kind> =>
    step.kind === kind

/**
 * The same steps, but some performances have a refund policy, with a midnight of their clocks in the story, and some bookings are
 * cancelled seat by seat.
 */
export function withRefunds(dice: Dice, steps: readonly Step[]): Step[] {
  const made = steps.map((step): Step => {
    if (step.kind === 'register') return sale(dice, step)
    return step.kind === 'cancel' && !step.on ? termed(dice, step) : step
  })
  const booked = made.filter(isIn('book'))
  if (booked.length === 0 || !dice.happens(0.6)) return made
  const more = booked.flatMap((book) => (dice.happens(0.5) ? seatBySeat(dice, book) : []))
  return [...made, ...more]
}

/** Sometimes with a policy. A performance that begins soon, or whose seats are released at a time of its own, keeps its start. */
function sale(dice: Dice, step: At<'register'>): Step {
  if (!dice.happens(0.5)) return step
  const hasDollars = step.others?.some(({ currency }) => currency !== 'KRW')
  const names = (Object.keys(POLICIES) as PolicyName[]).filter(
    (name) => name !== 'kr-agency' || !hasDollars,
  )
  // Their boundaries are close to each other, or in the story.
  const often = dice.pick(['kr-standard', 'grace', 'any'] as const)
  const policy = often === 'any' ? dice.pick(names) : often
  const midnight = dice.between(1, 3)
  const offset = -(BEGINS_AT + midnight)
  const isFixed = step.beginsIn < 60 * MINUTE || step.hall?.releases !== undefined
  if (isFixed) return { ...step, refund: { policy, offset } }
  const beginsIn = midnight * MINUTE + dice.pick(DAYS) * DAY + dice.between(5, 23 * 60) * MINUTE
  return { ...step, beginsIn, refund: { policy, offset } }
}

function termed<T extends At<'cancel'>>(dice: Dice, step: T): T {
  if (!dice.happens(0.7)) return step
  const look = dice.pick([
    {},
    { thinksMs: dice.anyScale(1, 2 * MINUTE) },
    { edgeMs: dice.pick([-2, -1, -1, 0, 0, 1, 2]) },
    { edgeMs: dice.pick([-300, -1, 0, 300]) },
  ])
  const refund =
    step.by === 'admin' && dice.happens(0.7)
      ? { refund: dice.pick(['full', 'policy', dice.between(0, 100)] as const) }
      : {}
  return { ...step, ...look, ...refund }
}

/** Some seats are cancelled, sometimes several times, and sometimes the rest. */
function seatBySeat(dice: Dice, { booking, at, thinksMs = 0 }: At<'book'>): Step[] {
  const first = at + thinksMs
  const cancels = dice.between(1, 3)
  const made = Array.from({ length: cancels }, () => {
    const by = dice.happens(0.75) ? ('customer' as const) : ('admin' as const)
    const some = { some: dice.pick([1, 1, 2]) }
    const step = {
      at: first + dice.anyScale(SECOND, 4 * MINUTE),
      kind: 'cancel' as const,
      booking,
      by,
    }
    return termed(dice, { ...step, ...some })
  })
  if (dice.happens(0.4)) {
    const rest = { at: first + 5 * MINUTE, kind: 'cancel' as const, booking }
    made.push(termed(dice, { ...rest, by: dice.happens(0.8) ? 'customer' : 'admin', some: 99 }))
  }
  return made
}
