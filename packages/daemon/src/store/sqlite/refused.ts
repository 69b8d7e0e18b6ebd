/** A database can't be opened as it is: the message says why and what to do. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused'
  readonly code: 'database-newer' | 'sqlite-too-old' | 'database-not-durable'
  constructor(code: DatabaseRefused['code'], message: string) {
    super(message)
    this.code = code
  }
}
