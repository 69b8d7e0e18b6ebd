import type { Money } from '@outerpark/core/kernel'
import { isDecline, isOvertaken, isWrongMethod } from './faults.ts'
import { DECLINED_FIELD, type Intent, KEY_FIELD, readIntent, SUM_FIELD, sumText } from './intent.ts'
import { numbered, type StripeSession } from './session.ts'

// The calls to Stripe about payment intents. Each reply is checked to be about the key, and to fit itself. They reject
// with Stripe's own errors; the gateway says them in the words of the port.

/** What a search found: the intent's id, and how old it was at Stripe's own clock. */
export type Found = { readonly id: string; readonly ageMs: number }

export async function retrieveIntent(
  { stripe, ask }: StripeSession,
  id: string,
  key: string,
  signal: AbortSignal,
): Promise<Intent> {
  const params = { expand: ['latest_charge'] }
  return readIntent(await ask(signal, () => stripe.paymentIntents.retrieve(id, params)), key)
}

/**
 * Makes the intent for the key, without a card and unconfirmed, or gives the one that was made in the last day.
 * An approval and a void make it with the very same parameters: whichever comes first makes it, and the other one gets
 * it. So they must not change from one release to the next without a new way to find the old ones.
 */
export async function createIntent(
  session: StripeSession,
  key: string,
  amount: Money,
  signal: AbortSignal,
): Promise<Intent> {
  const params = {
    amount: amount.amount,
    currency: amount.currency.toLowerCase(),
    // Cards only: nothing that sends the customer to another page and comes back days later.
    payment_method_types: ['card'],
    metadata: { [KEY_FIELD]: key, [SUM_FIELD]: sumText(amount) },
  }
  const { stripe, ask } = session
  const reply = await numbered(`${key}:create`, (idempotencyKey) =>
    ask(signal, () => stripe.paymentIntents.create(params, { idempotencyKey })),
  )
  const intent = readIntent(reply, key)
  // A repeated reply shows the intent as it was then, and nothing of what has become of it.
  const repeated = reply.lastResponse.headers['idempotent-replayed'] === 'true'
  return repeated ? retrieveIntent(session, intent.id, key, signal) : intent
}

/** All intents for the key that the search index knows; it lags behind, see `findIntent`. */
export async function searchIntents(
  { stripe, ask }: StripeSession,
  key: string,
  signal: AbortSignal,
): Promise<Found[]> {
  const query = `metadata['${KEY_FIELD}']:'${key.replace(/[\\']/g, '\\$&')}'`
  const reply = await ask(signal, () => stripe.paymentIntents.search({ query, limit: 100 }))
  // Its age at Stripe's own clock: ours may be an hour off.
  const now = Date.parse(reply.lastResponse.headers.date ?? '')
  return reply.data
    .filter(({ metadata }) => !differInCaseOnly(metadata?.[KEY_FIELD], key))
    .map((found) => readIntent(found, key))
    .map(({ id, created }) => ({ id, ageMs: now - created * 1000 }))
}

/** Charges the card, and gives the intent as it is then: paid, declined, or as somebody else has left it. */
export async function confirmIntent(
  session: StripeSession,
  intent: Intent,
  method: string,
  signal: AbortSignal,
): Promise<Intent> {
  const { stripe, ask } = session
  const { id } = intent
  const key = intent.metadata[KEY_FIELD]
  const params = { payment_method: method, off_session: true }
  try {
    const reply = await numbered(`${key}:confirm:${id}`, (idempotencyKey) =>
      ask(signal, () => stripe.paymentIntents.confirm(id, params, { idempotencyKey })),
    )
    return readIntent(reply, key)
  } catch (error) {
    if (isWrongMethod(error)) return refuseIntent(session, intent, 'unknown-method', signal)
    if (isDecline(error) || isOvertaken(error)) return retrieveIntent(session, id, key, signal)
    throw error
  }
}

/** Closes an open intent as declined, for a reason that no card company gave, so that it is declined ever after. */
export async function refuseIntent(
  session: StripeSession,
  intent: Intent,
  reason: string,
  signal: AbortSignal,
): Promise<Intent> {
  const { stripe, ask } = session
  const { id } = intent
  const key = intent.metadata[KEY_FIELD]
  const mark = { metadata: { [DECLINED_FIELD]: reason } }
  try {
    await ask(signal, () => stripe.paymentIntents.update(id, mark))
  } catch (error) {
    if (isOvertaken(error)) return retrieveIntent(session, id, key, signal)
    throw error
  }
  return cancelIntent(session, intent, 'abandoned', signal)
}

/**
 * Cancels what was not paid, and gives the intent as it is then: canceled, or as somebody else has left it. No
 * idempotency key of ours: it can be done only once, and may first be refused.
 */
export async function cancelIntent(
  session: StripeSession,
  intent: Intent,
  reason: 'abandoned' | 'requested_by_customer',
  signal: AbortSignal,
): Promise<Intent> {
  const { stripe, ask } = session
  const { id } = intent
  const key = intent.metadata[KEY_FIELD]
  const params = { cancellation_reason: reason }
  try {
    return readIntent(await ask(signal, () => stripe.paymentIntents.cancel(id, params)), key)
  } catch (error) {
    if (isOvertaken(error)) return retrieveIntent(session, id, key, signal)
    throw error
  }
}

/** The search takes upper and lower case for the same; our keys do not. */
const differInCaseOnly = (found: string | undefined, key: string) =>
  found !== key && found?.toLowerCase() === key.toLowerCase()
