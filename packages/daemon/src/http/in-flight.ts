import type { IdempotencyKey } from '@outerpark/core/ports'
import { Problem } from './problem.ts'

/** The Idempotency-Keys whose request is being answered. Their answers are not kept yet. */
export type KeysInFlight = {
  /** @throws Problem `request-in-progress` if a request with this key is being answered */
  readonly enter: (key: IdempotencyKey) => void
  /** Frees the key after its request is answered or has failed. Call it once for each `enter` that did not throw. */
  readonly leave: (key: IdempotencyKey) => void
}

export function keysInFlight(): KeysInFlight {
  /**
   * The keys of each caller, in a list. A caller rarely has more than a few requests at a time. With a thousand of
   * them a search takes 5 µs. Each key is a new string, and a new string is slower to find in a Map than in a short
   * list.
   */
  const inFlight = new Map<string, string[]>()
  return {
    enter({ scope, key }) {
      const keys = inFlight.get(scope)
      if (keys?.includes(key))
        throw new Problem('request-in-progress', {}, { headers: { 'retry-after': '1' } })
      if (keys) keys.push(key)
      else inFlight.set(scope, [key])
    },
    leave({ scope, key }) {
      const keys = inFlight.get(scope)
      if (!keys) return
      if (keys.length > 1) keys.splice(keys.indexOf(key), 1)
      else inFlight.delete(scope)
    },
  }
}
