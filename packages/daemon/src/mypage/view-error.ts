/**
 * - `database-newer`: the view was written by a later version of the program
 * - `view-in-use`: another process has the view open, so it cannot be exchanged
 * - `projector-stopped`: the thread died or was closed before the answer
 * - `invalid-cursor`: not the `next` of a page
 */
export type ViewErrorCode =
  | 'database-newer'
  | 'view-in-use'
  | 'projector-stopped'
  | 'invalid-cursor'

/** What goes wrong with MyPage, with a code that programs can match on. */
export class ViewError extends Error {
  override readonly name = 'ViewError'
  readonly code: ViewErrorCode
  constructor(code: ViewErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
