import type { ProblemCode } from '@outerpark/core/contract'
import type { IdempotencyKey } from '@outerpark/core/ports'
import type { z } from 'zod'
import type { Audience } from './audience.ts'
import { MAX_BODY_BYTES } from './body-limits.ts'
import type { Caller } from './caller.ts'
import type { Reply, Said, StreamReply } from './reply.ts'
import type { RequestId } from './request-id.ts'

/** What a handler gets: checked values, without any object of Hono or Node's HTTP server. */
export type RouteRequest<Body, Query> = {
  readonly caller: Caller
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly body: Body
  /** the text of the body before it was parsed, for checking a signature */
  readonly rawBody: string
  /** the causation id of the events that the command of this request stores */
  readonly requestId: RequestId
  readonly idempotency: IdempotencyKey | undefined
  readonly header: (name: string) => string | undefined
  /** from where the request comes, as `address.ts` says */
  readonly address: () => string
  /** aborted when the daemon stops; for a stream also when the client goes away */
  readonly signal: AbortSignal
}

/** With which requests a request without a token is counted (`rate-limits.ts`); `none`: it is not counted. */
export type Allowance = 'usual' | 'sign-up' | 'none'

/**
 * One route: its address, who may ask, what it takes, what it answers, and its handler.
 * The server, the OpenAPI text, docs/http.md and the permission tests are made from the list of these.
 */
export type Route = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** in the form of OpenAPI: `/v1/reservations/{id}` */
  readonly path: string
  readonly audience: Audience
  readonly tag: string
  readonly summary: string
  readonly body: z.ZodType | undefined
  /** the limit of the body, in bytes (`body-limits.ts`) */
  readonly maxBytes: number
  /** see {@link Definition} */
  readonly plain: ((json: unknown) => unknown) | undefined
  readonly query: z.ZodObject | undefined
  readonly status: number
  readonly answer: z.ZodType | 'event-stream' | 'plain-text' | 'csv'
  /** see {@link Definition} */
  readonly accepted: z.ZodType | undefined
  /** the error codes of this route, besides those that follow from its audience, body and query (docs/http.md) */
  readonly codes: readonly ProblemCode[]
  readonly hot: boolean
  /** whether its answer has sentences, in the language of Accept-Language */
  readonly speaks: boolean
  /** whether its answer has an entity tag, so that caches may keep it (`tagged.ts`) */
  readonly tagged: boolean
  /** see {@link Definition} */
  readonly allowance: Allowance
  readonly handle: (request: RouteRequest<never, never>) => Promise<Reply | StreamReply>
}

type Schema = z.ZodType | undefined
type Parsed<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined
type Query = z.ZodObject | undefined
type Address = Pick<Route, 'method' | 'path' | 'audience' | 'tag' | 'summary'> & {
  readonly codes?: Route['codes']
  /** see {@link Route}; false if left out */
  readonly speaks?: boolean
  /** see {@link Route}; false if left out */
  readonly tagged?: boolean
}

type Definition<
  Body extends Schema,
  Q extends Query,
  Answer extends z.ZodType,
  Accepted extends Schema,
> = Address & {
  readonly body?: Body
  /** {@link MAX_BODY_BYTES} if left out */
  readonly maxBytes?: number
  /**
   * A quick check that runs before the body's schema. It gives exactly what the schema would give. If it gives
   * undefined, the schema decides.
   */
  readonly plain?: (json: unknown) => Parsed<Body> | undefined
  readonly query?: Q
  /** the HTTP status of the answer; 200 if left out */
  readonly status?: number
  readonly answer: Answer
  /** the answer with 202, if the route sometimes only accepts what it otherwise does at once */
  readonly accepted?: Accepted
  /** whether the route is asked so often that it is answered without Hono (`hot-way.ts`) */
  readonly hot?: boolean
  /** `usual` if left out */
  readonly allowance?: Allowance
  readonly handle: (
    request: RouteRequest<Parsed<Body>, Parsed<Q>>,
  ) => Promise<Reply<Said<z.output<Answer>>> | AcceptedReply<Accepted>>
}

type AcceptedReply<Accepted extends Schema> = Accepted extends z.ZodType
  ? Reply<Said<z.output<Accepted>>> & { readonly status: 202 }
  : never

/** Whether requests to the route may change something. Each of them takes an Idempotency-Key. */
export const writes = ({ method }: Pick<Route, 'method'>): boolean => method !== 'get'

/** Defines a route. The compiler checks that its handler takes and returns what the route's schemas describe. */
export function route<
  Answer extends z.ZodType,
  Body extends Schema = undefined,
  Q extends Query = undefined,
  Accepted extends Schema = undefined,
>(definition: Definition<Body, Q, Answer, Accepted>): Route {
  return {
    status: 200,
    codes: [],
    hot: false,
    speaks: false,
    tagged: false,
    maxBytes: MAX_BODY_BYTES,
    allowance: 'usual',
    ...definition,
    accepted: definition.accepted,
    body: definition.body,
    plain: definition.plain,
    query: definition.query,
    // The server parses with exactly these schemas before it calls the handler.
    handle: definition.handle as Route['handle'],
  }
}

/** Defines a route that answers with server-sent events. */
export function streamRoute<Q extends z.ZodObject>(
  definition: Omit<Address, 'method'> & {
    readonly query: Q
    readonly handle: (request: RouteRequest<undefined, z.output<Q>>) => Promise<StreamReply>
  },
): Route {
  return {
    codes: [],
    speaks: false,
    tagged: false,
    ...definition,
    method: 'get',
    status: 200,
    hot: false,
    allowance: 'usual',
    maxBytes: MAX_BODY_BYTES,
    body: undefined,
    plain: undefined,
    answer: 'event-stream',
    accepted: undefined,
    // The server parses with exactly these schemas before it calls the handler.
    handle: definition.handle as Route['handle'],
  }
}

/** What routes have in common that answer with text. */
const TEXT = {
  method: 'get',
  status: 200,
  codes: [],
  speaks: false,
  tagged: false,
  hot: false,
  allowance: 'usual',
  maxBytes: MAX_BODY_BYTES,
  body: undefined,
  plain: undefined,
  accepted: undefined,
} as const

/** Defines a route that answers with a table for a spreadsheet. */
export const csvRoute = <Q extends z.ZodObject>(
  definition: Omit<Address, 'method'> & {
    readonly query: Q
    readonly handle: (request: RouteRequest<undefined, z.output<Q>>) => Promise<TextReply>
  },
): Route => ({
  ...TEXT,
  ...definition,
  answer: 'csv',
  // The server parses with exactly these schemas before it calls the handler.
  handle: definition.handle as Route['handle'],
})

/** Defines a route that answers with text for another program. */
export const textRoute = (
  definition: Omit<Address, 'method'> & {
    readonly handle: (request: RouteRequest<undefined, undefined>) => Promise<TextReply>
  },
): Route => ({ ...TEXT, ...definition, answer: 'plain-text', query: undefined })

type TextReply = Reply & { readonly type: string }
