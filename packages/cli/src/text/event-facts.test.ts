import type { EventResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import { words } from '../words/words.ts'
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
  const [booked, amount] = eventFacts(reserved, {
    language: 'en',
    seats,
    plans: words().happened.plans,
  })
  expect([booked, amount]).toEqual(['2 × VIP + 1 × R', '₩480,000'])
  expect(eventFacts(reserved, { language: 'ko', seats, plans: words().happened.plans })[0]).toBe(
    'VIP석 2매 + R석 1매',
  )
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

test.each([
  [{ type: 'HallPlanned', hall: 'Studio 400', version: 3 }, 'Studio 400 version 3'],
  [
    { type: 'HallPlanned', hall: 'Studio 400', version: 4, only: 'PF-1' },
    'Studio 400 version 4 for PF-1 alone',
  ],
  [
    { type: 'PerformanceReplanned', hall: { version: 4 }, was: { version: 3 }, title: 'Cats' },
    'version 3 → 4 Cats',
  ],
  [{ type: 'HoldEnded', because: 'expired', grade: 'VIP', seats: 2 }, 'time over 2 × VIP'],
])('plans and the end of holds are told: %j', (fields, told) => {
  const { title: _, grade: __, seats: ___, lines: ____, amount: _____, ...envelope } = reserved
  const event: EventResponse = { ...envelope, ...fields }
  const seats = (count: number) => `${count} seats`
  const facts = eventFacts(event, { language: 'en', seats, plans: words().happened.plans })
  expect(facts.join(' ')).toBe(told)
})
