import { printable } from '@outerpark/core/kernel'
import Stripe from 'stripe'
import { z } from 'zod'
import { KEY_FIELD } from './intent.ts'

/** What Stripe itself recommends, and its SDK takes by default. */
const TOLERANCE_SECONDS = 300

/** The part of an event that we look at: our key on the intent, charge or refund that it tells of. */
const eventWithKey = z.object({
  data: z.object({
    object: z.object({ metadata: z.object({ [KEY_FIELD]: z.string().regex(/^[\w.:-]{1,64}$/) }) }),
  }),
})

/**
 * The webhook was not signed by Stripe with our secret, or too long ago, or is no event: answer 400, do nothing.
 * Stripe then shows the endpoint as failing, so that a wrong secret is noticed.
 */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused'
}

export type HintOptions = {
  /** the endpoint's signing secret, `whsec_…` */
  readonly secret: string
  /** how old a signature may be; older ones may be replays */
  readonly toleranceSeconds?: number
}

/**
 * Reads a webhook of Stripe as a hint: *look this payment up now*. It tells which one, and nothing of its state,
 * since events come late, twice, in any order, or not at all.
 *
 * @example
 * const hint = stripeHint({ secret })
 * const key = hint(rawBody, request.headers.get('stripe-signature') ?? '')
 * if (key) …approve or look up, as if its task were due
 *
 * @returns the payment's key; undefined where the event is none of ours
 * @throws WebhookRefused
 */
export function stripeHint({ secret, toleranceSeconds = TOLERANCE_SECONDS }: HintOptions) {
  if (secret.trim() === '') throw new RangeError('The webhook secret is empty.')
  // To the SDK, 0 means: however old.
  if (!(toleranceSeconds > 0)) throw new RangeError('The tolerance must be more than 0 seconds.')

  /** @param rawBody as it came, byte for byte: the signature is over that */
  return (rawBody: string | Uint8Array, signature: string): string | undefined => {
    const event = eventWithKey.safeParse(signedEvent(rawBody, signature))
    return event.success ? event.data.data.object.metadata[KEY_FIELD] : undefined
  }

  function signedEvent(rawBody: string | Uint8Array, signature: string): unknown {
    try {
      return Stripe.webhooks.constructEvent(rawBody, signature, secret, toleranceSeconds)
    } catch (error) {
      // To a malformed signature the SDK throws whatever it stumbles over, so every error is a refusal.
      const why = error instanceof Error ? error.message : String(error)
      throw new WebhookRefused(printable(why.split('\n')[0] ?? ''))
    }
  }
}
