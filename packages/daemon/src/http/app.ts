import type { RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { answerer, type OnFault } from './answer.ts'
import type { FindCaller } from './caller.ts'
import { hotWay } from './hot-way.ts'
import { localOnly } from './local-only.ts'
import { problemMessage } from './problem.ts'
import type { Route } from './route.ts'
import { send } from './send.ts'
import { webApp } from './web-app.ts'

export type AppSettings = {
  readonly routes: readonly Route[]
  readonly findCaller: FindCaller
  readonly allowedHosts: readonly string[]
  /** aborted when the daemon stops: streams end, and connections are closed after their answer */
  readonly stopping: AbortSignal
  readonly onFault: OnFault
}

/**
 * The function that answers every request. A guard checks Host and Origin first. Then the hot way answers the routes
 * that are asked most, and Hono answers all others.
 */
export function makeApp(settings: AppSettings): RequestListener {
  const { routes, findCaller, allowedHosts, stopping, onFault } = settings
  const guard = localOnly(allowedHosts)
  const ways = { answer: answerer(findCaller, onFault), stopping, onFault }
  const hot = hotWay(routes, ways)
  const web = getRequestListener(webApp(routes, ways).fetch)
  return (incoming, outgoing) => {
    const refused = guard(incoming.headers.host, incoming.headers.origin)
    if (refused) return send(outgoing, problemMessage(refused), stopping.aborted)
    if (!hot(incoming, outgoing)) void web(incoming, outgoing)
  }
}
