import type { IncomingMessage, ServerResponse } from 'node:http'
import { NO_QUERY } from './asked.ts'
import { readBody } from './body.ts'
import { hotRoutes } from './hot-routes.ts'
import { newRequestId } from './request-id.ts'
import type { Route } from './route.ts'
import { send } from './send.ts'
import type { Ways } from './ways.ts'

/** A Host that every URL parser reads the same way. Requests with any other Host go to Hono. */
const PLAIN_HOST = /^[a-z0-9.-]+(?::[1-9]\d{0,3}|:[1-5]\d{4})?$/

/** Answers the request and gives true if its address is a plain one of a hot route. Otherwise gives false. */
export type HotWay = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean

/**
 * Answers the routes that are asked most without Hono. It reads requests from node:http and writes the answers there.
 * A request costs 1.2 times as much as an echo on bare node:http; with Hono it costs 1.5 times as much. Both ways
 * handle a request with the same code (`answer.ts`). Hono answers every request with an unusual address.
 */
export function hotWay(
  routes: readonly Route[],
  { answer, budget, addressOf, stopping, onFault }: Ways,
): HotWay {
  const find = hotRoutes(routes)
  return (incoming, outgoing) => {
    const { method, url = '', headers } = incoming
    const found = find(method, url)
    if (!found || !PLAIN_HOST.test(headers.host ?? '')) return false
    const requestId = newRequestId()
    void answer(found.route, {
      requestId,
      path: url,
      params: found.params,
      query: NO_QUERY,
      headers,
      readBody: (limit) => readBody(incoming, limit, budget),
      address: () => addressOf(incoming),
      gone: () => incoming.aborted,
      signal: stopping,
    })
      // `answer` never rejects, and no hot route is a stream.
      .then((message) => {
        try {
          if (message && 'body' in message) send(outgoing, message, requestId, stopping.aborted)
        } catch (error) {
          onFault(error, `${method} ${url}`, requestId)
          outgoing.destroy()
        }
      })
    return true
  }
}
