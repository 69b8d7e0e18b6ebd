import type { IdempotencyKey, IdempotencyStore } from '@outerpark/core/ports'
import { Problem } from './problem.ts'

/** The answers that are kept under Idempotency-Keys, asked before a request is carried out. */
export type KeptAnswers = {
  /** Whether the key has an answer, of this request or of another one. No promise if the key is not known at all. */
  readonly has: (key: IdempotencyKey | undefined) => boolean | Promise<boolean>
  /**
   * Runs `act` once for each key. A request that comes again gets the first result and does nothing. For requests that
   * commit no command: the store keeps the answer of a command in the same transaction.
   *
   * @throws Problem `idempotency-key-reused` if the key came before with another request
   */
  readonly once: <T>(key: IdempotencyKey | undefined, act: () => Promise<T>) => Promise<T>
}

export function keptAnswers(store: IdempotencyStore): KeptAnswers {
  const recall = (key: IdempotencyKey) => (store.mayKnow(key) ? store.recall(key) : undefined)
  return {
    has(key) {
      const before = key && recall(key)
      return before === undefined ? false : before.then((answer) => answer !== undefined)
    },
    async once<T>(key: IdempotencyKey | undefined, act: () => Promise<T>): Promise<T> {
      if (!key) return act()
      const before = await recall(key)
      if (before?.kind === 'reused')
        throw new Problem('idempotency-key-reused', 'This key came before with another request.')
      // The fingerprint covers the route, so what was kept under it is a result of the same `act`.
      if (before) return before.reply as T
      const result = await act()
      await store.keep(key, result)
      return result
    },
  }
}
