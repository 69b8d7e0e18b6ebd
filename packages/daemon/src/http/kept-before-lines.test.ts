import { asId } from '@outerpark/core/kernel'
import { expect, test } from 'vitest'
import { withLines } from './kept-before-lines.ts'

const price = { amount: 190_000, currency: 'KRW' }
const reply = {
  id: asId<'reservation'>('RV-4T7KQ2M9XW'),
  status: 'cancelled' as const,
  performanceId: asId<'performance'>('PF-7KQ2M9XW4T'),
  title: 'Hadestown',
  startsAt: '2027-01-05T19:30:00+09:00',
  grade: 'VIP',
  seats: 2,
  lines: [{ grade: 'VIP', seats: 2, price }],
  amount: { amount: 380_000, currency: 'KRW' },
  paymentStatus: 'approved' as const,
}

test('an answer from before the upgrade gets the line that its other fields say', () => {
  const { lines, ...before } = reply
  expect(withLines(before as typeof reply)).toEqual({ ...before, lines })
})

test('one of today stays as it is', () => {
  expect(withLines(reply)).toBe(reply)
})
