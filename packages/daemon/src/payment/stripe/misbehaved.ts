import { GatewayMisbehaved } from '../errors.ts'

/** As in `pi_3Q1_secret_x7`: who has it can see the payment and act on it. It is for no log and no dead letter. */
const CLIENT_SECRET = /_secret_\w*/g

/** The incident of a reply that does not fit the question, with the reply but without its secrets. */
export const misbehaved = (detail: string, reply: unknown): GatewayMisbehaved => {
  const text = typeof reply === 'string' ? reply : (JSON.stringify(reply) ?? String(reply))
  return new GatewayMisbehaved(detail, text.replace(CLIENT_SECRET, '_secret_…'))
}
