import { hash } from 'node:crypto'
import type { IdempotencyKey } from '@outerpark/core/ports'
import type { Caller } from './caller.ts'
import { Problem } from './problem.ts'

/** A request of at most this many characters is its own fingerprint. To hash it would cost more than it saves. */
const LONGEST_FINGERPRINT = 200

/** Whose key it is: two customers may use the same one. */
const scopeOf = (caller: Caller): string =>
  caller.role === 'customer' ? caller.customer.id : caller.role

/**
 * The Idempotency-Key of a POST (draft-ietf-httpapi-idempotency-key-header): the same key with the same request gets
 * the same answer for 24 h.
 *
 * @param header undefined if the request has none
 * @throws Problem `validation-failed` if the header is no key
 */
export function idempotencyKey(
  header: string | undefined,
  caller: Caller,
  { path, text }: { readonly path: string; readonly text: string },
): IdempotencyKey | undefined {
  if (header === undefined) return undefined
  if (!/^[\x21-\x7e]{1,128}$/.test(header))
    throw new Problem('validation-failed', 'The Idempotency-Key must be 1 to 128 printable ASCII.')
  const request = `POST ${path} ${text}`
  const fingerprint =
    request.length <= LONGEST_FINGERPRINT ? request : hash('sha256', request, 'base64url')
  return { scope: scopeOf(caller), key: header, fingerprint }
}
