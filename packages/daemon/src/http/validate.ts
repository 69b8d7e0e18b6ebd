import { inPlainWords } from '@outerpark/core/contract'
import type { z } from 'zod'
import { Problem } from './problem.ts'

/**
 * Parses a value with a schema.
 * @param what the name of the value, as the start of an error message: `The body`
 * @throws Problem `validation-failed`, which names each wrong field
 */
export function validate(schema: z.ZodType, value: unknown, what: string): unknown {
  const result = schema.safeParse(value, { error: inPlainWords })
  if (result.success) return result.data
  const errors = result.error.issues.map(({ path, message }) => ({
    path: path.join('.'),
    message,
  }))
  const named = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message))
  throw new Problem('validation-failed', `${what} is not valid: ${named.join('; ')}`, { errors })
}
