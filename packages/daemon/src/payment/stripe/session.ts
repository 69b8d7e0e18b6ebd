import pRetry from 'p-retry'
import Stripe from 'stripe'
import { stripeConnection } from './connection.ts'
import { isBusy, isOldFailure } from './faults.ts'

export type StripeOptions = {
  /** the secret key, `sk_…` or a restricted one `rk_…` that may write payment intents and refunds */
  readonly apiKey: string
  /** where Stripe is, if it is not at api.stripe.com */
  readonly host?: string
  readonly port?: number
  readonly protocol?: 'http' | 'https'
  /** how long one request may take, in milliseconds; an approval makes two to four */
  readonly timeoutMs: number
}

/** Stripe's SDK as it is used here, and what all calls to it have in common. */
export type StripeSession = {
  readonly stripe: Stripe
  /** Makes one call, and makes it again for about a second while another call at the same thing is under way. */
  readonly ask: <T>(signal: AbortSignal, call: () => Promise<T>) => Promise<T>
  /** Gives the idle connections back. */
  readonly close: () => void
}

export function stripeSession({ apiKey, timeoutMs, ...where }: StripeOptions): StripeSession {
  const connection = stripeConnection()
  const stripe = new Stripe(apiKey, {
    ...where,
    httpClient: connection,
    timeout: timeoutMs,
    // Who tries again, and when, is for the pipeline to say.
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

/** So many failures may Stripe keep under one key before we wait for them to expire. */
const MOST_NUMBERS = 10

/**
 * Makes a call under the idempotency key `<name>:1`. Stripe keeps a failure of its own under the key, too, and repeats
 * it for a day. The call then goes on under `:2`, and so on, the same way whoever asks. A failure that is new ends the
 * call: nobody knows yet what it has done.
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
