import type { ProblemCode } from '@outerpark/core/contract'
import type { IdempotencyKey } from '@outerpark/core/ports'
import { type Asked, checkedRequest } from './asked.ts'
import { checkAudience } from './audience.ts'
import type { Caller, FindCaller } from './caller.ts'
import { keysInFlight } from './in-flight.ts'
import { checkEncoding } from './json.ts'
import { Problem, problemMessage, problemOf } from './problem.ts'
import type { RateLimits } from './rate-limits.ts'
import { type Message, messageOf, type StreamReply } from './reply.ts'
import type { RequestId } from './request-id.ts'
import type { Route } from './route.ts'

/**
 * Answers a request, also when something fails, and never rejects. Undefined if the client left in the middle of it.
 */
export type Answer = (route: Route, asked: Asked) => Promise<Message | StreamReply | undefined>

/** Called for each error that is a fault of the program, with the request in which it happened. */
export type OnFault = (error: unknown, request: string, id?: RequestId) => void

type Listeners = {
  readonly onFault: OnFault
  readonly onProblem?: OnProblem | undefined
  readonly slow?: SlowWatch | undefined
  /** is told of each answer that is not a stream, before it is sent */
  readonly onAnswer?: OnAnswer | undefined
}

/** What may be told of a request: its query, its body and its headers may hold secrets. */
export type Tellable = Pick<Asked, 'requestId' | 'params'>

/** Is told of each request that is answered with a problem. `route` is absent if it came to none. */
export type OnProblem = (
  code: ProblemCode,
  asked: Pick<Asked, 'requestId'> & Partial<Tellable>,
  route?: Pick<Route, 'method' | 'path'>,
) => void

/** Is told of each request that took too long, counted from the moment when its body was there. */
export type SlowWatch = {
  /** how long is too long, in milliseconds */
  readonly fromMs: number
  readonly tell: (route: Pick<Route, 'method' | 'path'>, asked: Tellable, ms: number) => void
}

/** @param begun ms since the epoch */
export type OnAnswer = (route: Route, id: RequestId, status: number, begun: number) => void

/**
 * Takes a request through its route: finds the caller, counts the request, checks the audience, reads and checks the body, calls the
 * handler. Hono's way and the hot way both end here. An error on this way is answered as a problem.
 */
export function answerer(
  findCaller: FindCaller,
  limits: RateLimits,
  { onFault, onProblem, onAnswer, slow }: Listeners,
): Answer {
  const inFlight = keysInFlight()

  return async (route, asked) => {
    let entered: IdempotencyKey | undefined
    /** when its body was there; of a stream, and of a request without a whole body, it stays unknown */
    let complete = Number.NaN
    const begun = onAnswer ? Date.now() : 0
    try {
      const found = findCaller(asked.headers.authorization)
      const caller = found instanceof Promise ? await orCounted(found, asked, limits) : found
      limits.count(route, caller, asked.address)
      checkAudience(caller, route.audience)
      const takesBody = route.body !== undefined || route.method === 'post'
      const text = takesBody ? await bodyOf(route, asked, caller) : ''
      if (slow) complete = performance.now()
      // While a body arrived slowly, the token may have been revoked, or the customer may have changed.
      const again = takesBody ? findCaller(asked.headers.authorization) : caller
      const now = again instanceof Promise ? await again : again
      const request = checkedRequest(route, asked, { caller: now, text })
      if (request.idempotency) inFlight.enter(request.idempotency)
      entered = request.idempotency
      // The route's own schemas have parsed query and body, and the handler's types come from these schemas.
      const reply = await route.handle(request as Parameters<Route['handle']>[0])
      if ('events' in reply) {
        complete = Number.NaN
        return reply
      }
      onAnswer?.(route, asked.requestId, reply.status, begun)
      return messageOf(reply)
    } catch (error) {
      if (asked.gone()) return undefined
      const problem = problemOf(error)
      onProblem?.(problem.code, asked, route)
      if (problem.code === 'internal-error')
        onFault(error, `${route.method.toUpperCase()} ${asked.path}`, asked.requestId)
      return problemMessage(problem, asked.headers['accept-language'])
    } finally {
      if (entered) inFlight.leave(entered)
      if (slow) tellIfSlow(slow, route, asked, performance.now() - complete)
    }
  }
}

function tellIfSlow({ fromMs, tell }: SlowWatch, route: Route, asked: Asked, ms: number): void {
  if (ms >= fromMs) tell(route, asked, ms)
}

/** A token that nobody has is counted for its address. @throws Problem `not-signed-in`, `too-many-requests` */
const orCounted = (found: Promise<Caller>, { address }: Asked, limits: RateLimits) =>
  found.catch((error) => {
    limits.countUnknown(address())
    throw error
  })

/** @throws Problem `length-required` if nobody knows who sends a body of unknown length; `unsupported-media-type` */
function bodyOf({ body, maxBytes }: Route, { headers, readBody }: Asked, caller: Caller) {
  if (caller.role === 'nobody' && headers['transfer-encoding'] !== undefined)
    throw new Problem('length-required', {})
  if (body) checkEncoding(headers)
  return readBody(maxBytes)
}
