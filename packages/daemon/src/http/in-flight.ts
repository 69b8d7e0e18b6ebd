import type { IdempotencyKey } from '@outerpark/core/ports'
import { Problem } from './problem.ts'

/** The Idempotency-Keys whose request is being answered. Their answers are not kept yet. */
export type KeysInFlight = {
  /** @throws Problem `request-in-progress` if a request with this key is being answered */
  readonly enter: (key: IdempotencyKey) => void
  /** The request is answered, or has failed. To be called once for each `enter` that did not throw. */
  readonly leave: (key: IdempotencyKey) => void
}

export function keysInFlight(): KeysInFlight {
  /** Key to scopes. One text of both would have to be put together and hashed for each request. */
  const inFlight = new Map<string, readonly string[]>()
  return {
    enter({ scope, key }) {
      const scopes = inFlight.get(key)
      if (scopes?.includes(scope))
        throw new Problem('request-in-progress', 'The first request with this key still runs.', {
          hint: 'Ask again with the same key: the answer will be the first one.',
          headers: { 'retry-after': '1' },
        })
      inFlight.set(key, scopes ? [...scopes, scope] : [scope])
    },
    leave({ scope, key }) {
      const others = (inFlight.get(key) ?? NONE).filter((each) => each !== scope)
      if (others.length > 0) inFlight.set(key, others)
      else inFlight.delete(key)
    },
  }
}

const NONE: readonly string[] = []
