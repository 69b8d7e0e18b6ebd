/** The reason why the daemon cannot start. Whoever started it is told the reason, and the process ends. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure'
  readonly code: string
  readonly hint: string | undefined
  constructor(code: string, detail: string, hint?: string) {
    super(detail)
    this.code = code
    this.hint = hint
  }
}
