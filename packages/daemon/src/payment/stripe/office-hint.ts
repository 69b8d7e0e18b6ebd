import type { PaymentId } from '@outerpark/core/kernel'
import { paymentOfOffice } from '../office-gateway.ts'
import { stripeHint, WebhookRefused } from './webhook.ts'

/** What a webhook asks one box office to do: look this payment up, nothing at all, or not to believe it. */
export type OfficeHint =
  | { readonly is: 'about-payment'; readonly paymentId: PaymentId }
  | { readonly is: 'about-others' }
  | { readonly is: 'refused'; readonly why: string }

/**
 * Reads the webhooks of Stripe for one box office. An account may serve several offices, and sell other things
 * besides, so most of what is signed well may be about others.
 *
 * @param secret the endpoint's signing secret, `whsec_…`
 * @param officeName the name of this box office at the gateway
 */
export function officeHint({ secret, officeName }: { secret: string; officeName: string }) {
  const keyIn = stripeHint({ secret })
  return (rawBody: string, signature: string): OfficeHint => {
    try {
      const paymentId = paymentOfOffice(keyIn(rawBody, signature) ?? '', officeName)
      return paymentId ? { is: 'about-payment', paymentId } : { is: 'about-others' }
    } catch (error) {
      if (error instanceof WebhookRefused) return { is: 'refused', why: error.message }
      throw error
    }
  }
}
