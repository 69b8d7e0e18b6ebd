// A client of the daemon's HTTP interface, for scripts.
import { Agent } from 'node:http'
import { problemResponse } from '@outerpark/core/contract'
import { type Answer, exchange } from '../../packages/daemon/src/http-client/exchange.ts'
import { originOf } from '../../packages/daemon/src/http-client/send.ts'

export type { Answer }

export type Question = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly token?: string
  /** the Idempotency-Key */
  readonly key?: string
  /** sent as JSON */
  readonly body?: object
}

export type Client = {
  /** Rejects with Node's own errors (ECONNREFUSED, ECONNRESET, …), or with ETIMEDOUT. */
  readonly ask: (question: Question) => Promise<Answer>
  readonly close: () => void
}

/** The part of a zod schema that is used here. The scripts do not depend on zod, only the packages do. */
type Schema<T> = { readonly parse: (value: unknown) => T }

export type ClientSettings = {
  /** the most connections; further questions wait for a free one; no limit if left out */
  readonly connections?: number
  /** how long a question may take, with the wait for a connection, in milliseconds; no limit if left out */
  readonly timeoutMs?: number
}

/** Makes a client with keep-alive connections. Questions at the same time use different connections. */
export function httpClient(
  url: string,
  { connections = Number.POSITIVE_INFINITY, timeoutMs }: ClientSettings = {},
): Client {
  const maxFreeSockets = Number.POSITIVE_INFINITY
  const agent = new Agent({ keepAlive: true, maxSockets: connections, maxFreeSockets })
  const origin = originOf(url, agent)
  return {
    async ask({ method, path, token, key, body }) {
      const headers = {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      }
      const request = {
        method,
        path,
        headers,
        body: body && JSON.stringify(body),
        maxBytes: Number.POSITIVE_INFINITY,
      }
      const signal = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs)
      return exchange(origin, request, signal).catch((error) => {
        throw signal?.aborted ? timedOut(timeoutMs) : error
      })
    },
    close: () => agent.destroy(),
  }
}

function timedOut(ms = 0): Error {
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
