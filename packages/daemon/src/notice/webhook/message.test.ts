import { noticeWebhook } from '@outerpark/core/contract'
import { asId } from '@outerpark/core/kernel'
import type { Notice } from '@outerpark/core/ports'
import { expect, test } from 'vitest'
import { webhookMessage } from './message.ts'

const notice: Notice = {
  reservationId: asId('RV-AAAAAAAAAA'),
  customerId: asId('CU-AAAAAAAAAA'),
  about: asId('EV-AAAAAAAAAA'),
  channel: 'webhook',
  template: 'payment-cancelled',
  text: 'Cancelled, ₩380,000 refunded.',
  customer: {
    name: 'Kim Minji',
    email: 'minji@example.com',
    language: 'ko',
    mail: true,
    confirmed: true,
  },
  fields: {
    title: '오페라의 유령',
    startsAt: '2027-01-05T19:30:00+09:00',
    grade: 'VIP',
    seats: 2,
    amount: { amount: 380_000, currency: 'KRW' },
    refunded: { amount: 380_000, currency: 'KRW' },
  },
  happenedAt: '2026-12-01T12:00:00.000Z',
}

test('a webhook says what happened, when, and to which booking', () => {
  const { id, body } = webhookMessage(notice)
  expect(id).toBe('EV-AAAAAAAAAA_webhook')
  const told = JSON.parse(body)
  expect(told).toEqual({
    type: 'notice.payment-cancelled',
    timestamp: '2026-12-01T12:00:00.000Z',
    data: {
      eventId: 'EV-AAAAAAAAAA',
      reservationId: 'RV-AAAAAAAAAA',
      customerId: 'CU-AAAAAAAAAA',
      title: '오페라의 유령',
      startsAt: '2027-01-05T19:30:00+09:00',
      grade: 'VIP',
      seats: 2,
      lines: [{ grade: 'VIP', seats: 2, price: { amount: 190_000, currency: 'KRW' } }],
      amount: { amount: 380_000, currency: 'KRW' },
      refunded: { amount: 380_000, currency: 'KRW' },
    },
  })
  // Equal, not just valid: no field is sent that the contract does not have.
  expect(noticeWebhook.parse(told)).toEqual(told)
})

test('a webhook holds nothing about the customer except the id', () => {
  expect(webhookMessage(notice).body).not.toMatch(/Minji|example\.com/)
})

test('a webhook that is sent again has the same id and body', () => {
  expect(webhookMessage({ ...notice })).toEqual(webhookMessage(notice))
})
