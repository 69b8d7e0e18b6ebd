import { z } from 'zod'
import { MAX_LATENCY_MS, parseLatency } from '../names/index.ts'
import { priceField } from './fields.ts'

export const latencyField = z
  .string()
  .refine((text) => parseLatency(text) !== undefined, {
    error: `must be milliseconds such as 30 or 400-620, at most ${MAX_LATENCY_MS}`,
  })
  .meta({ description: 'milliseconds', example: '400-620' })

const probability = z
  .number('must be a number from 0 to 1')
  .min(0, 'must be at least 0')
  .max(1, 'must be at most 1')
  .meta({ description: 'of one call: 0 is never, 1 is always', example: 0.3 })
/** The value of a knob that people think of as a switch. */
const switchOrProbability = z.union([probability, z.boolean().transform(Number)], {
  error: 'must be true, false, or a number from 0 to 1',
})

/** `PUT /v1/sandbox/knobs`: the knobs to turn. The others stay as they are. */
export const knobsRequest = z
  .strictObject({
    latency: latencyField,
    fail: probability.describe('an error is answered; in half of these calls the work was done'),
    loseReplies: probability.describe('the work is done and the answer never arrives'),
    duplicate: switchOrProbability.describe('the work is done twice, as if delivered twice'),
    wrongAmount: switchOrProbability.describe('the reply has another amount than the charge'),
    decline: switchOrProbability.describe('a good card is declined'),
    outage: z.boolean().describe('nothing is done, and nothing answered'),
  })
  .partial()

/** All knobs as they are. */
export const knobsResponse = z.object({
  latency: z.string(),
  fail: probability,
  loseReplies: probability,
  duplicate: probability,
  wrongAmount: probability,
  decline: probability,
  outage: z.boolean(),
})

/** One line of the card company's own ledger: the charge of one key. */
export const ledgerChargeResponse = z.object({
  key: z.string().meta({ description: 'the key of the payment at the gateway' }),
  paymentId: z.string().nullable().meta({ description: 'null where the key is not ours' }),
  chargeId: z.string().nullable(),
  status: z.enum(['approved', 'declined', 'cancelled']),
  amount: priceField,
  charged: priceField,
  refunded: priceField,
})

export type KnobsRequest = z.input<typeof knobsRequest>
export type KnobsResponse = z.infer<typeof knobsResponse>
export type LedgerChargeResponse = z.infer<typeof ledgerChargeResponse>
