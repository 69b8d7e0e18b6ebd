import type { Money } from '@outerpark/core/kernel'
import { GatewayRejected } from '@outerpark/core/ports'
import pRetry from 'p-retry'
import Stripe from 'stripe'
import { stripeConnection } from './connection.ts'
import {
  isBusy,
  isDecline,
  isOldFailure,
  isOvertaken,
  isRefundedAlready,
  isWrongMethod,
} from './faults.ts'
import {
  DECLINED_FIELD,
  type Intent,
  KEY_FIELD,
  readIntent,
  readRefund,
  SUM_FIELD,
  sumText,
} from './intent.ts'

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

/** What a search found: the intent's id, and how old it was at Stripe's own clock. */
export type Found = { readonly id: string; readonly ageMs: number }

/** So many failures may Stripe keep under one key before we wait for them to expire. */
const MOST_NUMBERS = 10

/**
 * The calls to Stripe that the gateway is made of. Each reply is checked to be about the key, and to fit itself.
 * They reject with Stripe's own errors; the gateway says them in the words of the port.
 */
export type StripeCalls = ReturnType<typeof stripeCalls>

export function stripeCalls({ apiKey, timeoutMs, ...where }: StripeOptions) {
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

  /** Makes one call, and makes it again for about a second while another call at the same thing is under way. */
  const ask = <T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> =>
    pRetry(() => connection.within(signal, call), {
      retries: 6,
      minTimeout: 15,
      factor: 2,
      randomize: true,
      signal,
      shouldRetry: ({ error }) => isBusy(error),
    })

  /**
   * Makes a call under the idempotency key `<name>:1`. Stripe keeps also a failure of its own under the key and
   * tells it again for a day; the call then goes on under `:2`, and so on, the same way whoever asks. A failure
   * that is new ends the call: nobody knows yet what it has done.
   */
  async function numbered<T>(name: string, call: (idempotencyKey: string) => Promise<T>) {
    for (let number = 1; ; number++)
      try {
        return await call(`outerpark:${name}:${number}`)
      } catch (error) {
        if (!isOldFailure(error) || number === MOST_NUMBERS) throw error
      }
  }

  async function retrieve(id: string, key: string, signal: AbortSignal): Promise<Intent> {
    const params = { expand: ['latest_charge'] }
    return readIntent(await ask(signal, () => stripe.paymentIntents.retrieve(id, params)), key)
  }

  /**
   * Makes the intent for the key, without a card and unconfirmed, or gives the one that was made in the last day.
   * An approval and a cancellation make it with the very same parameters: whichever comes first makes it, and the
   * other one gets it. So they must not change from one release to the next without a new way to find the old ones.
   */
  async function create(key: string, amount: Money, signal: AbortSignal): Promise<Intent> {
    const params = {
      amount: amount.amount,
      currency: amount.currency.toLowerCase(),
      // Cards only: nothing that sends the customer to another page and comes back days later.
      payment_method_types: ['card'],
      metadata: { [KEY_FIELD]: key, [SUM_FIELD]: sumText(amount) },
    }
    const reply = await numbered(`${key}:create`, (idempotencyKey) =>
      ask(signal, () => stripe.paymentIntents.create(params, { idempotencyKey })),
    )
    const intent = readIntent(reply, key)
    // A reply that is told again is as it was then: what has become of the intent is not in it.
    const toldAgain = reply.lastResponse.headers['idempotent-replayed'] === 'true'
    return toldAgain ? retrieve(intent.id, key, signal) : intent
  }

  /** All intents for the key that the search index knows; it lags behind, see `findIntent`. */
  async function search(key: string, signal: AbortSignal): Promise<Found[]> {
    const query = `metadata['${KEY_FIELD}']:'${key.replace(/[\\']/g, '\\$&')}'`
    const reply = await ask(signal, () => stripe.paymentIntents.search({ query, limit: 100 }))
    // Its age at Stripe's own clock: ours may be an hour off.
    const now = Date.parse(reply.lastResponse.headers.date ?? '')
    return reply.data
      .filter(({ metadata }) => !differInCaseOnly(metadata?.[KEY_FIELD], key))
      .map((found) => readIntent(found, key))
      .map(({ id, created }) => ({ id, ageMs: now - created * 1000 }))
  }

  /** Closes an open intent as declined, for a reason that no card company gave, so that it is declined ever after. */
  async function refuse(intent: Intent, reason: string, signal: AbortSignal): Promise<Intent> {
    const { id } = intent
    const key = intent.metadata[KEY_FIELD]
    const mark = { metadata: { [DECLINED_FIELD]: reason } }
    try {
      await ask(signal, () => stripe.paymentIntents.update(id, mark))
    } catch (error) {
      if (isOvertaken(error)) return retrieve(id, key, signal)
      throw error
    }
    return cancel(intent, 'abandoned', signal)
  }

  /** Charges the card, and gives the intent as it is then: paid, declined, or as somebody else has left it. */
  async function confirm(intent: Intent, method: string, signal: AbortSignal): Promise<Intent> {
    const { id } = intent
    const key = intent.metadata[KEY_FIELD]
    const params = { payment_method: method, off_session: true }
    try {
      const reply = await numbered(`${key}:confirm:${id}`, (idempotencyKey) =>
        ask(signal, () => stripe.paymentIntents.confirm(id, params, { idempotencyKey })),
      )
      return readIntent(reply, key)
    } catch (error) {
      if (isWrongMethod(error)) return refuse(intent, 'unknown-method', signal)
      if (isDecline(error) || isOvertaken(error)) return retrieve(id, key, signal)
      throw error
    }
  }

  /** Cancels what was not paid. No idempotency key of ours: it can be done only once, and may first be refused. */
  async function cancel(
    intent: Intent,
    reason: 'abandoned' | 'requested_by_customer',
    signal: AbortSignal,
  ): Promise<Intent> {
    const { id } = intent
    const key = intent.metadata[KEY_FIELD]
    const params = { cancellation_reason: reason }
    try {
      return readIntent(await ask(signal, () => stripe.paymentIntents.cancel(id, params)), key)
    } catch (error) {
      if (isOvertaken(error)) return retrieve(id, key, signal)
      throw error
    }
  }

  /**
   * Gives back all that is left of the charge. Stripe never gives back more than was taken, so even under a new
   * idempotency key nothing goes back twice.
   * @param left how much that is
   * @throws GatewayRejected where Stripe could not give it back: then a human has to
   */
  async function refund(intent: Intent, left: number, signal: AbortSignal): Promise<void> {
    const key = intent.metadata[KEY_FIELD]
    const params = { payment_intent: intent.id, metadata: { [KEY_FIELD]: key } }
    try {
      const reply = await numbered(`${key}:refund:${intent.id}`, (idempotencyKey) =>
        ask(signal, () => stripe.refunds.create(params, { idempotencyKey })),
      )
      const { id, status } = readRefund(reply, intent, left)
      // `pending` is on its way: Stripe sends it when the account's balance allows.
      if (status !== 'succeeded' && status !== 'pending')
        throw new GatewayRejected(`The refund ${id} for ${key} is ${status} at Stripe.`)
    } catch (error) {
      if (!isRefundedAlready(error)) throw error
    }
  }

  return { retrieve, create, search, refuse, confirm, cancel, refund, close: connection.close }
}

/** The search takes upper and lower case for the same; our keys do not. */
const differInCaseOnly = (found: string | undefined, key: string) =>
  found !== key && found?.toLowerCase() === key.toLowerCase()
