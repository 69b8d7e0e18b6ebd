import type { Dice } from '../world/chance.ts'
import { GRADES, type GradeName } from './grades.ts'
import type { ActionOf, Sale, Step } from './plan.ts'
import type { Seats } from './wish.ts'

/** What is on sale of the other grades of a performance. Often so little that one of the grades is sold out before the others. */
function salesOf(dice: Dice): readonly Sale[] {
  const [, ...names] = GRADES
  const usual = dice.happens(0.9) ? 'KRW' : 'USD'
  return names.slice(0, dice.between(1, names.length)).map((grade, i) => ({
    grade,
    seats: dice.anyScale(1, 30),
    price: dice.happens(0.1) ? 0 : dice.between(1, 200) * 500,
    // Seats of two currencies cannot be booked together.
    currency: i === 0 ? usual : 'KRW',
  }))
}

/** The same booking, for seats of the grades that are on sale: of one of them, or of several in any order. */
function withGrades(dice: Dice, booking: ActionOf<'book'>, onSale: readonly GradeName[]) {
  const left = [...onSale]
  const take = (): GradeName => {
    const grade = dice.pick(left)
    left.splice(left.indexOf(grade), 1)
    return grade
  }
  const grade = take()
  const others: Seats[] = []
  while (left.length > 0 && dice.happens(0.65))
    others.push({ grade: take(), seats: dice.between(1, 2) })
  return { ...booking, grade, ...(others.length > 0 && { others }) }
}

/** The same steps, but at some performances there are several grades, and most bookings there are for seats of several. */
export function withSeveralGrades(dice: Dice, steps: readonly Step[]): Step[] {
  const onSale = new Map<number, readonly GradeName[]>()
  return steps.map((step) => {
    if (step.kind === 'register' && dice.happens(0.7)) {
      const others = salesOf(dice)
      onSale.set(step.performance, [GRADES[0], ...others.map(({ grade }) => grade)])
      return { ...step, others }
    }
    const grades = step.kind === 'book' ? onSale.get(step.performance) : undefined
    return step.kind === 'book' && grades
      ? { ...withGrades(dice, step, grades), at: step.at }
      : step
  })
}

/** The same steps, but some customers send their booking twice. */
export const withHaste = (dice: Dice, steps: readonly Step[]): Step[] =>
  steps.map((step) => (step.kind === 'book' && dice.happens(0.1) ? { ...step, twice: true } : step))
