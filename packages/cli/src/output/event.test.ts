import type { EventResponse } from '@outerpark/core/contract'
import { afterEach, expect, test } from 'vitest'
import { clockTime } from '../text/time.ts'
import { widthOf } from '../text/width.ts'
import { speak } from '../words/words.ts'
import { eventText } from './event.ts'
import { noPaint } from './paint.ts'

afterEach(() => speak('en'))

// The envelope and the fields of a booking.
const event: EventResponse = {
  ...{ id: 'EV-1', position: 42, at: '2026-11-29T12:00:00.000Z', type: 'Reserved' },
  ...{ correlationId: 'RV-7KQ2M9XW4T', causationId: 'RQ-1', reservationId: 'RV-7KQ2M9XW4T' },
  ...{ customerId: 'CU-7KQ2M9XW4T', performanceId: 'PF-7KQ2M9XW4T', seats: 2, title: '빨래' },
  ...{ grade: 'R', amount: 200_000, currency: 'KRW', paymentMethod: 'card-ok' },
  actor: 'CU-7KQ2M9XW4T',
}

test('W13: on a terminal an event is one line, which begins with what people look for', () => {
  const line = eventText(event, noPaint, 79)
  expect(line).not.toContain('\n')
  expect(widthOf(line)).toBeLessThanOrEqual(79)
  expect(line).toContain(
    `${clockTime(event.at).slice(5)}  RV-7KQ2M9XW4T  reserved           2 × R  ₩200,000  빨래`,
  )
})

test('elsewhere it has every field', () => {
  expect(eventText(event, noPaint)).toContain('performanceId=PF-7KQ2M9XW4T seats=2 title=빨래')
})

test('money is written as such everywhere, and what changed as before and after', () => {
  expect(eventText(event, noPaint)).toContain('amount=₩200,000 paymentMethod=card-ok')
  const price = { amount: 115_000, currency: 'KRW' }
  const was = { seats: 20, price: { amount: 114_000, currency: 'KRW' } }
  const changed = { ...event, type: 'GradeChanged', amount: undefined, seats: 20, price, was }
  expect(eventText(changed, noPaint, 150)).toContain(
    'grade changed      R ₩114,000 → ₩115,000  빨래',
  )
  expect(eventText(changed, noPaint)).toContain('price=₩115,000 was.seats=20 was.price=₩114,000')
  const more = { ...changed, seats: 30, price: was.price }
  expect(eventText(more, noPaint, 150)).toContain('grade changed      R 20 → 30 seats  빨래')
  const grades = [{ grade: 'VIP', seats: 372, price }]
  expect(eventText({ ...event, grades }, noPaint)).toContain('grades=VIP 372 ₩115,000')
})

test.each([
  ['en', 'payment cancelled', 'payment refunded', 'paused: 12/21 calls failed', 'working'],
  ['ko', '결제 취소', '환불 완료', '중단: 21건 중 12건 실패', '정상'],
] as const)(
  'on a terminal it is said in words, as on the screens: %s',
  async (language, ended, back, paused, works) => {
    await speak(language)
    const said = (more: object) => eventText({ ...event, ...more }, noPaint, 150)
    const cancelled = { type: 'PaymentCancelled', reservation: 'cancelled' }
    expect(said({ ...cancelled, refunded: 0 })).toContain(ended)
    expect(said({ ...cancelled, refunded: 200_000 })).toContain(back)
    const counts = { type: 'BreakerChanged', calls: 21, failures: 12 }
    expect(said({ ...counts, to: 'open', reason: 'too-many-failures' })).toContain(paused)
    expect(said({ ...counts, to: 'closed', reason: 'probe-answered' })).toContain(works)
    for (const more of [{}, cancelled, counts]) expect(said(more)).not.toMatch(/=|card-ok|CU-/)
  },
)

test('a type that this version does not know keeps its name', () => {
  expect(eventText({ ...event, type: 'FromALaterOne' }, noPaint, 150)).toContain('FromALaterOne')
})
