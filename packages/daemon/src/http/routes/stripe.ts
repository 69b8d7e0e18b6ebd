import { type PaymentId, reservationIdOf } from '@outerpark/core/kernel'
import type { Store } from '@outerpark/core/ports'
import { z } from 'zod'
import { MAX_GATEWAY_EVENT_BYTES } from '../body-limits.ts'
import { Problem } from '../problem.ts'
import { type Route, route } from '../route.ts'

/**
 * What a webhook of Stripe means: look up one payment, or do nothing, because it is not about a payment of this office.
 * `refused`: it has no valid or fresh signature, or is not an event.
 */
export type StripeHint =
  | { readonly is: 'about-payment'; readonly paymentId: PaymentId }
  | { readonly is: 'about-others' }
  | { readonly is: 'refused'; readonly why: string }

/** @param rawBody the body before it is parsed; the signature was made of exactly this text */
export type ReadStripeHint = (rawBody: string, signature: string) => StripeHint

const stripeEvent = z.looseObject({}).meta({
  description: 'an event of Stripe, with its signature in the header Stripe-Signature',
})

/**
 * The route for Stripe's webhooks. Each webhook is a hint: the payment's next try becomes due now, and that try asks
 * Stripe. Webhooks may come late, twice, in any order or never, so nothing in a webhook is recorded.
 *
 * @param read undefined if payments do not go to Stripe, or if no secret is set; then this route does not exist
 */
export function stripeRoutes(
  { makeDue, queries }: Pick<Store, 'makeDue' | 'queries'>,
  read: ReadStripeHint | undefined,
): Route[] {
  if (!read) return []

  /**
   * Makes the payment's task due now. Most webhooks come after their payment is settled. Then there is no task, and the
   * task table is not touched.
   */
  async function lookNow(paymentId: PaymentId): Promise<void> {
    const id = reservationIdOf(paymentId)
    const reservation = await queries.reservation(id, {})
    if (!reservation) return
    const { status, paymentStatus } = reservation
    if (status === 'awaiting-payment') await makeDue('approve-payment', id)
    else if (status !== 'confirmed' && paymentStatus !== 'cancelled')
      await makeDue('cancel-payment', id)
  }

  return [
    route({
      method: 'post',
      path: '/v1/gateways/stripe/events',
      audience: 'anyone',
      tag: 'gateways',
      summary: 'For Stripe: a webhook, as a hint to look up its payment',
      body: stripeEvent,
      maxBytes: MAX_GATEWAY_EVENT_BYTES,
      answer: z.object({ received: z.literal(true) }),
      codes: ['stripe-signature-invalid'],
      async handle({ rawBody, header }) {
        const hint = read(rawBody, header('stripe-signature') ?? '')
        if (hint.is === 'refused') throw new Problem('stripe-signature-invalid', { why: hint.why })
        if (hint.is === 'about-payment') await lookNow(hint.paymentId)
        return { status: 200, json: { received: true as const } }
      },
    }),
  ]
}
