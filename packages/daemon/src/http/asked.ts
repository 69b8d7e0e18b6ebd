import type { IncomingHttpHeaders } from 'node:http'
import type { z } from 'zod'
import type { Caller } from './caller.ts'
import { idempotencyKey } from './idempotency.ts'
import { parseJson } from './json.ts'
import type { RequestId } from './request-id.ts'
import { type Route, type RouteRequest, writes } from './route.ts'
import { validate } from './validate.ts'

/** A request to a route, in plain values without any object of Hono or Node. */
export type Asked = {
  readonly requestId: RequestId
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly headers: IncomingHttpHeaders
  /** Reads the body, of at most `limit` bytes. It is called only after the check that the caller may use the route. */
  readonly readBody: (limit: number) => Promise<string>
  /** From where the request comes, as `address.ts` says. It is called only if that matters. */
  readonly address: () => string
  /** Whether the client went away in the middle of its request. */
  readonly gone: () => boolean
  /** aborted when the daemon stops; for a stream also when the client goes away */
  readonly signal: AbortSignal
}

/**
 * The request as its handler gets it, checked in this order: query, body, Idempotency-Key.
 *
 * @param text of the body; '' for a route that takes none
 * @throws Problem
 */
export function checkedRequest(
  route: Route,
  asked: Asked,
  { caller, text }: { readonly caller: Caller; readonly text: string },
): RouteRequest<unknown, unknown> {
  const { path, params, query, headers, signal, requestId, address } = asked
  const header = (name: string) => firstOf(headers[name])
  return {
    caller,
    params,
    query: route.query && queryOf(route.query, query),
    body: bodyOf(route, text, headers['content-type']),
    rawBody: text,
    requestId,
    idempotency: writes(route)
      ? idempotencyKey(header('idempotency-key'), caller, {
          method: route.method,
          path,
          address,
          text,
        })
      : undefined,
    header,
    address,
    signal,
  }
}

/** The query of an address without a query. Most requests have this one. */
export const NO_QUERY: Asked['query'] = {}

/** What each schema makes of {@link NO_QUERY}. That is its defaults only, so each schema parses it once. */
const defaults = new WeakMap<z.ZodObject, unknown>()

function queryOf(schema: z.ZodObject, query: Asked['query']): unknown {
  if (query !== NO_QUERY) return validate(schema, query, 'query')
  const known = defaults.get(schema)
  if (known !== undefined) return known
  const made = Object.freeze(validate(schema, query, 'query'))
  defaults.set(schema, made)
  return made
}

const firstOf = (value: string | string[] | undefined) =>
  typeof value === 'object' ? value[0] : value

function bodyOf({ body: schema, plain }: Route, text: string, type: string | undefined): unknown {
  if (!schema) return undefined
  const json = parseJson(text, type)
  return plain?.(json) ?? validate(schema, json, 'body')
}
