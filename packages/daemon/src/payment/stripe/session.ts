import pRetry from 'p-retry'
import Stripe from 'stripe'
import { stripeConnection } from './connection.ts'
import { isBusy, isOldFailure } from './faults.ts'

export type StripeOptions = {
  /** the secret key `sk_…`, or a restricted key `rk_…` that may write payment intents and refunds */
  readonly apiKey: string
  /** the host of Stripe; api.stripe.com if left out */
  readonly host?: string
  readonly port?: number
  readonly protocol?: 'http' | 'https'
  /** how long one request may take, in milliseconds; an approval makes two to four requests */
  readonly timeoutMs: number
}

/** Stripe's SDK, and the code that all calls to it share. */
export type StripeSession = {
  readonly stripe: Stripe
  /** Makes one call. Repeats it for about a second while another call with the same key or intent is under way. */
  readonly ask: <T>(signal: AbortSignal, call: () => Promise<T>) => Promise<T>
  /** Closes the idle connections. */
  readonly close: () => void
}

export function stripeSession({ apiKey, timeoutMs, ...where }: StripeOptions): StripeSession {
  const connection = stripeConnection()
  const stripe = new Stripe(apiKey, {
    ...where,
    httpClient: connection,
    timeout: timeoutMs,
    // The pipeline decides about retries.
    maxNetworkRetries: 0,
    telemetry: false,
    appInfo: { name: 'OuterPark' },
  })
  return {
    stripe,
    ask: (signal, call) =>
      pRetry(() => connection.within(signal, call), {
        retries: 6,
        minTimeout: 15,
        factor: 2,
        randomize: true,
        signal,
        shouldRetry: ({ error }) => isBusy(error),
      }),
    close: connection.close,
  }
}

/** The most numbers that are tried for one name. After that we wait until Stripe forgets the failures. */
const MOST_NUMBERS = 10

/**
 * Makes a call with the idempotency key `<name>:1`. If Stripe failed under that key before, it repeats the failure for
 * a day. Then the call is made with `:2`, and so on, in the same order for every caller. A new failure ends the call,
 * since nobody knows yet what Stripe has done.
 */
export async function numbered<T>(
  name: string,
  call: (idempotencyKey: string) => Promise<T>,
): Promise<T> {
  for (let number = 1; ; number++)
    try {
      return await call(`outerpark:${name}:${number}`)
    } catch (error) {
      if (!isOldFailure(error) || number === MOST_NUMBERS) throw error
    }
}
