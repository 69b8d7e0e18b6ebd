import { StoreUnavailable } from '@outerpark/core/ports'

/**
 * Reads figures from the database. While it cannot be read, they are those of the last time: the operator has to see the
 * rest of the status just then.
 * @returns rejects with the error if there are none of before
 */
export function lastKnown<Figures>(read: () => Promise<Figures>): () => Promise<Figures> {
  let known: Figures | undefined
  return async () => {
    try {
      known = await read()
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || known === undefined) throw error
    }
    return known
  }
}
