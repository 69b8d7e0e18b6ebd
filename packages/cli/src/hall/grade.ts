import { gradeNamed } from '@outerpark/core/names'
import { usage } from '../failure.ts'

/**
 * The grade that was typed, in upper or lower case, as the hall calls it.
 *
 * @throws Failure `usage` if there is none; it names those that there are
 */
export function gradeTyped(grades: readonly string[], typed: string): string {
  const named = gradeNamed(
    grades.map((grade) => ({ grade })),
    typed,
  )
  if (named) return named.grade
  throw usage(
    ({ halls }) => halls.noGrade(typed),
    ({ halls }) => halls.gradesAre(grades),
  )
}
