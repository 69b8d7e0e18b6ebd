import type { StartFaultParams } from '@outerpark/core/names'
import { startTexts } from '@outerpark/core/words'

/**
 * A file or folder that another user of this machine has made, or can write. Whoever made it knows what is in it, so no token in it is
 * a secret, and no address in it can be believed. The message is English, for the log; `hint` is the command that mends it.
 */
export class FileNotTrusted extends Error {
  override readonly name = 'FileNotTrusted'
  readonly code = 'file-not-trusted'
  readonly params: StartFaultParams['file-not-trusted']
  readonly hint: string | undefined
  constructor(params: StartFaultParams['file-not-trusted']) {
    const { detail, hint } = startTexts('en', 'file-not-trusted', params)
    super(detail)
    this.params = params
    this.hint = hint
  }
}
