import type { Books } from './fake-books.ts'
import {
  CANCELABLE,
  CARDS,
  type Charge,
  CONFIRMABLE,
  type Form,
  failure,
  type Intent,
  invalid,
  metadataIn,
  missing,
  type Reply,
} from './fake-objects.ts'

// The operations that change the state of a payment intent.

const unexpectedState = (verb: string, intent: Intent): Reply =>
  failure(400, {
    code: 'payment_intent_unexpected_state',
    message: `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`,
    payment_intent: structuredClone(intent),
  })

export function create(books: Books, form: Form): Reply {
  const amount = Number(form.get('amount'))
  const currency = form.get('currency') ?? ''
  if (!Number.isInteger(amount) || amount < 1)
    return invalid({ code: 'parameter_invalid_integer', param: 'amount', message: 'Invalid' })
  if (!/^[a-z]{3}$/.test(currency))
    return invalid({ param: 'currency', message: `Invalid currency: ${currency}` })
  const id = books.newId('pi')
  const intent: Intent = {
    id,
    object: 'payment_intent',
    amount,
    amount_received: 0,
    canceled_at: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_topsecret`,
    created: books.seconds(),
    currency,
    last_payment_error: null,
    latest_charge: null,
    metadata: metadataIn(form),
    payment_method: null,
    payment_method_types: ['card'],
    status: 'requires_payment_method',
  }
  return books.shown(books.kept(intent), form)
}

export function confirm(books: Books, intent: Intent, form: Form, asksForAction: boolean): Reply {
  const method = form.get('payment_method')
  if (!CONFIRMABLE.includes(intent.status)) return unexpectedState('confirm', intent)
  if (method === undefined)
    return invalid({ code: 'parameter_missing', param: 'payment_method', message: 'Missing' })
  const needsHolder = method === 'pm_card_authenticationRequired'
  if (!needsHolder && !(method in CARDS))
    return missing('PaymentMethod', method, 'payment_method', 400)
  if (asksForAction || (needsHolder && form.get('off_session') !== 'true'))
    return books.shown(
      books.kept(Object.assign(intent, { status: 'requires_action', payment_method: method })),
    )
  const authentication = {
    code: 'authentication_required',
    decline_code: 'authentication_required',
  }
  return charge(books, intent, method, needsHolder ? authentication : CARDS[method])
}

function charge(
  books: Books,
  intent: Intent,
  method: string,
  decline: object | null | undefined,
): Reply {
  const { amount, currency } = intent
  const taken: Charge = {
    id: books.newId('ch'),
    object: 'charge',
    amount,
    amount_captured: decline ? 0 : amount,
    amount_refunded: 0,
    currency,
    payment_intent: intent.id,
    refunded: false,
    status: decline ? 'failed' : 'succeeded',
  }
  books.charges.set(taken.id, taken)
  intent.latest_charge = taken.id
  if (!decline) {
    const paid = { status: 'succeeded', amount_received: amount, payment_method: method }
    return books.shown(books.kept(Object.assign(intent, paid, { last_payment_error: null })))
  }
  const error = {
    type: 'card_error',
    ...decline,
    charge: taken.id,
    message: 'Your card was declined.',
  }
  Object.assign(intent, { status: 'requires_payment_method', last_payment_error: error })
  return failure(402, { ...error, payment_intent: structuredClone(books.kept(intent)) })
}

export function cancel(books: Books, intent: Intent, form: Form): Reply {
  if (!CANCELABLE.includes(intent.status)) return unexpectedState('cancel', intent)
  const cancelled = {
    status: 'canceled',
    canceled_at: books.seconds(),
    cancellation_reason: form.get('cancellation_reason') ?? null,
  }
  return books.shown(books.kept(Object.assign(intent, cancelled)), form)
}

export function update(books: Books, intent: Intent, form: Form): Reply {
  if (intent.status === 'canceled') return unexpectedState('update', intent)
  Object.assign(intent.metadata, metadataIn(form))
  // "It will be cleared if the PaymentIntent is later updated for any reason."
  intent.last_payment_error = null
  return books.shown(books.kept(intent), form)
}
