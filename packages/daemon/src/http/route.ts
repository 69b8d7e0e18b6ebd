import type { ProblemCode } from '@outerpark/core/contract'
import type { IdempotencyKey } from '@outerpark/core/ports'
import type { z } from 'zod'
import type { Audience, Caller } from './caller.ts'
import type { RequestId } from './request-id.ts'

/** What a handler gets. All of it is checked. */
export type RouteRequest<Body, Query> = {
  readonly caller: Caller
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly body: Body
  /** the body as it came, for checking a signature */
  readonly rawBody: string
  /** the causation id of the events that this request leads to */
  readonly requestId: RequestId
  readonly idempotency: IdempotencyKey | undefined
  readonly header: (name: string) => string | undefined
  /** ends when the client goes away or the daemon stops */
  readonly signal: AbortSignal
}

/** JSON, as a value or as text; or a whole Response, such as a stream. */
export type Reply =
  | { readonly status: number; readonly json: unknown }
  | { readonly status: number; readonly text: string | Uint8Array<ArrayBuffer> }
  | Response

/**
 * One route: its address, who may ask, what it takes, what it answers, and its handler.
 * The server, the OpenAPI text, docs/http.md and the permission tests are made from the list of these.
 */
export type Route = {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** as OpenAPI writes it: `/v1/reservations/{id}` */
  readonly path: string
  readonly audience: Audience
  readonly tag: string
  readonly summary: string
  readonly body: z.ZodType | undefined
  readonly query: z.ZodObject | undefined
  readonly status: number
  readonly answer: z.ZodType | 'event-stream'
  /** the error codes of this route, besides those that follow from its audience, body and query (docs/http.md) */
  readonly codes: readonly ProblemCode[]
  /**
   * How a request with a known Idempotency-Key gets the first answer again. `commit`: the store keeps the answer in the
   * same commit as the command. `kept`: the answer is kept after the handler is done. `safe`: nothing is kept, since
   * asking twice does the same as asking once.
   */
  readonly idempotent: 'commit' | 'kept' | 'safe'
  readonly handle: (request: RouteRequest<never, never>) => Promise<Reply>
}

type Definition<Body extends z.ZodType | undefined, Query extends z.ZodObject | undefined> = Omit<
  Route,
  'body' | 'query' | 'status' | 'codes' | 'idempotent' | 'handle'
> & {
  readonly body?: Body
  readonly query?: Query
  readonly status?: number
  readonly codes?: Route['codes']
  readonly idempotent?: Route['idempotent']
  readonly handle: (
    request: RouteRequest<
      Body extends z.ZodType ? z.output<Body> : undefined,
      Query extends z.ZodObject ? z.output<Query> : undefined
    >,
  ) => Promise<Reply>
}

/** Defines a route. The handler gets a request with the types of the route's own schemas. */
export function route<
  Body extends z.ZodType | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
>(definition: Definition<Body, Query>): Route {
  return {
    status: 200,
    codes: [],
    idempotent: definition.method === 'post' ? 'commit' : 'safe',
    ...definition,
    body: definition.body,
    query: definition.query,
    // The server parses with exactly these schemas before it calls the handler.
    handle: definition.handle as Route['handle'],
  }
}
