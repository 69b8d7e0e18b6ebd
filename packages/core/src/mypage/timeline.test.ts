import { expect, test } from 'vitest'
import { TIMELINE } from '../words/testing/examples.ts'
import { ownNotice, ownParams } from './own.ts'
import type { Happened } from './timeline.ts'

/** What a reservation on MyPage says itself. */
const SAID = ['title', 'startsAt', 'grade', 'seats', 'lines', 'amount']

test('no entry repeats what its reservation says', () => {
  for (const [type, examples] of Object.entries(TIMELINE))
    for (const params of examples) {
      const own = ownParams({ type, params } as Happened) // a type of an entry with its parameters
      for (const name of SAID) expect(JSON.stringify(own ?? {})).not.toContain(`"${name}":{`)
      for (const name of Object.keys(own ?? {})) expect(SAID).not.toContain(name)
    }
})

const amount = { amount: 380_000, currency: 'KRW' }
const none = { amount: 0, currency: 'KRW' }
const fields = { title: 'Wicked', startsAt: '2027-01-05T19:30+09:00', grade: 'R', seats: 2, amount }

test.each([
  [
    'a booking that is paid at once',
    'Reserved',
    { seats: 2, grade: 'R', amount, deferredUntil: null },
    undefined,
  ],
  [
    'a booking that is paid later',
    'Reserved',
    { seats: 2, grade: 'R', amount, deferredUntil: '2027-01-01T00:00:00Z' },
    { deferredUntil: '2027-01-01T00:00:00Z' },
  ],
  ['an approval', 'PaymentApproved', { amount }, undefined],
  ['a refund', 'PaymentCancelled', { refunded: none }, { refunded: none }],
  [
    'a notice',
    'NoticeSent',
    { channel: 'mail', template: 'payment-approved', fields: { ...fields, refunded: none } },
    { channel: 'mail', template: 'payment-approved' },
  ],
  [
    'a notice of version 0.1',
    'NoticeSent',
    { channel: 'inbox', text: 'Paid' },
    { channel: 'inbox', text: 'Paid' },
  ],
])('%s keeps only what is its own', (_, type, params, own) => {
  expect(ownParams({ type, params } as Happened)).toEqual(own)
})

test('a notice about a refund says how much', () => {
  const refunded = { ...fields, refunded: amount }
  expect(ownNotice({ template: 'payment-refunded', fields: refunded })).toEqual({
    template: 'payment-refunded',
    refunded: amount,
  })
})
