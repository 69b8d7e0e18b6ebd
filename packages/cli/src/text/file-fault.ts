import type { StartFaultParams } from '@outerpark/core/names'
import { startTexts } from '@outerpark/core/words'
import { language } from '../words/words.ts'
import { unticked } from './unticked.ts'

/** What is wrong with a file that cannot be trusted, and what to do, in the reader's language. */
export function fileFault(
  params: StartFaultParams['file-not-trusted'],
): readonly [detail: string, hint: string] {
  const { detail, hint = '' } = startTexts(language(), 'file-not-trusted', params)
  return [unticked(detail), unticked(hint)]
}
