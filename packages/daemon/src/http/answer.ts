import type { IdempotencyKey } from '@outerpark/core/ports'
import { type Asked, checkedRequest } from './asked.ts'
import { checkAudience } from './audience.ts'
import type { FindCaller } from './caller.ts'
import { keysInFlight } from './in-flight.ts'
import { problemMessage, problemOf } from './problem.ts'
import { type Message, messageOf, type StreamReply } from './reply.ts'
import type { Route } from './route.ts'

/** Answers a request whatever happens, and never rejects. Undefined if the client went away before it had asked. */
export type Answer = (route: Route, asked: Asked) => Promise<Message | StreamReply | undefined>

/** Hears of each error that is a fault of ours, with the request that met it. */
export type OnFault = (error: unknown, request: string) => void

/**
 * The one way of every request through its route, however it was read off the wire: caller, audience, body, what it says,
 * handler. What goes wrong on this way is answered as a problem.
 */
export function answerer(findCaller: FindCaller, onFault: OnFault): Answer {
  const inFlight = keysInFlight()

  return async (route, asked) => {
    let entered: IdempotencyKey | undefined
    try {
      const found = findCaller(asked.headers.authorization)
      const caller = found instanceof Promise ? await found : found
      checkAudience(caller, route.audience)
      const text = route.body || route.method === 'post' ? await asked.readBody() : ''
      const request = checkedRequest(route, asked, { caller, text })
      if (request.idempotency) inFlight.enter(request.idempotency)
      entered = request.idempotency
      // Query and body are what the route's own schemas made of them, and its handler was typed with these.
      const reply = await route.handle(request as Parameters<Route['handle']>[0])
      return 'events' in reply ? reply : messageOf(reply)
    } catch (error) {
      if (asked.gone()) return undefined
      const problem = problemOf(error)
      if (problem.code === 'internal-error')
        onFault(error, `${route.method.toUpperCase()} ${asked.path}`)
      return problemMessage(problem)
    } finally {
      if (entered) inFlight.leave(entered)
    }
  }
}
