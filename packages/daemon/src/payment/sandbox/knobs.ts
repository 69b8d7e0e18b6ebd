import { z } from 'zod'
import { formatLatency, type Latency, parseLatency } from './latency.ts'

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

/** Knobs in the form in which they travel. */
export type KnobsReply = Omit<Knobs, 'latency'> & { readonly latency: string }

const probability = z.number('must be a number from 0 to 1').min(0).max(1)
/** For a knob that people think of as a switch. */
const switchOrProbability = z.union([probability, z.boolean().transform(Number)])

/** The body of PUT /knobs: only what is to be turned. */
export const knobsChange = z
  .strictObject({
    latency: z.string().transform((text, context) => {
      const latency = parseLatency(text)
      if (latency) return latency
      context.addIssue('must be milliseconds such as 30 or 400-620, at most 60000')
      return z.NEVER
    }),
    fail: probability,
    loseReplies: probability,
    duplicate: switchOrProbability,
    wrongAmount: switchOrProbability,
    decline: switchOrProbability,
    outage: z.boolean(),
  })
  .partial()
export type KnobsChange = z.infer<typeof knobsChange>

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
export function turn(knobs: Knobs, change: KnobsChange): Knobs {
  // Optional fields that are absent are not in the object, so they cannot overwrite.
  return { ...knobs, ...change } as Knobs
}

export function knobsReply(knobs: Knobs): KnobsReply {
  return { ...knobs, latency: formatLatency(knobs.latency) }
}
