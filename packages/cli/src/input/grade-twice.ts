import { nameKey } from '@outerpark/core/names'
import { usage } from '../failure.ts'

/** @throws Failure `usage` if the grade is among the earlier ones, in upper or lower case */
export function refuseTwice(grade: string, before: readonly { readonly grade: string }[]): void {
  if (before.some((other) => nameKey(other.grade) === nameKey(grade)))
    throw usage(({ inputs }) => inputs.gradeTwice(grade))
}
