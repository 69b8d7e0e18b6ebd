import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer, OnFault } from './answer.ts'
import { NO_QUERY } from './asked.ts'
import { readBody } from './body.ts'
import { hotRoutes } from './hot-routes.ts'
import type { Route } from './route.ts'
import { send } from './send.ts'

/** A Host that every URL parser reads as it stands. Others are Hono's to judge. */
const PLAIN_HOST = /^[a-z0-9.-]+(?::[1-9]\d{0,3}|:[1-5]\d{4})?$/

/** Answers the request if it is a plain one to a hot route. */
export type HotWay = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean

/**
 * The way past Hono for the routes that are asked most. It reads requests off node:http and writes the answers there,
 * which costs 1.2 echoes on bare node:http instead of 1.5. What is between reading and writing is the same for both ways
 * (`answer.ts`); whatever is unusual about an address is left to Hono.
 */
export function hotWay(
  routes: readonly Route[],
  {
    answer,
    stopping,
    onFault,
  }: { readonly answer: Answer; readonly stopping: AbortSignal; readonly onFault: OnFault },
): HotWay {
  const find = hotRoutes(routes)
  return (incoming, outgoing) => {
    const { method, url = '', headers } = incoming
    const found = find(method, url)
    if (!found || !PLAIN_HOST.test(headers.host ?? '')) return false
    void answer(found.route, {
      path: url,
      params: found.params,
      query: NO_QUERY,
      headers,
      readBody: () => readBody(incoming),
      gone: () => incoming.aborted,
      signal: stopping,
    })
      // An answer never rejects, and no stream is a hot route.
      .then((message) => {
        try {
          if (message && 'body' in message) send(outgoing, message, stopping.aborted)
        } catch (error) {
          onFault(error, `${method} ${url}`)
          outgoing.destroy()
        }
      })
    return true
  }
}
