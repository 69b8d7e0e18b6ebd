import { printable } from '@outerpark/core/kernel'
import { GatewayRejected, GatewayUnavailable } from '@outerpark/core/ports'
import Stripe from 'stripe'
import { GatewayKeyRefused, GatewayMisbehaved } from '../errors.ts'

const { StripeConnectionError, StripeError } = Stripe.errors

/** 4xx that mean "not now" and not "never": time-out of the request, the same key at work, too early, too many. */
const TRY_LATER = new Set([408, 409, 425, 429])

/** Stripe repeats the key that it refuses, and leaves its last characters readable. */
const API_KEY = /\b([sr]k)_[\w*]+/g

const codeOf = (error: unknown) => (error instanceof StripeError ? error.code : undefined)

/**
 * Another call is at work under the same idempotency key (409), or on the same intent. It will be through in a moment,
 * so it is worth asking again at once. Nothing was begun.
 */
export const isBusy = (error: unknown) =>
  error instanceof StripeError && (error.statusCode === 409 || error.code === 'lock_timeout')

/** The intent is not in the state in which this can be done to it: somebody else was there first. */
export const isOvertaken = (error: unknown) => codeOf(error) === 'payment_intent_unexpected_state'

/** The card was refused. The state of the intent tells why. */
export const isDecline = (error: unknown) =>
  error instanceof StripeError && error.statusCode === 402

/** There is no such payment method, or it cannot be used: what the customer gave is wrong, not what we did. */
export const isWrongMethod = (error: unknown) =>
  error instanceof StripeError &&
  (error.statusCode === 400 || error.statusCode === 404) &&
  error.param === 'payment_method'

/** Not a new failure: one that Stripe keeps under the idempotency key, and will tell for a day. */
export const isOldFailure = (error: unknown) =>
  error instanceof StripeError &&
  (error.statusCode ?? 0) >= 500 &&
  error.headers?.['idempotent-replayed'] === 'true'

/**
 * The error in the words of the port. Stripe's own error object is left behind: it holds the whole intent with its
 * client secret, which is for no log and no dead letter.
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
