import { exchange as exchangeOver } from '../http-client/exchange.ts'
import { ReplyTooLarge } from '../http-client/read.ts'
import type { Origin } from '../http-client/send.ts'
import { GatewayMisbehaved } from './errors.ts'

/** The address of a gateway, and the secret for it. */
export type Endpoint = {
  readonly origin: Origin
  /** the bearer secret */
  readonly key: string
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
