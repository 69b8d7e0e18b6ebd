import { asFlaw, readFlaw } from '@outerpark/core/contract'
import type { z } from 'zod'
import { type FieldFlaw, Problem } from './problem.ts'

/** How many wrong fields an answer names. */
const MOST_ERRORS = 20

/**
 * Parses a value with a schema.
 * @throws Problem `validation-failed`, which names each wrong field
 */
export function validate(schema: z.ZodType, value: unknown, what: 'body' | 'query'): unknown {
  const result = schema.safeParse(value, { error: asFlaw })
  if (result.success) return result.data
  const { issues } = result.error
  const flaws = issues.slice(0, MOST_ERRORS).map(({ path, message }): FieldFlaw => {
    const flaw = readFlaw(message) ?? { code: 'not-valid', params: {} }
    return { path: path.join('.'), ...flaw }
  })
  const more = issues.length - flaws.length
  throw new Problem('validation-failed', { case: what, more }, { flaws })
}
