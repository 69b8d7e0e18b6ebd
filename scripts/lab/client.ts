// A client of the daemon's HTTP interface, for scripts.
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { problemResponse } from '@outerpark/core/contract'

export type Question = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly token?: string
  /** the Idempotency-Key */
  readonly key?: string
  /** sent as JSON */
  readonly body?: object
}

export type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export type Client = {
  /** Rejects with Node's own errors (ECONNREFUSED, ECONNRESET, …), or with ETIMEDOUT. */
  readonly ask: (question: Question) => Promise<Answer>
  readonly close: () => void
}

/** What is needed of a zod schema. The scripts do not depend on zod, the packages do. */
type Schema<T> = { readonly parse: (value: unknown) => T }

export type ClientSettings = {
  /** the most connections; a question waits for a free one. Without a limit if left out */
  readonly connections?: number
  /** how long a connection may stay silent, in milliseconds; for ever if left out */
  readonly timeoutMs?: number
}

/** Asks over connections that are kept alive, each question on one of its own. */
export function httpClient(
  url: string,
  { connections = Number.POSITIVE_INFINITY, timeoutMs = 0 }: ClientSettings = {},
): Client {
  const { hostname, port } = new URL(url)
  const agent = new Agent({
    keepAlive: true,
    maxSockets: connections,
    maxFreeSockets: Number.POSITIVE_INFINITY,
  })
  return {
    ask({ method, path, token, key, body }) {
      const text = body && JSON.stringify(body)
      const headers = {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(text === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      }
      return new Promise((resolve, reject) => {
        const outgoing = request({ hostname, port, agent, method, path, headers })
        outgoing.on('error', reject)
        outgoing.setTimeout(timeoutMs, () => outgoing.destroy(timedOut(timeoutMs)))
        outgoing.on('response', (incoming) => {
          const chunks: Buffer[] = []
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.on('error', reject)
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              text: Buffer.concat(chunks).toString(),
            }),
          )
        })
        outgoing.end(text)
      })
    },
    close: () => agent.destroy(),
  }
}

function timedOut(ms: number): Error {
  return Object.assign(new Error(`No answer within ${ms} ms`), { code: 'ETIMEDOUT' })
}

/**
 * The body of the answer, checked with the schema of its route.
 * @throws if the answer has another status; the message shows it
 */
export function expectAnswer<T>({ status, text }: Answer, expected: number, schema: Schema<T>): T {
  if (status !== expected) throw new Error(`Expected ${expected}, got ${status}: ${text}`)
  return schema.parse(JSON.parse(text))
}

/** The code of an answer that is a problem (RFC 9457). */
export function codeOf({ text }: Answer): string {
  return problemResponse.parse(JSON.parse(text)).code
}
