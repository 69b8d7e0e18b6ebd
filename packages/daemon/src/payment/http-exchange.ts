import { type Agent, type IncomingMessage, request } from 'node:http'
import { GatewayMisbehaved } from './errors.ts'
import { readReply } from './read-reply.ts'

/** Where one gateway is, and what opens its door. */
export type Endpoint = {
  readonly hostname: string
  readonly port: number
  /** the bearer secret */
  readonly key: string
  readonly agent: Agent
}

export type Question = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  /** sent as JSON */
  readonly body?: object
  /** a longer reply is not read to its end, and rejects */
  readonly maxBytes: number
}

export type Answer = {
  readonly status: number
  readonly contentType: string
  readonly text: string
}

/**
 * One question and one answer over node:http, which costs less than half of the CPU that fetch takes for the same.
 *
 * @param signal destroys the connection when it is aborted
 * @throws GatewayMisbehaved where the answer is larger than was agreed; else Node's own errors (ECONNREFUSED, …)
 */
export function exchange(
  { hostname, port, key, agent }: Endpoint,
  question: Question,
  signal: AbortSignal,
): Promise<Answer> {
  const { method, path } = question
  const body = question.body && JSON.stringify(question.body)
  const headers: Record<string, string | number> = { authorization: `Bearer ${key}` }
  if (body !== undefined) {
    headers['content-type'] = 'application/json'
    headers['content-length'] = Buffer.byteLength(body)
  }
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, agent, method, path, headers, signal })
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => {
      readWhole(incoming, question.maxBytes).then(resolve, reject)
    })
    outgoing.end(body)
  })
}

async function readWhole(incoming: IncomingMessage, maxBytes: number): Promise<Answer> {
  const tooLarge = (beginning: string) =>
    new GatewayMisbehaved(`The gateway's reply is larger than ${maxBytes} bytes.`, beginning)
  return {
    text: await readReply(incoming, maxBytes, tooLarge),
    status: incoming.statusCode ?? 0,
    contentType: incoming.headers['content-type'] ?? '',
  }
}
