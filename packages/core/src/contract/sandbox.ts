import { z } from 'zod'
import { MAX_LATENCY_MS, parseLatency } from '../names/index.ts'
import { moneyField } from './fields.ts'
import { flaw, flawed } from './flaws.ts'

export const latencyField = z
  .string()
  .refine((text) => parseLatency(text) !== undefined, {
    error: flaw('not-a-latency', { most: MAX_LATENCY_MS }),
  })
  .meta({ description: 'milliseconds', example: '400-620' })

const probability = z
  .number(flawed('not-a-share', {}))
  .min(0)
  .max(1)
  .meta({ description: 'the share of calls: 0 is none, 1 is all', example: 0.3 })
/** A knob that also accepts true (1) and false (0). */
const switchOrProbability = z.union([probability, z.boolean().transform(Number)], {
  ...flawed('not-a-switch', {}),
})

/** `PUT /v1/sandbox/knobs`: the knobs to change. The other knobs keep their values. */
export const knobsRequest = z
  .strictObject({
    latency: latencyField,
    fail: probability.describe('answers with an error; half of these calls have an effect even so'),
    loseReplies: probability.describe('does the work, but sends no answer'),
    duplicate: switchOrProbability.describe('does the work twice, as if the call came twice'),
    wrongAmount: switchOrProbability.describe('answers with another amount than it charged'),
    decline: switchOrProbability.describe('declines good cards'),
    outage: z.boolean().describe('does nothing and answers nothing'),
  })
  .partial()

/** The current values of all knobs. */
export const knobsResponse = z.object({
  latency: z.string(),
  fail: probability,
  loseReplies: probability,
  duplicate: probability,
  wrongAmount: probability,
  decline: probability,
  outage: z.boolean(),
})

/** One entry of the sandbox's ledger: everything that happened under one key. */
export const ledgerChargeResponse = z.object({
  key: z.string().meta({ description: 'the key of the payment at the gateway' }),
  paymentId: z
    .string()
    .nullable()
    .meta({ description: 'null if the key is not of this box office' }),
  chargeId: z.string().nullable(),
  status: z.enum(['approved', 'declined', 'cancelled']),
  amount: moneyField,
  charged: moneyField,
  refunded: moneyField,
})

export type KnobsRequest = z.input<typeof knobsRequest>
export type KnobsResponse = z.infer<typeof knobsResponse>
export type LedgerChargeResponse = z.infer<typeof ledgerChargeResponse>
