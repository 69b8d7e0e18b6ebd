import Stripe from 'stripe'
import { KEY_FIELD } from '../intent.ts'

/**
 * Makes a webhook in the form of Stripe: the body, and the headers with its signature.
 * @param secret the endpoint's signing secret
 * @param about the payment's key at the gateway, and the time of the signature
 */
export function stripeEvent(
  secret: string,
  { key, type = 'payment_intent.succeeded', secondsAgo = 0 }: EventAbout,
) {
  const object = { object: 'payment_intent', metadata: { [KEY_FIELD]: key } }
  // With line breaks, as at Stripe. So the signature does not fit if the code signs the parsed and rewritten body.
  const body = JSON.stringify({ id: 'evt_1', object: 'event', type, data: { object } }, null, 2)
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload: body,
    secret,
    timestamp: Math.floor(Date.now() / 1000) - secondsAgo,
  })
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'stripe-signature': signature,
  }
  return { body, headers }
}

type EventAbout = {
  readonly key: string
  readonly type?: string
  readonly secondsAgo?: number
}
