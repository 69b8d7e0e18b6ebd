import { Agent, type AgentOptions } from 'node:http'
import { exchange as exchangeOver } from '../http-client/exchange.ts'
import { ReplyTooLarge } from '../http-client/read.ts'
import { agentFor, type Origin, originOf, socketOrigin } from '../http-client/send.ts'
import { GatewayMisbehaved } from './errors.ts'

/** The address of a gateway, and the secret for it. */
export type Endpoint = {
  readonly origin: Origin
  /** the bearer secret */
  readonly key: string
}

/** Where a gateway is, and the bearer secret for it. */
export type GatewayAddress = { readonly key: string } & (
  | {
      /** such as `https://cards.example.com`; on this machine also `http://127.0.0.1:4711` */
      readonly url: string
    }
  | {
      /** a Unix socket or named pipe of this machine */
      readonly socketPath: string
    }
)

/** The connections to an address. */
export const agentTo = (address: GatewayAddress, options: AgentOptions): Agent =>
  'url' in address ? agentFor(address.url, options) : new Agent(options)

/** @throws TypeError or RangeError if it is no URL that begins with http: or https: */
export function endpointOf(address: GatewayAddress, agent: Agent): Endpoint {
  const { key } = address
  const origin =
    'url' in address ? originOf(address.url, agent) : socketOrigin(address.socketPath, agent)
  return { origin, key }
}

export type Question = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  /** sent as JSON */
  readonly body?: object
  /** the longest reply that is read; a longer one is an error */
  readonly maxBytes: number
}

export type Answer = {
  readonly status: number
  readonly contentType: string
  readonly text: string
}

/**
 * Sends one request to a gateway, and gives its answer.
 *
 * @param signal destroys the connection when it is aborted
 * @throws GatewayMisbehaved if the answer is larger than `maxBytes`; otherwise Node's own errors (ECONNREFUSED, …)
 */
export async function exchange(
  { origin, key }: Endpoint,
  { method, path, body, maxBytes }: Question,
  signal: AbortSignal,
): Promise<Answer> {
  const authorization = `Bearer ${key}`
  const request = body
    ? {
        method,
        path,
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }
    : { method, path, headers: { authorization } }
  try {
    const { status, headers, text } = await exchangeOver(origin, { ...request, maxBytes }, signal)
    return { status, contentType: headers['content-type'] ?? '', text }
  } catch (error) {
    if (!(error instanceof ReplyTooLarge)) throw error
    throw new GatewayMisbehaved(
      `The gateway's reply is larger than ${maxBytes} bytes.`,
      error.beginning,
    )
  }
}
