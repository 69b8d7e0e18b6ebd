import type { IdempotencyKey, IdempotencyStore } from '@outerpark/core/ports'
import { Problem } from './problem.ts'

/** The kept answers. They are looked up by Idempotency-Key before a request is carried out. */
export type KeptAnswers = {
  /**
   * Whether an answer is kept under the key, for this or another request. Gives no promise if the key was never used.
   */
  readonly has: (key: IdempotencyKey | undefined) => boolean | Promise<boolean>
  /**
   * Runs `act` once for each key. A repeated request gets the first result, and `act` is not called. Use it for
   * requests that commit no command. (The store itself keeps the answer of a command, in the transaction of the
   * command.)
   *
   * @throws Problem `idempotency-key-reused` if the key was used with another request
   */
  readonly once: <T>(key: IdempotencyKey | undefined, act: () => Promise<T>) => Promise<Once<T>>
}

/** A result, and whether it is that of an earlier request with the same key. */
export type Once<T> = { readonly result: T; readonly replayed: boolean }

export function keptAnswers(store: IdempotencyStore): KeptAnswers {
  const recall = (key: IdempotencyKey) => (store.mayKnow(key) ? store.recall(key) : undefined)
  return {
    has(key) {
      const before = key && recall(key)
      return before === undefined ? false : before.then((answer) => answer !== undefined)
    },
    async once<T>(key: IdempotencyKey | undefined, act: () => Promise<T>): Promise<Once<T>> {
      if (!key) return { result: await act(), replayed: false }
      const before = await recall(key)
      if (before?.kind === 'reused')
        throw new Problem('idempotency-key-reused', { case: 'request', key: key.key })
      // The fingerprint includes the route, so the kept reply came from the same `act`.
      if (before) return { result: before.reply as T, replayed: true }
      const result = await act()
      await store.keep(key, result)
      return { result, replayed: false }
    },
  }
}
