import { inPlainWords } from '@outerpark/core/contract'
import type { z } from 'zod'
import { Problem } from './problem.ts'

/** How many wrong fields an answer names. */
const MOST_ERRORS = 20

/**
 * Parses a value with a schema.
 * @param what the name of the value, as the start of an error message: `The body`
 * @throws Problem `validation-failed`, which names each wrong field
 */
export function validate(schema: z.ZodType, value: unknown, what: string): unknown {
  const result = schema.safeParse(value, { error: inPlainWords })
  if (result.success) return result.data
  const { issues } = result.error
  const errors = issues.slice(0, MOST_ERRORS).map(({ path, message }) => ({
    path: path.join('.'),
    message,
  }))
  const named = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message))
  const rest = issues.length - errors.length
  if (rest > 0) named.push(`and ${rest} more`)
  throw new Problem('validation-failed', `${what} is not valid: ${named.join('; ')}`, { errors })
}
