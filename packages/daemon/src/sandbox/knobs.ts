import type { KnobsResponse, knobsRequest } from '@outerpark/core/contract'
import { type Latency, parseLatency } from '@outerpark/core/names'
import type { z } from 'zod'
import { formatLatency } from './latency.ts'

/** What can be made to go wrong. Each probability is of one call, from 0 (never) to 1 (always). */
export type Knobs = {
  readonly latency: Latency
  /** an error of the server is answered; in half of these calls the work was done all the same */
  readonly fail: number
  /** the work is done and the answer never arrives: a broken connection, or silence */
  readonly loseReplies: number
  /** the work is done twice, as when the network delivers the call twice */
  readonly duplicate: number
  /** the reply speaks of another sum than was charged or refunded */
  readonly wrongAmount: number
  /** a good card is declined */
  readonly decline: number
  /** nothing is done and nothing answered: broken connections and 503s */
  readonly outage: boolean
}

/** The checked body of PUT /knobs: only what is to be turned. */
export type KnobsChange = z.output<typeof knobsRequest>

/** A card company in good order. */
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

/** The knobs with those of `change` turned, and the others as they were. */
export function turn(knobs: Knobs, { latency: text, ...others }: KnobsChange): Knobs {
  const latency = text === undefined ? undefined : parseLatency(text)
  // Optional fields that are absent are not in the object, so they cannot overwrite.
  return { ...knobs, ...others, ...(latency && { latency }) } as Knobs
}

/** Knobs in the form in which they travel. */
export function knobsReply(knobs: Knobs): KnobsResponse {
  return { ...knobs, latency: formatLatency(knobs.latency) }
}
