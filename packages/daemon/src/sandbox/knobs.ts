import type { KnobsResponse, knobsRequest } from '@outerpark/core/contract'
import { type Latency, parseLatency } from '@outerpark/core/names'
import type { z } from 'zod'
import { formatLatency } from './latency.ts'

/** The knobs: what goes wrong, and how often. Each probability is for one call, from 0 (never) to 1 (always). */
export type Knobs = {
  readonly latency: Latency
  /** the answer is a 503; in half of these calls the work was done nevertheless */
  readonly fail: number
  /** the work is done, but the answer never arrives: the connection breaks or stays silent */
  readonly loseReplies: number
  /** the work is done twice, as if the network had delivered the call twice */
  readonly duplicate: number
  /** the reply has another amount than was charged or refunded */
  readonly wrongAmount: number
  /** a good card is declined */
  readonly decline: number
  /** no work is done; calls end with a broken connection or a 503 */
  readonly outage: boolean
}

/** The checked body of PUT /knobs: only the knobs to turn. */
export type KnobsChange = z.output<typeof knobsRequest>

/** The knobs of a card company without any trouble. */
export function goodOrder(latency: Latency): Knobs {
  return {
    latency,
    fail: 0,
    loseReplies: 0,
    duplicate: 0,
    wrongAmount: 0,
    decline: 0,
    outage: false,
  }
}

/** The knobs after the change. Knobs that `change` does not name keep their values. */
export function turn(knobs: Knobs, { latency: text, ...others }: KnobsChange): Knobs {
  const latency = text === undefined ? undefined : parseLatency(text)
  // A field that was left out is not in the object at all, so it overwrites nothing.
  return { ...knobs, ...others, ...(latency && { latency }) } as Knobs
}

/** The knobs in the form in which they are sent. */
export function knobsReply(knobs: Knobs): KnobsResponse {
  return { ...knobs, latency: formatLatency(knobs.latency) }
}
