import { createHmac } from 'node:crypto'

const PREFIX = 'whsec_'
/** The length of the secret that the specification requires. */
const MIN_BYTES = 24
const MAX_BYTES = 64

/** The three headers of a signed message: its id, the time of this try, and the signature. */
export type SignedHeaders = {
  readonly 'webhook-id': string
  readonly 'webhook-timestamp': string
  readonly 'webhook-signature': string
}

export type Sign = (id: string, atMs: number, body: string) => SignedHeaders

/**
 * Makes the function that signs according to Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`. The library
 * of Standard Webhooks is not used here: its SHA-256 is written in JavaScript, and it checks neither the secret's
 * length nor the id. The tests use that library to check this code independently.
 *
 * @param secrets `whsec_` and 24 to 64 random bytes in base64; several with blanks between them. Each signs every
 *   message, so that a receiver can change from one secret to the next without missing any
 * @throws RangeError if a secret does not have this form; the error does not show it
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signer(secrets: string): Sign {
  const keys = secrets.trim().split(/\s+/).map(keyOf)
  return (id, atMs, body) => {
    // With a full stop in the id, two different pairs of id and time-stamp could have the same signed text. Other
    // characters are not allowed in a header.
    if (!/^[\w-]+$/.test(id))
      throw new RangeError('The id of a webhook is letters, digits, _ and -.')
    const timestamp = String(Math.floor(atMs / 1000))
    const signed = `${id}.${timestamp}.${body}`
    const signatures = keys.map(
      (key) => `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    )
    return {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatures.join(' '),
    }
  }
}

function keyOf(secret: string): Buffer {
  const encoded = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : ''
  const key = Buffer.from(encoded, 'base64')
  // Node skips characters that are not base64. So the decoded key is encoded again and compared.
  const whole = key.toString('base64').replace(/=+$/, '') === encoded.replace(/=+$/, '')
  if (!whole || key.length < MIN_BYTES || key.length > MAX_BYTES)
    throw new RangeError(
      `The webhook's secret must be ${PREFIX} and ${MIN_BYTES} to ${MAX_BYTES} bytes in base64.`,
    )
  return key
}
