import { asFlaw } from '@outerpark/core/contract'
import type { z } from 'zod'
import { inPlainWords } from './plain-words.ts'

/** Values that no setting accepts. The first is for settings with a pattern, the second for any text. */
const IMPOSSIBLE = [' \n', {}]

/**
 * The range of a setting, taken from the error with which the daemon refuses other values. So what is said always
 * agrees with the daemon.
 */
export function rangeOf(schema: z.ZodType): string {
  for (const value of IMPOSSIBLE) {
    const { error } = schema.safeParse(value, { error: asFlaw })
    if (error)
      return inPlainWords(error)
        .replace(/^must be /, '')
        .replace(/^one of /, '')
  }
  throw new Error('This setting takes whatever it is given, so nobody can say what it may be.')
}
