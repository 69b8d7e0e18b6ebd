import { printable } from '../kernel/index.ts'
import type { Language, StartFaultCode, StartFaultParams } from '../names/index.ts'
import { WORDS } from './catalogues.ts'
import type { Sentence } from './sentence.ts'

/** Why the daemon does not start, and what to do. */
export function startTexts<Code extends StartFaultCode>(
  language: Language,
  code: Code,
  params: StartFaultParams[Code],
): Sentence {
  const { detail, hint } = WORDS[language].startFaults[code](params)
  return { detail: printable(detail), ...(hint !== undefined && { hint: printable(hint) }) }
}
