import type { IncomingMessage } from 'node:http'
import type { Http2Bindings, HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import { readBody } from './body.ts'
import { Problem, problemMessage, problemOf } from './problem.ts'
import { type Message, type StreamReply, writtenIn } from './reply.ts'
import { newRequestId, type RequestId } from './request-id.ts'
import type { Route } from './route.ts'
import { FIXED_HEADERS, send } from './send.ts'
import type { Ways } from './ways.ts'

type Env = { Bindings: HttpBindings; Variables: { requestId: RequestId } }

type Fetch = (request: Request, env: HttpBindings | Http2Bindings) => Promise<Response>

/** The Hono app with all routes of the list. It sends every answer itself, except streams. */
export function webApp(routes: readonly Route[], ways: Ways): Fetch {
  const app = honoApp(routes, ways)
  return async (request, env) => {
    // The server speaks HTTP/1.1 only.
    const response = await app.fetch(request, env as HttpBindings)
    // Hono copies the answer to a HEAD, and the copy would be sent once more.
    const { headersSent, destroyed } = env.outgoing
    if (!headersSent && !destroyed) return response
    // The client has left. A stream would wait for ever to be read, and keep its place.
    await response.body?.cancel()
    return RESPONSE_ALREADY_SENT
  }
}

function honoApp(routes: readonly Route[], ways: Ways): Hono<Env> {
  const { stopping, onFault } = ways
  const app = new Hono<Env>()
  const tell = (c: Context<Env>, message: Message) => {
    send(c.env.outgoing, message, c.get('requestId'), stopping.aborted)
    return RESPONSE_ALREADY_SENT
  }
  const refuse = (c: Context<Env>, problem: Problem) =>
    tell(
      c,
      problemMessage(ways.counted(c.env.incoming, problem, c.get('requestId')), languageOf(c)),
    )
  app.use(async (c, next) => {
    c.set('requestId', newRequestId())
    return isText(c.env.incoming.url ?? '') ? next() : refuse(c, badAddress())
  })
  for (const route of routes) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1')
    app.on(route.method.toUpperCase(), path, async (c) => {
      const answer = await answerOf(route, ways, c)
      if (!answer) return RESPONSE_ALREADY_SENT
      return 'body' in answer ? tell(c, answer) : streamOf(answer, c.get('requestId'))
    })
  }
  const methodsAt = methodFinder(routes)
  app.notFound((c) => {
    const methods = methodsAt(c.req.path)
    return refuse(c, notFound(c.req.method, c.req.path, methods))
  })
  app.onError((error, c) => {
    onFault(error, `${c.req.method} ${c.req.path}`, c.get('requestId'))
    return tell(c, problemMessage(problemOf(error), languageOf(c)))
  })
  return app
}

/** The languages that the reader wants, as the header of the request says. */
const languageOf = (c: Context<Env>) => c.env.incoming.headers['accept-language']

/** @returns undefined if the client has left */
async function answerOf(
  route: Route,
  { answer, budget, addressOf, stopping }: Ways,
  c: Context<Env>,
): Promise<Message | StreamReply | undefined> {
  const { incoming } = c.env
  const isStream = route.answer === 'event-stream'
  // Hono runs HEAD as a GET and drops the body. A stream would stay open, and nobody would read it.
  if (isStream && incoming.method === 'HEAD')
    return problemMessage(wrongMethod('HEAD', ['GET']), languageOf(c))
  return answer(route, {
    requestId: c.get('requestId'),
    path: c.req.path,
    params: c.req.param() as Record<string, string>, // of a path that is only known at run time
    query: route.query ? c.req.query() : {},
    headers: incoming.headers,
    readBody: (limit) => readBody(incoming, limit, budget),
    address: () => addressOf(incoming),
    gone: () => incoming.aborted,
    signal: isStream ? AbortSignal.any([stopping, c.req.raw.signal]) : stopping,
  })
}

/** Whether an address is ASCII, with UTF-8 in its percent-encoding (RFC 3986, 2.5). */
function isText(url: string): boolean {
  try {
    // A hot route has no percent sign, so this runs only for unusual addresses.
    return /^[\x21-\x7e]*$/.test(url) && (!url.includes('%') || decodeURIComponent(url) !== '')
  } catch {
    return false
  }
}

/** Makes a function that gives the methods of the routes at an address. */
function methodFinder(routes: readonly Route[]): (path: string) => string[] {
  const known = routes.map(({ method, path }) => ({
    method: method.toUpperCase(),
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }))
  return (path) => known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
}

function notFound(method: string, path: string, methods: readonly string[]): Problem {
  if (methods.length > 0) return wrongMethod(method, methods)
  return new Problem('route-not-found', { path })
}

const badAddress = () => new Problem('malformed-request', { case: 'address' })

const wrongMethod = (method: string, allowed: readonly string[]) =>
  new Problem(
    'method-not-allowed',
    { case: 'route', method, allowed },
    // HEAD is allowed wherever GET is, so only GET is named.
    { headers: { allow: allowed.join(', ') } },
  )

const STREAM_HEADERS = {
  'content-type': 'text/event-stream',
  // nginx and others would keep messages back until a buffer is full.
  'x-accel-buffering': 'no',
}

function streamOf({ events, language }: StreamReply, requestId: RequestId): Response {
  const bytes = ReadableStream.from(events).pipeThrough(new TextEncoderStream())
  const written = language && writtenIn(language)
  return new Response(bytes, {
    headers: { ...STREAM_HEADERS, ...written, ...fixedHeaders(requestId) },
  })
}

/**
 * The answer to a request that never gets to the app, since no URL can be made of it.
 * @param incoming undefined if it is not known any more which request it was
 */
export function unanswered(
  error: unknown,
  { counted, onFault }: Pick<Ways, 'counted' | 'onFault'>,
  incoming: IncomingMessage | undefined,
): Response {
  const requestId = newRequestId()
  const isBadUrl = error instanceof Error && error.name === 'RequestError'
  if (!isBadUrl) onFault(error, 'before the routes', requestId)
  const problem = isBadUrl ? new Problem('malformed-request', { case: 'url' }) : problemOf(error)
  const { status, headers, body } = problemMessage(
    incoming ? counted(incoming, problem, requestId) : problem,
    incoming?.headers['accept-language'],
  )
  return new Response(body, { status, headers: { ...headers, ...fixedHeaders(requestId) } })
}

const fixedHeaders = (requestId: RequestId) => ({ ...FIXED_HEADERS, 'request-id': requestId })
