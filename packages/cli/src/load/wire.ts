import { Agent, request } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'

export type Question = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly token: string
  /** the Idempotency-Key of a write */
  readonly key?: string
  /** JSON */
  readonly body?: string
}

export type Answer = { readonly status: number; readonly text: string; readonly bytes: number }

export type Wire = {
  /** Rejects with Node's own errors (ECONNREFUSED, ECONNRESET, …), or with ETIMEDOUT. */
  readonly ask: (question: Question) => Promise<Answer>
  readonly close: () => void
}

/** How long a request may be without an answer (ms). */
const SILENCE_MS = 10_000

/** Opens keep-alive connections to an address, at most so many. */
export function openWire(url: string, connections: number): Wire {
  const { protocol, hostname, port, pathname } = new URL(url)
  const isSecure = protocol === 'https:'
  const pool = { keepAlive: true, maxSockets: connections, maxFreeSockets: connections }
  const agent = isSecure ? new SecureAgent(pool) : new Agent(pool)
  const begin = isSecure ? secureRequest : request
  const prefix = pathname.replace(/\/+$/, '')
  // An IPv6 address stands in brackets in a URL, and without them elsewhere.
  const to = { host: hostname.replace(/^\[|\]$/g, ''), port, agent, timeout: SILENCE_MS }

  const ask: Wire['ask'] = ({ method, path, token, key, body }) =>
    new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${token}`,
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(body !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        }),
      }
      const outgoing = begin({ ...to, method, path: prefix + path, headers }, (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () => {
          const whole = Buffer.concat(chunks)
          resolve({
            status: incoming.statusCode ?? 0,
            text: whole.toString(),
            bytes: whole.length,
          })
        })
      })
      outgoing.on('timeout', () => outgoing.destroy(timedOut()))
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  return { ask, close: () => agent.destroy() }
}

const timedOut = () =>
  Object.assign(new Error(`No answer within ${SILENCE_MS} ms`), { code: 'ETIMEDOUT' })
