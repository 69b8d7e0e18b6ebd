import { type DecisionContext, refuse } from '../../kernel/index.ts'
import { gradeNamed } from '../../names/index.ts'
import { changeGrade, type OnSale } from '../change.ts'
import { closeSale, openSale } from '../off-sale.ts'
import type { Performance } from '../state.ts'
import type { Findings } from './collect.ts'
import { comparePerformance } from './fields.ts'
import type { TargetPerformance } from './target.ts'

/** What the operations of a single performance need to know. */
export const offerOf = ({ id, hall, ...performance }: Performance): OnSale => ({
  ...performance,
  performanceId: id,
  ...(hall && { isNumbered: true }),
})

/** Seats that are held or sold. */
export const takenOf = ({ grades }: Performance): number =>
  grades.reduce((sum, { capacity, available }) => sum + capacity - available, 0)

/**
 * Compares a performance on sale with the target: prices, seats, and whether its sale is open.
 *
 * @returns whether it is as wanted
 */
export function changePerformance(
  wanted: TargetPerformance,
  performance: Performance,
  path: string,
  found: Findings,
  context: DecisionContext,
): boolean {
  const before = found.steps.length + found.conflicts.length
  const { id: performanceId, title, startsAt, off } = performance
  const named = { performanceId, title, startsAt }
  if (off?.state === 'cancelled') {
    found.notes.push({ is: 'cancelled', ...named, seats: takenOf(performance) })
    return true
  }
  comparePerformance(wanted, performance, path, found)
  compareGrades(wanted, performance, path, found, context)
  const offer = offerOf(performance)
  if (wanted.sale === 'open' && off) {
    const done = found.take(path, openSale.decide({ performanceId }, { offer }, context))
    if (done) found.steps.push({ is: 'sale-opened', ...named })
  } else if (wanted.sale === 'closed' && !off) {
    const done = found.take(path, closeSale.decide({ performanceId }, { offer }, context))
    if (done) found.steps.push({ is: 'sale-closed', ...named })
  } else if (wanted.sale === undefined && off)
    found.notes.push({ is: 'closed', ...named, seats: takenOf(performance) })
  return found.steps.length + found.conflicts.length === before
}

function compareGrades(
  wanted: TargetPerformance,
  performance: Performance,
  path: string,
  found: Findings,
  context: DecisionContext,
): void {
  const { id: performanceId, title, startsAt, grades } = performance
  const offer = offerOf(performance)
  for (const [n, { grade, seats, price }] of wanted.grades.entries()) {
    const at = `${path}.grades.${n}`
    if (!gradeNamed(grades, grade)) {
      found.conflict(at, refuse('season-grades', { title, startsAt, grade, case: 'new' }))
      continue
    }
    const change = { performanceId, grade, price, seats }
    const events = found.events.length
    const done = found.take(at, changeGrade.decide(change, { offer }, context))
    if (!done || found.events.length === events) continue
    const now = { seats: done.capacity, price: done.price }
    const step = { is: 'grade-changed', performanceId, title, startsAt, grade: done.grade } as const
    found.steps.push({ ...step, was: done.was, now })
  }
  for (const { grade } of grades)
    if (!gradeNamed(wanted.grades, grade))
      found.conflict(
        `${path}.grades`,
        refuse('season-grades', { title, startsAt, grade, case: 'gone' }),
      )
}
