import { type PaymentId, reservationIdOf } from '@outerpark/core/kernel'
import type { Store } from '@outerpark/core/ports'
import { z } from 'zod'
import { Problem } from '../problem.ts'
import { type Route, route } from '../route.ts'

/** What a webhook of Stripe means for us: look this payment up, or nothing. `refused` is not from Stripe. */
export type StripeHint =
  | { readonly is: 'about-payment'; readonly paymentId: PaymentId }
  | { readonly is: 'about-others' }
  | { readonly is: 'refused'; readonly why: string }

/** @param rawBody as it came: the signature is over that */
export type ReadStripeHint = (rawBody: string, signature: string) => StripeHint

const stripeEvent = z.looseObject({}).meta({
  description: 'an event of Stripe, with its signature in the header Stripe-Signature',
})

/**
 * Stripe's webhooks. Each is a hint: it makes the payment's next try due now, and that try asks Stripe. Events come late,
 * twice, in any order or not at all, so nothing is recorded from an event.
 *
 * @param read undefined where payments do not go to Stripe, or no secret is set: then there is no such address
 */
export function stripeRoutes(
  { makeDue, queries }: Pick<Store, 'makeDue' | 'queries'>,
  read: ReadStripeHint | undefined,
): Route[] {
  if (!read) return []

  /** Most events come after their payment is settled. Then there is no task, and the task table is left alone. */
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
      answer: z.object({ received: z.literal(true) }),
      codes: ['stripe-signature-invalid'],
      async handle({ rawBody, header }) {
        const hint = read(rawBody, header('stripe-signature') ?? '')
        if (hint.is === 'refused')
          throw new Problem(
            'stripe-signature-invalid',
            `This is no webhook of Stripe for us: ${hint.why}`,
            {
              hint: 'OUTERPARK_STRIPE_WEBHOOK_SECRET must be the signing secret of this endpoint.',
            },
          )
        if (hint.is === 'about-payment') await lookNow(hint.paymentId)
        return { status: 200, json: { received: true as const } }
      },
    }),
  ]
}
