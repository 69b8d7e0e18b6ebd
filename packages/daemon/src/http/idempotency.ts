import { hash } from 'node:crypto'
import type { IdempotencyKey } from '@outerpark/core/ports'
import type { Caller } from './caller.ts'
import { Problem } from './problem.ts'

/** Whose key it is: two customers may use the same one. */
function scopeOf(caller: Caller): string {
  return caller.role === 'customer' ? caller.customer.id : caller.role
}

/**
 * The Idempotency-Key of a request, if it has one
 * (draft-ietf-httpapi-idempotency-key-header): same key and same request, same answer, for 24 h.
 */
export function idempotencyKey(
  header: string | undefined,
  caller: Caller,
  request: { method: string; path: string; body: string },
): IdempotencyKey | undefined {
  if (header === undefined) return undefined
  if (!/^[\x21-\x7e]{1,128}$/.test(header))
    throw new Problem('validation-failed', 'The Idempotency-Key must be 1 to 128 printable ASCII.')
  const text = `${request.method} ${request.path} ${request.body}`
  // A request that is no longer than its digest's worth is its own fingerprint.
  const fingerprint = text.length <= 200 ? text : hash('sha256', text, 'base64url')
  return { scope: scopeOf(caller), key: header, fingerprint }
}

/** The keys whose first request is still being answered: a second one is told to come back (409). */
export function inFlight() {
  const running = new Set<string>()
  return async <T>(key: IdempotencyKey | undefined, answer: () => Promise<T>): Promise<T> => {
    if (!key) return answer()
    const name = `${key.scope} ${key.key}`
    if (running.has(name))
      throw new Problem('request-in-progress', 'The first request with this key still runs.', {
        hint: 'Ask again with the same key: the answer will be the first one.',
        headers: { 'retry-after': '1' },
      })
    running.add(name)
    try {
      return await answer()
    } finally {
      running.delete(name)
    }
  }
}
