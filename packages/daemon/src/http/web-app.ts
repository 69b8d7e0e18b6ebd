import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import type { Answer, OnFault } from './answer.ts'
import { readBody } from './body.ts'
import { Problem, problemMessage, problemOf } from './problem.ts'
import type { Message, StreamReply } from './reply.ts'
import type { Route } from './route.ts'

type Env = { Bindings: HttpBindings }

/** The Hono app with all routes of the list. */
export function webApp(
  routes: readonly Route[],
  {
    answer,
    stopping,
    onFault,
  }: { readonly answer: Answer; readonly stopping: AbortSignal; readonly onFault: OnFault },
): Hono<Env> {
  const app = new Hono<Env>()
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        responseOf(problemMessage(wrongMethod(c.req.method, methods))),
    }),
  )

  const serve = (route: Route) => async (c: Context<Env>) => {
    const { incoming, outgoing } = c.env
    const isStream = route.answer === 'event-stream'
    // Hono runs HEAD as a GET and drops the body. A stream would stay open, and nobody would read it.
    if (isStream && incoming.method === 'HEAD')
      return responseOf(problemMessage(wrongMethod('HEAD', ['GET'])))
    const message = await answer(route, {
      path: c.req.path,
      params: c.req.param() as Record<string, string>, // of a path that is only known at run time
      query: route.query ? c.req.query() : {},
      headers: incoming.headers,
      readBody: () => readBody(incoming),
      gone: () => incoming.aborted,
      signal: isStream ? AbortSignal.any([stopping, c.req.raw.signal]) : stopping,
    })
    if (!message) return RESPONSE_ALREADY_SENT
    // An open keep-alive connection would delay the end of the daemon.
    if (stopping.aborted && !outgoing.headersSent) outgoing.setHeader('connection', 'close')
    return responseOf(message)
  }

  for (const route of routes) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1')
    app.on(route.method.toUpperCase(), path, serve(route))
  }
  app.notFound((c) =>
    responseOf(
      problemMessage(
        new Problem('route-not-found', `There is nothing at ${c.req.path}.`, {
          hint: 'GET /openapi.json lists all routes.',
        }),
      ),
    ),
  )
  app.onError((error, c) => {
    onFault(error, `${c.req.method} ${c.req.path}`)
    return responseOf(problemMessage(problemOf(error)))
  })
  return app
}

const wrongMethod = (method: string, allowed: readonly string[]) =>
  new Problem('method-not-allowed', `${method} is not for this address.`, {
    // HEAD is allowed wherever GET is, so only GET is named.
    headers: { allow: allowed.filter((name) => name !== 'HEAD').join(', ') },
  })

const STREAM_HEADERS = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }

function responseOf(message: Message | StreamReply): Response {
  if ('body' in message) {
    const { status, headers, body } = message
    return new Response(body, { status, headers })
  }
  const bytes = ReadableStream.from(message.events).pipeThrough(new TextEncoderStream())
  return new Response(bytes, { headers: STREAM_HEADERS })
}
