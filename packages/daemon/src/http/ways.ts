import type { IncomingMessage } from 'node:http'
import type { Answer, OnFault } from './answer.ts'
import type { BodyBudget } from './body.ts'

/** What both ways, Hono's and the hot one, do in the same way with each request. */
export type Ways = {
  readonly answer: Answer
  readonly budget: BodyBudget
  /** from where a request comes (`address.ts`) */
  readonly addressOf: (incoming: IncomingMessage) => string
  /** aborted when the daemon stops */
  readonly stopping: AbortSignal
  readonly onFault: OnFault
}
