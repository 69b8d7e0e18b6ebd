import type { Books } from './fake-books.ts'
import { type Form, failure, metadataIn, missing, type Refund, type Reply } from './fake-objects.ts'

export function refund(books: Books, form: Form, fails: boolean): Reply {
  const id = form.get('payment_intent') ?? ''
  const intent = books.intents.get(id)
  const charge = intent?.latest_charge ? books.charges.get(intent.latest_charge) : undefined
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
    id: books.newId('re'),
    object: 'refund',
    amount,
    charge: charge.id,
    created: books.seconds(),
    currency: charge.currency,
    metadata: metadataIn(form),
    payment_intent: id,
    status: fails ? 'failed' : 'succeeded',
  }
  books.refunds.push(given)
  return { status: 200, body: structuredClone(given) }
}

/** The refunds of an intent, newest first, in pages that begin after an id. */
export function listRefunds({ intents, refunds }: Books, form: Form): Reply {
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
