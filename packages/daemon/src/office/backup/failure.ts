import type { BackupFaultCode, BackupFaultParams } from '@outerpark/core/names'
import { backupTexts } from '@outerpark/core/words'

/** Why a backup is not made or not restored: a code with its parameters. Its message is English, for the log. */
export class BackupFailure<Code extends BackupFaultCode = BackupFaultCode> extends Error {
  override readonly name = 'BackupFailure'
  readonly code: Code
  readonly params: BackupFaultParams[Code]
  readonly hint: string | undefined
  constructor(code: Code, params: BackupFaultParams[Code], options?: ErrorOptions) {
    const { detail, hint } = backupTexts('en', code, params)
    super(detail, options)
    this.code = code
    this.params = params
    this.hint = hint
  }
}

/** The failure of writing into a folder, from an error of Node or of SQLite. */
export function folderFailure(folder: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL)/.test(code))
    return new BackupFailure('backup-no-room', { folder }, { cause: error })
  if (/^(E[A-Z]+|SQLITE_(READONLY|CANTOPEN|IOERR\w*|PERM))$/.test(code) && error instanceof Error)
    return new BackupFailure('backup-folder', { folder, reason: error.message }, { cause: error })
  return error
}
