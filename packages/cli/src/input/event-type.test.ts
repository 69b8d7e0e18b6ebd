import { expect, test } from 'vitest'
import { eventType } from './event-type.ts'

test('W17: a type of event is found in upper or lower case', () => {
  expect(eventType('PaymentDeclined')).toBe('PaymentDeclined')
  expect(eventType('paymentdeclined')).toBe('PaymentDeclined')
})

test.each(['', 'Paid', 'Reserved,PaymentDeclined'])(
  'W17: %j is refused, since no event would ever be of that type',
  (text) => {
    expect(() => eventType(text)).toThrow('has to be a type of event')
  },
)
