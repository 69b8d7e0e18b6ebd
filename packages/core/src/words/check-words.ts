import { printable } from '../kernel/index.ts'
import type { CheckFinding, CheckParams, Language } from '../names/index.ts'
import { WORDS } from './catalogues.ts'

/**
 * What a check of `verify` has found, as a sentence.
 *
 * @example checkText('en', { code: 'no-dead-letters', params: {} }) // 'no task was given up'
 */
export function checkText(language: Language, { code, params }: CheckFinding): string {
  // Each code has the parameters of its own sentence.
  const sentence = WORDS[language].checks[code] as (params: CheckParams[typeof code]) => string
  return printable(sentence(params))
}
