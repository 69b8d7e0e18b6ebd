import { KEY_FIELD } from '../intent.ts'
import {
  CANCELABLE,
  CARDS,
  type Charge,
  CONFIRMABLE,
  FIELDS,
  type Form,
  failure,
  type Intent,
  invalid,
  metadataIn,
  missing,
  type Operation,
  type Refund,
  type Reply,
} from './fake-objects.ts'

/**
 * Stripe's books, kept as its API reference describes: the states of a payment intent and what moves them, the
 * charges and refunds behind them, and a search index that lags behind.
 */
export function fakeLedger({ now, searchLagMs }: { now: () => number; searchLagMs: () => number }) {
  const intents = new Map<string, Intent>()
  const charges = new Map<string, Charge>()
  const refunds: Refund[] = []
  const history: { at: number; seen: Intent }[] = []
  let serial = 0
  const newId = (prefix: string) => `${prefix}_3Q${String(++serial).padStart(10, '0')}`
  const seconds = () => Math.floor(now() / 1000)

  const kept = (intent: Intent): Intent => {
    intents.set(intent.id, intent)
    history.push({ at: now(), seen: structuredClone(intent) })
    return intent
  }

  const shown = (intent: Intent, form: Form = new Map()): Reply => {
    const charge = intent.latest_charge === null ? undefined : charges.get(intent.latest_charge)
    const expanded = [...form].some(
      ([name, value]) => name.startsWith('expand') && value === 'latest_charge',
    )
    return {
      status: 200,
      body: structuredClone(expanded && charge ? { ...intent, latest_charge: charge } : intent),
    }
  }

  const unexpectedState = (verb: string, intent: Intent): Reply =>
    failure(400, {
      code: 'payment_intent_unexpected_state',
      message: `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`,
      payment_intent: structuredClone(intent),
    })

  function create(form: Form): Reply {
    const amount = Number(form.get('amount'))
    const currency = form.get('currency') ?? ''
    if (!Number.isInteger(amount) || amount < 1)
      return invalid({ code: 'parameter_invalid_integer', param: 'amount', message: 'Invalid' })
    if (!/^[a-z]{3}$/.test(currency))
      return invalid({ param: 'currency', message: `Invalid currency: ${currency}` })
    const id = newId('pi')
    const intent: Intent = {
      id,
      object: 'payment_intent',
      amount,
      amount_received: 0,
      canceled_at: null,
      cancellation_reason: null,
      client_secret: `${id}_secret_topsecret`,
      created: seconds(),
      currency,
      last_payment_error: null,
      latest_charge: null,
      metadata: metadataIn(form),
      payment_method: null,
      payment_method_types: ['card'],
      status: 'requires_payment_method',
    }
    return shown(kept(intent), form)
  }

  function confirm(intent: Intent, form: Form, asksForAction: boolean): Reply {
    const method = form.get('payment_method')
    if (!CONFIRMABLE.includes(intent.status)) return unexpectedState('confirm', intent)
    if (method === undefined)
      return invalid({ code: 'parameter_missing', param: 'payment_method', message: 'Missing' })
    const needsHolder = method === 'pm_card_authenticationRequired'
    if (!needsHolder && !(method in CARDS))
      return missing('PaymentMethod', method, 'payment_method', 400)
    if (asksForAction || (needsHolder && form.get('off_session') !== 'true'))
      return shown(
        kept(Object.assign(intent, { status: 'requires_action', payment_method: method })),
      )
    const authentication = {
      code: 'authentication_required',
      decline_code: 'authentication_required',
    }
    return charge(intent, method, needsHolder ? authentication : CARDS[method])
  }

  function charge(intent: Intent, method: string, decline: object | null | undefined): Reply {
    const { amount, currency } = intent
    const taken: Charge = {
      id: newId('ch'),
      object: 'charge',
      amount,
      amount_captured: decline ? 0 : amount,
      amount_refunded: 0,
      currency,
      payment_intent: intent.id,
      refunded: false,
      status: decline ? 'failed' : 'succeeded',
    }
    charges.set(taken.id, taken)
    intent.latest_charge = taken.id
    if (!decline) {
      const paid = { status: 'succeeded', amount_received: amount, payment_method: method }
      return shown(kept(Object.assign(intent, paid, { last_payment_error: null })))
    }
    const error = {
      type: 'card_error',
      ...decline,
      charge: taken.id,
      message: 'Your card was declined.',
    }
    Object.assign(intent, { status: 'requires_payment_method', last_payment_error: error })
    return failure(402, { ...error, payment_intent: structuredClone(kept(intent)) })
  }

  function cancel(intent: Intent, form: Form): Reply {
    if (!CANCELABLE.includes(intent.status)) return unexpectedState('cancel', intent)
    const cancelled = {
      status: 'canceled',
      canceled_at: seconds(),
      cancellation_reason: form.get('cancellation_reason') ?? null,
    }
    return shown(kept(Object.assign(intent, cancelled)), form)
  }

  function update(intent: Intent, form: Form): Reply {
    if (intent.status === 'canceled') return unexpectedState('update', intent)
    Object.assign(intent.metadata, metadataIn(form))
    // "It will be cleared if the PaymentIntent is later updated for any reason."
    intent.last_payment_error = null
    return shown(kept(intent), form)
  }

  function refund(form: Form, fails: boolean): Reply {
    const id = form.get('payment_intent') ?? ''
    const intent = intents.get(id)
    const charge = intent?.latest_charge ? charges.get(intent.latest_charge) : undefined
    if (!intent) return missing('payment_intent', id, 'payment_intent')
    if (charge?.status !== 'succeeded')
      return failure(400, {
        message: `This PaymentIntent (${id}) does not have a successful charge to refund.`,
      })
    const left = charge.amount_captured - charge.amount_refunded
    const amount = Number(form.get('amount') ?? left)
    if (left === 0)
      return failure(400, {
        code: 'charge_already_refunded',
        message: `Charge ${charge.id} has already been refunded.`,
      })
    if (amount > left)
      return failure(400, { message: 'Refund amount is greater than unrefunded amount on charge' })
    // "If a refund fails, the amount is returned to your balance": none of it counts as refunded.
    if (!fails) charge.amount_refunded += amount
    charge.refunded = charge.amount_refunded === charge.amount_captured
    const given: Refund = {
      id: newId('re'),
      object: 'refund',
      amount,
      charge: charge.id,
      created: seconds(),
      currency: charge.currency,
      metadata: metadataIn(form),
      payment_intent: id,
      status: fails ? 'failed' : 'succeeded',
    }
    refunds.push(given)
    return { status: 200, body: structuredClone(given) }
  }

  /** Newest first, in pages that begin after an id. */
  function listRefunds(form: Form): Reply {
    const id = form.get('payment_intent') ?? ''
    if (!intents.has(id)) return missing('payment_intent', id, 'payment_intent')
    const own = refunds.filter(({ payment_intent }) => payment_intent === id).reverse()
    const after = form.get('starting_after')
    const rest = after === undefined ? own : own.slice(own.findIndex((one) => one.id === after) + 1)
    const data = rest.slice(0, Number(form.get('limit') ?? 10))
    const has_more = data.length < rest.length
    const body = { object: 'list', url: '/v1/refunds', has_more, data: structuredClone(data) }
    return { status: 200, body }
  }

  function search(form: Form): Reply {
    const query = /^metadata\['(\w+)'\]:'((?:[^'\\]|\\.)*)'$/.exec(form.get('query') ?? '')
    if (!query)
      return invalid({ param: 'query', message: 'We were unable to parse your search query.' })
    const [, field = '', text = ''] = query
    const wanted = text.replace(/\\(.)/g, '$1').toLowerCase()
    const visible = new Map<string, Intent>()
    for (const { at, seen } of history) if (at <= now() - searchLagMs()) visible.set(seen.id, seen)
    const data = [...visible.values()]
      .filter(({ metadata }) => metadata[field]?.toLowerCase() === wanted)
      .reverse()
      .slice(0, Number(form.get('limit') ?? 10))
    return {
      status: 200,
      body: {
        object: 'search_result',
        url: '/v1/payment_intents/search',
        has_more: false,
        next_page: null,
        data,
      },
    }
  }

  return {
    /** Does what is asked, at once and as a whole. */
    run(operation: Operation, id: string, form: Form, mishap?: string): Reply {
      const unknown = [...form.keys()].find((name) => !FIELDS[operation].test(name))
      if (unknown !== undefined)
        return invalid({
          code: 'parameter_unknown',
          param: unknown,
          message: `Received unknown parameter: ${unknown}`,
        })
      if (operation === 'create') return create(form)
      if (operation === 'search') return search(form)
      if (operation === 'refund') return refund(form, mishap === 'failed-refund')
      if (operation === 'list-refunds') return listRefunds(form)
      const intent = intents.get(id)
      if (!intent) return missing('payment_intent', id, 'intent')
      switch (operation) {
        case 'retrieve':
          return shown(intent, form)
        case 'update':
          return update(intent, form)
        case 'confirm':
          return confirm(intent, form, mishap === 'ask-holder')
        case 'cancel':
          return cancel(intent, form)
      }
    },

    /** All intents, oldest first. */
    intents: () => [...intents.values()],

    /** The intents with our key, oldest first. */
    intentsOf: (key: string) =>
      [...intents.values()].filter(({ metadata }) => metadata[KEY_FIELD] === key),

    /** All that was ever taken and given back under our key. */
    book(key: string) {
      const sum = { charged: 0, refunded: 0, refunds: 0 }
      for (const charge of charges.values()) {
        const intent = intents.get(charge.payment_intent)
        if (intent?.metadata[KEY_FIELD] !== key || charge.status !== 'succeeded') continue
        sum.charged += charge.amount_captured
        sum.refunded += charge.amount_refunded
        sum.refunds += refunds.filter(({ payment_intent }) => payment_intent === intent.id).length
      }
      return sum
    },
  }
}
