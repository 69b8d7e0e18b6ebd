import { printable } from '../kernel/index.ts'
import type { BackupFaultCode, BackupFaultParams, Language } from '../names/index.ts'
import { WORDS } from './catalogues.ts'
import type { Sentence } from './sentence.ts'

/** Why a backup is not made, or not restored, and what to do. */
export function backupTexts<Code extends BackupFaultCode>(
  language: Language,
  code: Code,
  params: BackupFaultParams[Code],
): Sentence {
  const { detail, hint } = WORDS[language].backupFaults[code](params)
  return { detail: printable(detail), ...(hint !== undefined && { hint: printable(hint) }) }
}
