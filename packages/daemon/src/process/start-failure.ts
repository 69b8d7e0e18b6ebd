/** Why the daemon cannot start: said to whoever started it, and then it ends. */
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
