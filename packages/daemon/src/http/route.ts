import type { ProblemCode } from '@outerpark/core/contract'
import type { IdempotencyKey } from '@outerpark/core/ports'
import type { z } from 'zod'
import type { Audience, Caller } from './caller.ts'
import type { RequestId } from './request-id.ts'

/** What a handler gets: all of it checked. */
export type RouteRequest<Body, Query> = {
  readonly caller: Caller
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly body: Body
  /** the body as it came, for what is signed */
  readonly rawBody: string
  /** names this request as the cause of the events that it leads to */
  readonly requestId: RequestId
  readonly idempotency: IdempotencyKey | undefined
  readonly header: (name: string) => string | undefined
  /** ends when the client goes away or the daemon stops */
  readonly signal: AbortSignal
}

/** JSON as a value or as text that is JSON already, or a whole Response (a stream). */
export type Reply =
  | { readonly status: number; readonly json: unknown }
  | { readonly status: number; readonly text: string | Uint8Array<ArrayBuffer> }
  | Response

/**
 * One route, whole: the address, who may ask, what must come in, what goes out, and what answers it.
 * The server, the OpenAPI text and the permission tests are all made from the same list of these.
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
   * `commit`: the store keeps the answer with the command. `kept`: it is kept after the handler is done.
   * `safe`: asked twice, it does what it did once, so nothing is kept.
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

/** Defines a route; the handler's request has the types of the schemas that stand beside it. */
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
