import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { stripeHint, WebhookRefused } from './webhook.ts'

const secret = 'whsec_outerpark'
const hint = stripeHint({ secret })

const event = (object: object) =>
  JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'payment_intent.succeeded',
    data: { object },
  })
const ours = event({ object: 'payment_intent', metadata: { outerpark_payment: 'PY-1' } })

const signed = (payload: string, { secret: by = secret, secondsAgo = 0 } = {}) =>
  Stripe.webhooks.generateTestHeaderString({
    payload,
    secret: by,
    timestamp: Math.floor(Date.now() / 1000) - secondsAgo,
  })

test('a webhook about our payment gives the key to look up, and no state', () => {
  expect(hint(ours, signed(ours))).toBe('PY-1')
  expect(hint(Buffer.from(ours), signed(ours))).toBe('PY-1')
  const refund = event({ object: 'refund', metadata: { outerpark_payment: 'PY-2' } })
  expect(hint(refund, signed(refund))).toBe('PY-2')
})

test.each([
  ['the event of another integration', event({ object: 'payment_intent', metadata: {} })],
  ['an event about nothing with metadata', event({ object: 'balance' })],
  ['a key that is none of ours', event({ metadata: { outerpark_payment: '\u001b[2J' } })],
  ['no event at all', '[1,2]'],
])('%s gives no hint', (_, payload) => {
  expect(hint(payload, signed(payload))).toBeUndefined()
})

test.each([
  ['signed with another secret', ours, signed(ours, { secret: 'whsec_other' })],
  ['signed over another body', `${ours} `, signed(ours)],
  ['signed ten minutes ago', ours, signed(ours, { secondsAgo: 600 })],
  ['without a signature', ours, ''],
  ['with nonsense for a signature', ours, 't=now,v1=,,='],
  ['without a body', '', signed('')],
  ['without JSON', 'hello', signed('hello')],
])('a webhook %s is refused', (_, payload, signature) => {
  expect(() => hint(payload, signature)).toThrow(WebhookRefused)
})

test('a signature may be as old as the tolerance', () => {
  const patient = stripeHint({ secret, toleranceSeconds: 900 })
  expect(patient(ours, signed(ours, { secondsAgo: 600 }))).toBe('PY-1')
})

test('an empty secret, and a tolerance that would accept any age, are refused at once', () => {
  expect(() => stripeHint({ secret: ' ' })).toThrow(RangeError)
  expect(() => stripeHint({ secret, toleranceSeconds: 0 })).toThrow(RangeError)
})
