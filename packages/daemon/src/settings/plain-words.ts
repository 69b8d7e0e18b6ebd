import { readFlaw } from '@outerpark/core/contract'
import { flawText } from '@outerpark/core/words'
import type { z } from 'zod'

/**
 * What is wrong with a setting: the sentence of its schema, or the words for the flaw. The value has to be parsed with
 * `asFlaw` as its error.
 */
export function inPlainWords({ issues: [issue] }: z.core.$ZodError): string {
  const message = issue?.message ?? ''
  const flaw = readFlaw(message)
  return flaw ? flawText('en', flaw) : message
}
