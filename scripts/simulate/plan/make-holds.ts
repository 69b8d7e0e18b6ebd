import type { Dice } from '../world/chance.ts'
import type { HallRows } from './hall-rows.ts'
import { placed } from './make-halls.ts'
import { HOLD_MOMENTS } from './moments.ts'
import type { ActionOf, Setup, Step } from './plan.ts'
import type { WhoseHold, Wish } from './wish.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** Within so many milliseconds of the deadline the end of the hold and another request are in one group, in either order. */
const NEAR_MS = 8

/** Makes the steps of somebody who holds seats. It counts the holds. */
function visits(dice: Dice, holdMs: number) {
  let holds = 0

  const hold = (at: number, wish: Wish): Step => {
    holds += 1
    const { customer, performance, seats, grade, others, picks, acceptRestricted } = wish
    return {
      ...{ at, kind: 'hold', hold: holds, customer, performance, seats },
      ...(grade && { grade }),
      ...(others && { others }),
      ...(picks && { picks }),
      ...(acceptRestricted && { acceptRestricted }),
      ...(dice.happens(0.1) && { twice: true }),
    }
  }
  /** Some time of a hold: soon after it began, about its end, or whenever. */
  const during = (from: number): number => {
    const end = from + holdMs * dice.pick([1, 1, 1, 2])
    const at = dice.pick([
      () => from + dice.anyScale(1, 10 * SECOND),
      () => end + dice.between(-NEAR_MS, NEAR_MS),
      () => from + dice.between(1, Math.round(1.2 * holdMs)),
    ])
    return Math.max(1, at())
  }

  /** Somebody holds seats, changes their mind, wants more time, or gives them back. What is left is left to time. */
  return (at: number, wish: Wish, rows: HallRows): Step[] => {
    const who: WhoseHold = { customer: wish.customer, performance: wish.performance }
    const some = (probability: number, make: () => Step): Step[] =>
      dice.happens(probability) ? [make()] : []
    const other = () => placed(dice, { ...who, seats: 1 }, rows)
    return [
      hold(at, dice.happens(0.5) ? wish : other()),
      ...some(0.4, () => hold(during(at), other())),
      ...some(0.15, () => hold(during(at), other())),
      ...some(0.4, () => ({ at: during(at), kind: 'extend-hold', ...who })),
      ...some(0.2, () => ({ at: during(at), kind: 'extend-hold', ...who })),
      ...some(0.15, () => ({ at: during(at), kind: 'end-hold', ...who })),
    ]
  }
}

/** Makes the steps of a story by which customers hold seats. */
export function holdMaker(dice: Dice, { holdMs }: Pick<Setup, 'holdMs'>) {
  const visit = visits(dice, holdMs)

  /** The booking with what came before it: often its customer held seats of the hall, and often these are booked. */
  const beforehand = (booking: ActionOf<'book'> & Step, rows: HallRows): Step[] => {
    if (!dice.happens(0.6)) return [booking]
    const lead = dice.anyScale(1, dice.pick([3 * SECOND, 2 * holdMs]))
    const at = booking.at > lead ? booking.at - lead : dice.between(1, booking.at)
    const booked = dice.happens(0.65) ? { ...booking, held: true as const } : booking
    return [...visit(at, booking, rows), booked]
  }

  return {
    /** The same steps, but customers hold seats of the halls: many before their booking, some without one. */
    withHolds(steps: readonly Step[]): Step[] {
      const halls = new Map<number, HallRows>()
      for (const step of steps)
        if (step.kind === 'register' && step.hall) halls.set(step.performance, step.hall.rows)
      if (halls.size === 0) return [...steps]
      const span = Math.max(...steps.map(({ at }) => at))
      const several = steps.flatMap((step) => {
        const rows = step.kind === 'book' ? halls.get(step.performance) : undefined
        return step.kind === 'book' && rows ? beforehand(step, rows) : [step]
      })
      const others = [...halls].flatMap(([performance, rows]) =>
        Array.from({ length: dice.between(0, 3) }, () => {
          const who = { customer: dice.between(1, 4), performance, seats: 1 }
          return visit(dice.between(1, span), placed(dice, who, rows), rows)
        }).flat(),
      )
      return [...several, ...others, ...crashes(dice, span)]
    },
  }
}

/** Sometimes the daemon dies at a moment of a hold. */
function crashes(dice: Dice, span: number): Step[] {
  if (!dice.happens(0.2)) return []
  const downMs = dice.anyScale(10, 5 * MINUTE)
  return [{ at: dice.between(0, span), kind: 'crash', on: dice.pick(HOLD_MOMENTS), downMs }]
}
