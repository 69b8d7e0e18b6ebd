import type { Money } from '@outerpark/core/kernel'
import { isDecline, isOvertaken, isWrongMethod } from './faults.ts'
import { DECLINED_FIELD, type Intent, KEY_FIELD, readIntent, SUM_FIELD, sumText } from './intent.ts'
import { numbered, type StripeSession } from './session.ts'

// The calls to Stripe about payment intents. Each checks that the reply is about the key, and that the reply is
// consistent. They reject with Stripe's own errors. `gateway.ts` turns these into errors of the port.

/** An intent that a search found: its id, and its age by Stripe's own clock. */
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
 * Creates the intent for the key, without a card and unconfirmed. If it was created within the last day, gives that
 * one. An approval and a void use exactly the same parameters: the first of them creates the intent, and the other one
 * gets the same intent. So a release must not change the parameters without a new way to find older intents.
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
    // Cards only. Other methods may send the customer to another page, or take days.
    payment_method_types: ['card'],
    metadata: { [KEY_FIELD]: key, [SUM_FIELD]: sumText(amount) },
  }
  const { stripe, ask } = session
  const reply = await numbered(`${key}:create`, (idempotencyKey) =>
    ask(signal, () => stripe.paymentIntents.create(params, { idempotencyKey })),
  )
  const intent = readIntent(reply, key)
  // A replayed reply shows the intent as it was at its creation, not its present state.
  const repeated = reply.lastResponse.headers['idempotent-replayed'] === 'true'
  return repeated ? retrieveIntent(session, intent.id, key, signal) : intent
}

/** All intents for the key in the search index. The index is not always up to date, see `intentFinder`. */
export async function searchIntents(
  { stripe, ask }: StripeSession,
  key: string,
  signal: AbortSignal,
): Promise<Found[]> {
  const query = `metadata['${KEY_FIELD}']:'${key.replace(/[\\']/g, '\\$&')}'`
  const reply = await ask(signal, () => stripe.paymentIntents.search({ query, limit: 100 }))
  // The age by Stripe's clock, since our clock may be wrong.
  const now = Date.parse(reply.lastResponse.headers.date ?? '')
  return reply.data
    .filter(({ metadata }) => !differInCaseOnly(metadata?.[KEY_FIELD], key))
    .map((found) => readIntent(found, key))
    .map(({ id, created }) => ({ id, ageMs: now - created * 1000 }))
}

/** Charges the card, and gives the intent after that: paid, declined, or changed by another call. */
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

/** Marks an open intent as declined for our own reason, and cancels it. So it stays declined for ever. */
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
 * Cancels an intent that was not paid, and gives the intent after that: canceled, or changed by another call. It needs
 * no idempotency key, since an intent can be cancelled only once. With a key, Stripe would also repeat an early
 * refusal.
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

/** Whether the texts differ only in case. Stripe's search ignores case, but our keys do not. */
const differInCaseOnly = (found: string | undefined, key: string) =>
  found !== key && found?.toLowerCase() === key.toLowerCase()
