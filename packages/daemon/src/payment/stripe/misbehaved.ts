import { GatewayMisbehaved } from '../errors.ts'

/**
 * A client secret, as in `pi_3Q1_secret_x7`. Whoever has it can see and change the payment, so it must not get into a
 * log or a dead letter.
 */
const CLIENT_SECRET = /_secret_\w*/g

/** The error for a reply that does not fit the request. It holds the reply without its secrets. */
export const misbehaved = (detail: string, reply: unknown): GatewayMisbehaved => {
  const text = typeof reply === 'string' ? reply : (JSON.stringify(reply) ?? String(reply))
  return new GatewayMisbehaved(detail, text.replace(CLIENT_SECRET, '_secret_…'))
}
