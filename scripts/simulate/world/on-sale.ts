import { gradeKey } from '@outerpark/core/engine'
import { asId } from '@outerpark/core/kernel'
import { type ChangeGrade, changeGrade } from '@outerpark/core/musical'
import type { Outcome } from '@outerpark/core/ports'
import { GRADES } from '../plan/grades.ts'
import type { ActionOf } from '../plan/plan.ts'
import { askerIn, keyed } from './asking.ts'
import { offSaleIn } from './off-sale.ts'
import type { World } from './world.ts'

/** The admin changes what is on sale. */
export function onSaleIn(world: World) {
  const answered = askerIn(world)
  let changes = 0

  return {
    offSale: offSaleIn(world, answered),

    /** Changes the price or the seats of a grade, if it is on sale. */
    async changeGrade(change: ActionOf<'change-grade'>): Promise<void> {
      const { performance, grade = GRADES[0], price, left } = change
      const id = world.performances.get(performance)
      const row = id && world.known.state.office.grades.get(gradeKey(id, grade))
      if (!id || !row) return
      const command = {
        performanceId: asId<'performance'>(id),
        grade,
        price: price === undefined ? undefined : { ...row.price, amount: price },
        seats: left === undefined ? undefined : Math.max(1, row.held + row.sold + left),
      }
      changes += 1
      const request = keyed(`change-${changes}`)
      const outcome = await answered('admin', ({ store }) =>
        store.commit(changeGrade, command, request),
      )
      world.trace.add(`the change of performance ${performance} is ${outcome.kind}`)
      if (outcome.kind === 'refused') world.countFault(`change refused: ${outcome.refusal.code}`)
      const now = world.known.state.office.grades.get(gradeKey(id, grade))
      // The performance may have got another plan meanwhile.
      const seats = world.observer.numbered(id) && [row.capacity, now?.capacity ?? 0]
      // A grade that a plan has left without seats is not on sale.
      const isUnknown = outcome.kind === 'refused' && outcome.refusal.code === 'grade-not-found'
      if (isUnknown && seats?.includes(0)) return
      const isCancelled = world.observer.saleOf(id) === 'cancelled'
      world.report('changes-are-answered', wronglyAnswered(command, outcome, seats, isCancelled))
    },
  }
}

/**
 * A change is answered with what was asked for, and refused only if more seats are taken, or too late.
 * @param plans how many seats the plan of the hall had before and after, if its seats have numbers
 */
function wronglyAnswered(
  { price, seats }: ChangeGrade,
  outcome: Outcome<{ readonly price: { readonly amount: number }; readonly capacity: number }>,
  plans: readonly number[] = [],
  isCancelled = false,
): string | undefined {
  if (outcome.kind === 'refused') {
    const { refusal } = outcome
    const rightly =
      refusal.code === 'performance-has-begun' ||
      (refusal.code === 'performance-cancelled' && isCancelled) ||
      (refusal.code === 'seats-numbered' && plans.some((each) => each !== seats) && !!seats) ||
      (refusal.code === 'seats-taken' &&
        refusal.params.seats === seats &&
        refusal.params.taken > seats)
    return rightly ? undefined : `a change to ${seats} seats is refused: ${refusal.code}`
  }
  const { reply } = outcome
  if (seats !== undefined && plans.length > 0 && !plans.includes(seats))
    return `a hall of ${plans} seats has ${seats} now`
  if (
    reply.price.amount === (price ?? reply.price).amount &&
    reply.capacity === (seats ?? reply.capacity)
  )
    return undefined
  return `a change to ${seats} seats at ${price?.amount} is answered with ${reply.capacity} at ${reply.price.amount}`
}
