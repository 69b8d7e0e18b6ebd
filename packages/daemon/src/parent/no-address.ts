/** The address cannot be had. `code` is Node's, such as EADDRINUSE. */
export class NoAddress extends Error {
  override readonly name = 'NoAddress'
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}
