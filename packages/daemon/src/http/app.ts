import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Answers } from '@outerpark/core/ports'
import { type Context, Hono } from 'hono'
import { answerer } from './answer.ts'
import type { Caller } from './caller.ts'
import { localOnly } from './local-only.ts'
import { Problem, problemOf, problemResponse } from './problem.ts'
import type { Reply, Route } from './route.ts'

type Env = { Bindings: HttpBindings }

export type AppSettings = {
  readonly routes: readonly Route[]
  readonly findCaller: (authorization: string | undefined) => Promise<Caller>
  readonly answers: Answers
  readonly allowedHosts: readonly string[]
  /** ends when the daemon stops: streams end with it */
  readonly stopping: AbortSignal
  /** told of what is a fault of ours */
  readonly onFault: (error: unknown, request: string) => void
}

/** The Hono app: every route of the list, one guard before them and one place for what goes wrong. */
export function makeApp(settings: AppSettings): Hono<Env> {
  const { routes, findCaller, answers, allowedHosts, stopping, onFault } = settings
  const app = new Hono<Env>()
  const guard = localOnly(allowedHosts)
  const answer = answerer(findCaller, answers)

  const serve = (route: Route) => async (c: Context<Env>) => {
    const { incoming, outgoing } = c.env
    guard(incoming.headers.host, incoming.headers.origin)
    // Hono answers HEAD with a GET whose body it drops; a stream that nobody reads would stay open for ever.
    if (route.answer === 'event-stream' && incoming.method === 'HEAD') throw notFor('HEAD', ['GET'])
    const asked = {
      incoming,
      path: c.req.path,
      params: c.req.param() as Record<string, string>,
      query: route.query ? c.req.query() : {},
      signal:
        route.answer === 'event-stream' ? AbortSignal.any([stopping, c.req.raw.signal]) : stopping,
    }
    const reply = await answer(route, asked)
    // A connection that is kept alive would hold up the end of the daemon.
    if (stopping.aborted && !outgoing.headersSent) outgoing.setHeader('connection', 'close')
    return responseOf(reply)
  }

  for (const route of routes) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1')
    app.on(route.method.toUpperCase(), path, serve(route))
  }
  const known = new Map<string, Set<string>>()
  for (const { path, method } of routes) {
    const pattern = path.replaceAll(/\{(\w+)\}/g, ':$1')
    known.set(pattern, (known.get(pattern) ?? new Set()).add(method.toUpperCase()))
  }
  for (const [path, methods] of known)
    app.all(path, (c) => {
      guard(c.env.incoming.headers.host, c.env.incoming.headers.origin)
      throw notFor(c.req.method, [...methods])
    })
  app.notFound((c) => {
    guard(c.env.incoming.headers.host, c.env.incoming.headers.origin)
    return problemResponse(
      new Problem('route-not-found', `There is nothing at ${c.req.path}.`, {
        hint: 'GET /openapi.json lists what there is.',
      }),
    )
  })
  app.onError((error, c) => {
    if (c.env.incoming.aborted) return RESPONSE_ALREADY_SENT
    const problem = problemOf(error)
    if (problem.code === 'internal-error') onFault(error, `${c.req.method} ${c.req.path}`)
    return problemResponse(problem)
  })
  return app
}

const notFor = (method: string, allowed: readonly string[]) =>
  new Problem('method-not-allowed', `${method} is not for this address.`, {
    headers: { allow: allowed.join(', ') },
  })

const JSON_HEADERS = { 'content-type': 'application/json' }

function responseOf(reply: Reply): Response {
  if (reply instanceof Response) return reply
  const text = 'text' in reply ? reply.text : JSON.stringify(reply.json)
  return new Response(text, { status: reply.status, headers: JSON_HEADERS })
}
