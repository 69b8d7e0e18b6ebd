/** The database cannot be opened. The message says why, and what to do. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused'
  readonly code: 'database-newer' | 'sqlite-too-old' | 'database-not-durable'
  constructor(code: DatabaseRefused['code'], message: string) {
    super(message)
    this.code = code
  }
}
