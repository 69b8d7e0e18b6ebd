import { printable } from '@outerpark/core/kernel'
import Stripe from 'stripe'
import { z } from 'zod'
import { KEY_FIELD } from './intent.ts'

/** The tolerance that Stripe recommends. It is also the default of Stripe's SDK. */
const TOLERANCE_SECONDS = 300

/** The only part of a webhook that is read: our key in the metadata of the intent, charge or refund. */
const eventWithKey = z.object({
  data: z.object({
    object: z.object({ metadata: z.object({ [KEY_FIELD]: z.string().regex(/^[\w.:-]{1,64}$/) }) }),
  }),
})

/**
 * The webhook has no valid signature with our secret, or an old one, or it is not an event. Answer 400 and do nothing.
 * Stripe then shows the endpoint as failing, so the admin notices a wrong secret.
 */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused'
}

export type HintOptions = {
  /** the endpoint's signing secret, `whsec_…` */
  readonly secret: string
  /** how old a signature may be; an older one may be a replay */
  readonly toleranceSeconds?: number
}

/**
 * Reads a webhook of Stripe as a hint: *look up this payment now*. The hint names the payment, but not its state, since
 * webhooks may come late, twice, in any order or never.
 *
 * @example
 * const hint = stripeHint({ secret })
 * const key = hint(rawBody, request.headers.get('stripe-signature') ?? '')
 * if (key) …approve or look up, as if its task were due
 *
 * @returns the payment's key; undefined if the webhook is not about one of our payments
 * @throws WebhookRefused
 */
export function stripeHint({ secret, toleranceSeconds = TOLERANCE_SECONDS }: HintOptions) {
  if (secret.trim() === '') throw new RangeError('The webhook secret is empty.')
  // For the SDK, 0 means that any age is accepted.
  if (!(toleranceSeconds > 0)) throw new RangeError('The tolerance must be more than 0 seconds.')

  /** @param rawBody the unparsed body; the signature was made of exactly these bytes */
  return (rawBody: string | Uint8Array, signature: string): string | undefined => {
    const event = eventWithKey.safeParse(signedEvent(rawBody, signature))
    return event.success ? event.data.data.object.metadata[KEY_FIELD] : undefined
  }

  function signedEvent(rawBody: string | Uint8Array, signature: string): unknown {
    try {
      return Stripe.webhooks.constructEvent(rawBody, signature, secret, toleranceSeconds)
    } catch (error) {
      // For a malformed signature the SDK throws errors of any kind, so every error is a refusal.
      const why = error instanceof Error ? error.message : String(error)
      throw new WebhookRefused(printable(why.split('\n')[0] ?? ''))
    }
  }
}
