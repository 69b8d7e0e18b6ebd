import { createHmac } from 'node:crypto'

const PREFIX = 'whsec_'
/** Of the secret, as the specification asks for. */
const MIN_BYTES = 24
const MAX_BYTES = 64

/** The three headers that say who sent this, what it is called, and when this try was made. */
export type SignedHeaders = {
  readonly 'webhook-id': string
  readonly 'webhook-timestamp': string
  readonly 'webhook-signature': string
}

export type Sign = (id: string, atMs: number, body: string) => SignedHeaders

/**
 * Signs as Standard Webhooks 1.0 describes: HMAC-SHA256 over `id.timestamp.body`.
 *
 * @param secret `whsec_` and 24 to 64 random bytes in base64
 * @throws RangeError if the secret is no such thing; the secret does not stand in the error
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signer(secret: string): Sign {
  const key = keyOf(secret)
  return (id, atMs, body) => {
    // A stop would let an id and a time-stamp be read in two ways; anything else is no header.
    if (!/^[\w-]+$/.test(id))
      throw new RangeError('The id of a webhook is letters, digits, _ and -.')
    const timestamp = String(Math.floor(atMs / 1000))
    const signature = createHmac('sha256', key)
      .update(`${id}.${timestamp}.${body}`)
      .digest('base64')
    return {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    }
  }
}

function keyOf(secret: string): Buffer {
  const encoded = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : ''
  const key = Buffer.from(encoded, 'base64')
  // Node skips what is not base64; so it must come out again as it went in.
  const whole = key.toString('base64').replace(/=+$/, '') === encoded.replace(/=+$/, '')
  if (!whole || key.length < MIN_BYTES || key.length > MAX_BYTES)
    throw new RangeError(
      `The webhook's secret must be ${PREFIX} and ${MIN_BYTES} to ${MAX_BYTES} bytes in base64.`,
    )
  return key
}
