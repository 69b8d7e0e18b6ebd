import { printable } from '@outerpark/core/kernel'
import { GatewayRejected, GatewayUnavailable } from '@outerpark/core/ports'
import Stripe from 'stripe'
import { GatewayKeyRefused, GatewayMisbehaved } from '../errors.ts'

const { StripeConnectionError, StripeError } = Stripe.errors

/** 4xx after which a later try may succeed: request time-out, key in use, too early, too many requests. */
const TRY_LATER = new Set([408, 409, 425, 429])

/** Matches an API key in a message. Stripe's refusal of a key repeats the key with its last characters readable. */
const API_KEY = /\b([sr]k)_[\w*]+/g

const codeOf = (error: unknown) => (error instanceof StripeError ? error.code : undefined)

/**
 * Another call with the same idempotency key (409), or on the same intent, is under way. It ends soon, so the call can
 * be repeated at once. Stripe has done nothing for this call.
 */
export const isBusy = (error: unknown) =>
  error instanceof StripeError && (error.statusCode === 409 || error.code === 'lock_timeout')

/** The state of the intent does not allow this call, because another call has changed the intent before. */
export const isOvertaken = (error: unknown) => codeOf(error) === 'payment_intent_unexpected_state'

/** The card was refused. The intent holds the reason. */
export const isDecline = (error: unknown) =>
  error instanceof StripeError && error.statusCode === 402

/** The payment method does not exist or cannot be used. This is an error in the customer's input, not in our code. */
export const isWrongMethod = (error: unknown) =>
  error instanceof StripeError &&
  (error.statusCode === 400 || error.statusCode === 404) &&
  error.param === 'payment_method'

/** The key may not read this, or a stand-in for Stripe does not have it. */
export const isForbidden = (error: unknown) =>
  error instanceof StripeError && (error.statusCode === 403 || error.statusCode === 404)

/** An old failure. Stripe keeps it under the idempotency key, and repeats it for a day. */
export const isOldFailure = (error: unknown) =>
  error instanceof StripeError &&
  (error.statusCode ?? 0) >= 500 &&
  error.headers?.['idempotent-replayed'] === 'true'

/**
 * Turns an error into one of the port's errors. Stripe's own error object is not kept: it holds the whole intent with
 * its client secret, which must not get into a log or a dead letter.
 */
export function inPortWords(error: unknown, signal: AbortSignal): unknown {
  if (error instanceof GatewayMisbehaved || error instanceof GatewayRejected) return error
  if (signal.aborted) return new GatewayUnavailable('The call to Stripe was broken off.')
  if (error instanceof StripeConnectionError) {
    const { detail } = error
    if (detail instanceof GatewayMisbehaved || detail instanceof GatewayUnavailable) return detail
    return new GatewayUnavailable(`No answer from Stripe: ${printable(error.message)}`)
  }
  if (!(error instanceof StripeError)) return error
  const { statusCode: status = 0, code = error.rawType, message, requestId } = error
  const said = printable(`${status} ${code} ${message.slice(0, 300)} (${requestId})`).replace(
    API_KEY,
    '$1_…',
  )
  if (status === 401 || status === 403)
    return new GatewayKeyRefused(`Stripe does not take our key: ${said}`)
  if (status >= 500 || TRY_LATER.has(status))
    return new GatewayUnavailable(`Stripe failed: ${said}`)
  return new GatewayRejected(`Stripe rejected the call: ${said}`)
}
