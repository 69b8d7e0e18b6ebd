import type { IncomingMessage, RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { VERSION_HEADER } from '@outerpark/core/names'
import type { AddressOf } from './address.ts'
import { answerer, type OnAnswer, type OnFault, type OnProblem, type SlowWatch } from './answer.ts'
import { bodyBudget } from './body.ts'
import type { FindCaller } from './caller.ts'
import { hotWay } from './hot-way.ts'
import { localOnly } from './local-only.ts'
import { type Problem, problemMessage, problemOf } from './problem.ts'
import { NO_RATES, type Rates, rateLimits } from './rate-limits.ts'
import { referencePage } from './reference/reference.ts'
import { newRequestId, type RequestId } from './request-id.ts'
import { type RequestLine, requestLog } from './request-log.ts'
import type { Route } from './route.ts'
import { send } from './send.ts'
import { badHeaders, badTarget } from './single-headers.ts'
import { slowDown } from './slow-down.ts'
import type { Ways } from './ways.ts'
import { unanswered, webApp } from './web-app.ts'

export type AppSettings = {
  readonly routes: readonly Route[]
  readonly findCaller: FindCaller
  readonly allowedHosts: readonly string[]
  /** the version that is answered to a client that sends its own; if left out, none is answered */
  readonly version?: string
  /** see {@link AddressOf} */
  readonly trustedProxies?: readonly string[]
  /** no limits if left out */
  readonly rates?: Rates
  /** aborted when the daemon stops: streams end, and connections are closed after their answer */
  readonly stopping: AbortSignal
  readonly onFault: OnFault
  /** see {@link OnProblem} */
  readonly onProblem?: OnProblem | undefined
  /** see {@link SlowWatch}; without it no request costs more */
  readonly slow?: SlowWatch | undefined
  /** see {@link OnAnswer}; without it no request costs more */
  readonly onAnswer?: OnAnswer | undefined
  /** is called for each request that was answered; without it no request costs more */
  readonly onAnswered?: ((line: RequestLine) => void) | undefined
}

/**
 * The function that answers every request. A guard checks the headers first, Host and Origin above all. Then the hot
 * way answers the routes that are asked most, and Hono answers all others.
 */
export function makeApp(settings: AppSettings): RequestListener {
  const {
    routes,
    findCaller,
    allowedHosts,
    version,
    rates = NO_RATES,
    stopping,
    onFault,
  } = settings
  const guard = localOnly(allowedHosts)
  const { addressOf, limits } = slowDown(rateLimits(rates), settings.trustedProxies ?? [])
  const counted = (incoming: IncomingMessage, problem: Problem, requestId: RequestId): Problem => {
    const { code } = problem
    try {
      limits.countUnknown(addressOf(incoming))
      settings.onProblem?.(code, { requestId })
      return problem
    } catch (error) {
      const instead = problemOf(error)
      settings.onProblem?.(instead.code, { requestId })
      return instead
    }
  }
  const ways = {
    answer: answerer(findCaller, limits, settings),
    budget: bodyBudget(),
    addressOf,
    counted,
    stopping,
    onFault,
  }
  const hot = hotWay(routes, ways)
  const web = webListener(routes, ways)
  const reference = referencePage({ ...ways, countUnknown: limits.countUnknown })
  const watch = settings.onAnswered && requestLog(settings.onAnswered, findCaller)
  return (incoming, outgoing) => {
    if (version !== undefined && incoming.headers[VERSION_HEADER] !== undefined)
      outgoing.setHeader(VERSION_HEADER, version)
    watch?.(incoming, outgoing)
    const { host, origin } = incoming.headers
    const refused =
      badHeaders(incoming.rawHeaders) ?? badTarget(incoming.url, host) ?? guard(host, origin)
    if (refused) {
      const requestId = newRequestId()
      const problem = counted(incoming, refused, requestId)
      const message = problemMessage(problem, incoming.headers['accept-language'])
      return send(outgoing, message, requestId, stopping.aborted)
    }
    if (!reference(incoming, outgoing) && !hot(incoming, outgoing)) web(incoming, outgoing)
  }
}

/** Hono's way as a listener. */
function webListener(routes: readonly Route[], ways: Ways): RequestListener {
  /** The listener calls its error handler in the same turn if no URL can be made of a request. */
  let asking: IncomingMessage | undefined
  const listener = getRequestListener(webApp(routes, ways), {
    autoCleanupIncoming: false,
    errorHandler: (error) => unanswered(error, ways, asking),
  })
  return (incoming, outgoing) => {
    asking = incoming
    void listener(incoming, outgoing)
    asking = undefined
  }
}
