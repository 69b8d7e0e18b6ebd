import type { EventResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import { eventFacts, eventFields } from './event-facts.ts'

const won = (amount: number) => ({ amount, currency: 'KRW' })
const reserved: EventResponse = {
  ...{ id: 'EV-1', position: 1, type: 'Reserved', at: '2026-12-01T12:00:00.000Z' },
  ...{ correlationId: 'RV-1', causationId: '', actor: 'CU-1', title: 'Cats' },
  ...{ grade: null, seats: 3, amount: 480_000, currency: 'KRW' },
  lines: [
    { grade: 'VIP', seats: 2, price: 170_000 },
    { grade: 'R', seats: 1, price: 140_000 },
  ],
}

test('the seats of all grades of a booking are told, and its amount', () => {
  const seats = (count: number) => `${count} seats`
  const [booked, amount] = eventFacts(reserved, { language: 'en', seats })
  expect([booked, amount]).toEqual(['2 × VIP + 1 × R', '₩480,000'])
  expect(eventFacts(reserved, { language: 'ko', seats })[0]).toBe('VIP석 2매 + R석 1매')
})

test('prices within a field are money, in their own currency or in that of the event', () => {
  const field = (event: object, name: string) => new Map(eventFields({ ...event }, 'en')).get(name)
  expect(field(reserved, 'lines')).toBe('VIP 2 ₩170,000, R 1 ₩140,000')
  expect(field({ grades: [{ grade: 'VIP', seats: 9, price: won(190_000) }] }, 'grades')).toBe(
    'VIP 9 ₩190,000',
  )
  // A number beside no currency stays a number.
  expect(field({ lines: [{ grade: 'VIP', price: 5 }] }, 'lines')).toBe('VIP 5')
})
