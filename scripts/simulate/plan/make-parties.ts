import type { Dice } from '../world/chance.ts'
import { GRADES } from './grades.ts'
import type { HallRows } from './hall-rows.ts'
import type { Step } from './plan.ts'
import type { Wish } from './wish.ts'

/** The same steps, but some parties in halls may be apart, and in some of them are people in wheelchairs. */
export function withParties(dice: Dice, steps: readonly Step[]): Step[] {
  const halls = new Map<number, HallRows>()
  for (const step of steps)
    if (step.kind === 'register' && step.hall) halls.set(step.performance, step.hall.rows)
  return steps.map((step) => {
    if (step.kind !== 'book' && step.kind !== 'hold') return step
    const rows = halls.get(step.performance)
    return rows && !step.picks ? partyOf(dice, step, rows) : step
  })
}

function partyOf<T extends Wish>(dice: Dice, step: T, rows: HallRows): T {
  const hasPlaces = rows.some((row) => row.includes('w'))
  if (dice.happens(hasPlaces ? 0.4 : 0.03)) {
    const { others: _, ...ofOneGrade } = step
    const wheelchairs = dice.happens(0.8) ? 1 : 2
    const seats = wheelchairs + dice.between(0, 2)
    // Without a field that may be left out it is still such a step.
    return { ...ofOneGrade, grade: GRADES[0], seats, wheelchairs } as T
  }
  if (!dice.happens(0.3)) return step
  return { ...step, seats: step.seats + dice.between(0, 4), split: true }
}
