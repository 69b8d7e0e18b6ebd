import { inPlainWords } from '@outerpark/core/contract'
import type { z } from 'zod'
import { Problem } from './problem.ts'

/**
 * What the schema makes of a value.
 * @param what the value's name at the beginning of a sentence, such as `The body`
 * @throws Problem `validation-failed`, which names each field that is wrong
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
