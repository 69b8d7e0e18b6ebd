import type { PaymentId } from '@outerpark/core/kernel'
import { paymentOfOffice } from '../office-gateway.ts'
import { stripeHint, WebhookRefused } from './webhook.ts'

/** What a webhook means for one box office: look up this payment, do nothing, or refuse the webhook. */
export type OfficeHint =
  | { readonly is: 'about-payment'; readonly paymentId: PaymentId }
  | { readonly is: 'about-others' }
  | { readonly is: 'refused'; readonly why: string }

/**
 * Reads the webhooks of Stripe for one box office. One account may serve several offices, and may sell other things. So
 * many webhooks with a valid signature are not about this office.
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
