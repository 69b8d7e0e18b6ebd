import { type Fault, faultsOf } from './faults.ts'
import type { Statement, StatementKind } from './statements.ts'

/** One statement of the story, and one fault that happens to it. */
export type Point = {
  /** from 1; the same story has the same points */
  readonly number: number
  /** the number of the statement in the whole story, from 1 */
  readonly statement: number
  readonly fault: Fault
  readonly kind: StatementKind
  readonly sql: string
}

/** After how many statements the second kill comes. It may be anywhere in the next start or in the work after it. */
const laterThan = (number: number) => 1 + ((number * 89) % 233)

/** Every statement of a story without a fault, with every fault that it can meet. */
export function pointsOf(statements: readonly Statement[]): Point[] {
  const points: Point[] = []
  for (const [i, statement] of statements.entries())
    for (const fault of faultsOf(statement))
      points.push({ number: points.length + 1, statement: i + 1, fault, ...shownOf(statement) })
  return points
}

const shownOf = ({ kind, sql }: Statement) => ({ kind, sql })

/** For `killed twice`: the number of the statement before which the second kill comes. */
export function secondKill({ number, statement, fault }: Point): number | undefined {
  return fault === 'killed twice' ? statement + laterThan(number) : undefined
}

/**
 * The points in another order: neighbours are far apart in the story. So any part of the list is a sample of the whole.
 */
export function scattered(points: readonly Point[], offset: number): Point[] {
  const step = coprimeStep(points.length)
  return points.map((first, i) => points[(offset + i * step) % points.length] ?? first)
}

/** A step of about 0.618 of the length. It has no common divisor with the length, so every point occurs once. */
function coprimeStep(length: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  let step = Math.max(1, Math.round(length * 0.618))
  while (divisor(step, length) !== 1) step += 1
  return step
}
