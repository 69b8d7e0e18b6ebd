import type {
  ChangedGradeResponse,
  ChangeGradeRequest,
  PerformanceResponse,
} from '@outerpark/core/contract'
import type { Money } from '@outerpark/core/kernel'
import { gradeNamed } from '@outerpark/core/names'
import type { Client } from '../client/client.ts'

type Grade = PerformanceResponse['grades'][number]

/** A grade on one date. */
export type GradeOn = { readonly performance: PerformanceResponse; readonly onSale: Grade }

/** The dates on which a grade is on sale, in upper or lower case as the box office finds it. */
export const datesOf = (
  performances: readonly PerformanceResponse[],
  grade: string,
): readonly GradeOn[] =>
  performances.flatMap((performance) => {
    const onSale = gradeNamed(performance.grades, grade)
    return onSale ? [{ performance, onSale }] : []
  })

export const isSamePrice = (one: Money, other: Money): boolean =>
  one.amount === other.amount && one.currency === other.currency

/** What is on sale on one date, and what is to be. */
export type PlannedChange = GradeOn & { readonly change: ChangeGradeRequest }

/** What was changed, with the date on which it was. */
export type Changed = {
  readonly changed: ChangedGradeResponse
  readonly performance: PerformanceResponse
}

/** A change of a grade on one date, as it is sent. */
export type GradeChange = {
  readonly id: string
  readonly grade: string
  readonly change: ChangeGradeRequest
}

/**
 * Changes one after the other. What was changed before a refusal stays so.
 * @param onChanged called after each
 */
export async function changeEach(
  changes: readonly GradeChange[],
  changeGrade: Client['changeGrade'],
  onChanged: (changed: ChangedGradeResponse, n: number) => void,
): Promise<void> {
  for (const [n, { id, grade, change }] of changes.entries())
    onChanged(await changeGrade(id, grade, change), n)
}
