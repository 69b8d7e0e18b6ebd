import { hash } from 'node:crypto'
import type { IdempotencyKey } from '@outerpark/core/ports'
import { actorOf, type Caller } from './caller.ts'
import { Problem } from './problem.ts'
import type { Route } from './route.ts'

/** A request of at most this many characters is its own fingerprint. To hash it would cost more than it saves. */
const LONGEST_FINGERPRINT = 200

/**
 * The shortest key of a caller without a token, in characters. The answer to a sign-up holds a token, and whoever has
 * the key gets that answer again. 22 characters of base64 have 128 bits, which nobody can guess.
 */
const SHORTEST_ANONYMOUS_KEY = 22

type Request = {
  readonly method: Route['method']
  readonly path: string
  readonly text: string
  /** from where it comes (`address.ts`) */
  readonly address: () => string
}

/**
 * The Idempotency-Key of a request that writes (draft-ietf-httpapi-idempotency-key-header): the same key with the same
 * request gets the same answer for 24 h.
 *
 * @param header undefined if the request has none
 * @throws Problem `validation-failed` if the header is no key
 */
export function idempotencyKey(
  header: string | undefined,
  caller: Caller,
  asked: Request,
): IdempotencyKey | undefined {
  if (header === undefined) return undefined
  if (!/^[\x21-\x7e]{1,128}$/.test(header))
    throw new Problem('validation-failed', { case: 'idempotency-key' })
  const request = `${asked.method.toUpperCase()} ${asked.path} ${asked.text}`
  const fingerprint =
    request.length <= LONGEST_FINGERPRINT ? request : hash('sha256', request, 'base64url')
  return { scope: scopeOf(caller, header, asked), key: header, fingerprint }
}

/**
 * The key of one of several commands that a request commits. Each needs its own: the second one would get the answer of
 * the first. No caller has such a key, since it has a blank.
 */
export const keyOfPart = (
  whole: IdempotencyKey | undefined,
  part: string,
): IdempotencyKey | undefined => whole && { ...whole, key: `${whole.key} ${part}` }

/** Whose key it is: two callers may use the same one. Callers without a token differ by their addresses. */
function scopeOf(caller: Caller, key: string, { address }: Request): string {
  const actor = actorOf(caller)
  if (actor !== undefined) return actor
  if (key.length < SHORTEST_ANONYMOUS_KEY)
    throw new Problem('validation-failed', {
      case: 'short-idempotency-key',
      least: SHORTEST_ANONYMOUS_KEY,
    })
  return `nobody ${address()}`
}
