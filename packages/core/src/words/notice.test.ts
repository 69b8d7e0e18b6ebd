import { expect, test } from 'vitest'
import { isPrintable } from '../kernel/index.ts'
import type { NoticeFields } from '../notice/index.ts'
import { renderNotice } from './notice.ts'

const fields: NoticeFields = {
  title: '오페라의 유령',
  startsAt: '2027-01-05T19:30:00+09:00',
  grade: 'VIP',
  seats: 2,
  amount: { amount: 380_000, currency: 'KRW' },
  refunded: { amount: 380_000, currency: 'KRW' },
}
const nothingBack = { ...fields, refunded: { amount: 0, currency: 'KRW' } }

test.each([
  [
    'payment-approved',
    fields,
    'Paid ₩380,000: 오페라의 유령, Tue 2027-01-05 19:30, 2 × VIP. See you there!',
  ],
  [
    'payment-declined',
    fields,
    'The card was declined for ₩380,000; your seats were released: 오페라의 유령, Tue 2027-01-05 19:30, 2 × VIP.',
  ],
  [
    'payment-cancelled',
    fields,
    'Cancelled, ₩380,000 refunded: 오페라의 유령, Tue 2027-01-05 19:30, 2 × VIP.',
  ],
  [
    'payment-cancelled',
    nothingBack,
    'Cancelled, nothing was charged: 오페라의 유령, Tue 2027-01-05 19:30, 2 × VIP.',
  ],
  [
    'payment-refunded',
    fields,
    'The card was charged too late; all ₩380,000 went back to it: 오페라의 유령, Tue 2027-01-05 19:30, 2 × VIP.',
  ],
] as const)('%s in English', (template, given, text) => {
  expect(renderNotice(template, given, 'en')).toBe(text)
})

test.each([
  [
    'payment-approved',
    fields,
    '380,000원 결제 완료: 오페라의 유령, 2027-01-05(화) 19:30, VIP석 2매.',
  ],
  [
    'payment-declined',
    fields,
    '380,000원 카드 결제가 거절되어 좌석이 반환되었습니다: 오페라의 유령, 2027-01-05(화) 19:30, VIP석 2매.',
  ],
  [
    'payment-cancelled',
    fields,
    '예매가 취소되어 380,000원이 환불되었습니다: 오페라의 유령, 2027-01-05(화) 19:30, VIP석 2매.',
  ],
  [
    'payment-cancelled',
    nothingBack,
    '예매가 취소되었습니다(결제 금액 없음): 오페라의 유령, 2027-01-05(화) 19:30, VIP석 2매.',
  ],
  [
    'payment-refunded',
    fields,
    '기한이 지나 결제된 380,000원이 전액 환불되었습니다: 오페라의 유령, 2027-01-05(화) 19:30, VIP석 2매.',
  ],
] as const)('%s in Korean', (template, given, text) => {
  expect(renderNotice(template, given, 'ko')).toBe(text)
})

test('the time is that of the hall, wherever the reader is', () => {
  const seconds = { ...fields, startsAt: '2027-01-05T19:30+09:00' }
  expect(renderNotice('payment-approved', seconds, 'en')).toContain('Tue 2027-01-05 19:30,')
})

test('a refund is told with what went back, not with the price', () => {
  const part = { ...fields, refunded: { amount: 1000, currency: 'KRW' } }
  expect(renderNotice('payment-cancelled', part, 'en')).toContain('₩1,000 refunded')
  expect(renderNotice('payment-cancelled', part, 'ko')).toContain('1,000원이 환불')
})

test('every notice is one printable line', () => {
  for (const template of ['payment-approved', 'payment-declined', 'payment-cancelled'] as const)
    for (const language of ['en', 'ko'] as const)
      expect(isPrintable(renderNotice(template, fields, language))).toBe(true)
})

test('a grade that is called 석 already is not called so twice', () => {
  const named = { ...fields, grade: 'R석' }
  expect(renderNotice('payment-approved', named, 'ko')).toContain('R석 2매')
})

test('a notice about some seats names those that are cancelled, and those that are left', () => {
  const price = { amount: 190_000, currency: 'KRW' }
  const line = (places: readonly string[]) => ({
    ...{ grade: 'VIP', seats: places.length, price, places },
  })
  const numbered = { ...fields, seats: 3, lines: [line(['1F/8/11', '1F/8/12', '1F/8/13'])] }
  const some = { ...numbered, left: { seats: 1, lines: [line(['1F/8/12'])] } }
  expect(renderNotice('seats-cancelled', some, 'en')).toBe(
    '₩380,000 refunded. Cancelled so far: 2 × VIP (1F row 8: 11, 13); still yours: 1 × VIP (1F row 8: 12). 오페라의 유령, Tue 2027-01-05 19:30.',
  )
  const all = { ...numbered, left: { seats: 0, lines: [] } }
  expect(renderNotice('seats-cancelled', all, 'ko')).toBe(
    '380,000원이 환불되었습니다. 취소된 좌석: VIP석 3매(1F 8열 11, 12, 13번). 오페라의 유령, 2027-01-05(화) 19:30.',
  )
})
