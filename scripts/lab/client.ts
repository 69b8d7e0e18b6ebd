// The HTTP interface of a daemon, asked by scripts.
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

/** What a zod schema is to us; the packages have zod, the scripts have not. */
type Schema<T> = { readonly parse: (value: unknown) => T }

export type ClientSettings = {
  /** how many connections there are at most; a question waits for a free one. Without a limit if left out */
  readonly connections?: number
  /** how long a connection may stay silent, in milliseconds; for ever if left out */
  readonly timeoutMs?: number
}

/** Asks over connections that are kept alive, as many at once as there are questions. */
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

/** The answer, if it has this status, as what its route answers; an error that shows it otherwise. */
export function expectAnswer<T>({ status, text }: Answer, expected: number, schema: Schema<T>): T {
  if (status !== expected) throw new Error(`Expected ${expected}, got ${status}: ${text}`)
  return schema.parse(JSON.parse(text))
}

/** The code of an answer that is a problem (RFC 9457). */
export function codeOf({ text }: Answer): string {
  return problemResponse.parse(JSON.parse(text)).code
}
