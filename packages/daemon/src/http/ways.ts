import type { IncomingMessage } from 'node:http'
import type { Answer, OnFault } from './answer.ts'
import type { BodyBudget } from './body.ts'
import type { Problem } from './problem.ts'
import type { RequestId } from './request-id.ts'

/** What both ways, Hono's and the hot one, do in the same way with each request. */
export type Ways = {
  readonly answer: Answer
  readonly budget: BodyBudget
  /** from where a request comes (`address.ts`) */
  readonly addressOf: (incoming: IncomingMessage) => string
  /** Counts a request that gets to no route, for its address. Gives its problem, or `too-many-requests`. */
  readonly counted: (incoming: IncomingMessage, problem: Problem, requestId: RequestId) => Problem
  /** aborted when the daemon stops */
  readonly stopping: AbortSignal
  readonly onFault: OnFault
}
