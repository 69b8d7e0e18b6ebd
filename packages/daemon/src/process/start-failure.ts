import type { StartFaultCode, StartFaultParams } from '@outerpark/core/names'
import { startTexts } from '@outerpark/core/words'

/**
 * The reason why the daemon cannot start: a code with its parameters. Whoever started it is told the reason, and the process ends. Its
 * message is English, for the log.
 */
export class StartFailure<Code extends StartFaultCode = StartFaultCode> extends Error {
  override readonly name = 'StartFailure'
  readonly code: Code
  readonly params: StartFaultParams[Code]
  readonly hint: string | undefined
  constructor(code: Code, params: StartFaultParams[Code]) {
    const { detail, hint } = startTexts('en', code, params)
    super(detail)
    this.code = code
    this.params = params
    this.hint = hint
  }
}
