import type { StorageTrouble } from '../names/index.ts'

/** Why the database takes no writes. */
export type StoreTrouble = {
  readonly code: StorageTrouble
  /** ms since the epoch */
  readonly since: number
  /** the code of the database's error */
  readonly reason: string
}

/** The database cannot be written now, or not be read: full disk, lock, I/O error, damage. Nothing has changed. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
  readonly code: StorageTrouble
  constructor(code: StorageTrouble, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
