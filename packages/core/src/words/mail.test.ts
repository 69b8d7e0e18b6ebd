import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPrintable } from '../kernel/index.ts'
import type { NoticeTemplate } from '../notice/index.ts'
import { type MailFields, renderMail } from './mail.ts'

const fields: MailFields = {
  title: '오페라의 유령',
  startsAt: '2027-01-05T19:30:00+09:00',
  grade: 'VIP',
  seats: 2,
  amount: { amount: 380_000, currency: 'KRW' },
  refunded: { amount: 380_000, currency: 'KRW' },
  reservationId: 'RV-4T7ABCDEFG',
}
const nothingBack = { ...fields, refunded: { amount: 0, currency: 'KRW' } }

const TEMPLATES: readonly NoticeTemplate[] = [
  'payment-approved',
  'payment-declined',
  'payment-cancelled',
  'payment-refunded',
  'payment-deferred',
  'reservation-expired',
]

test('a mail says what happened, to which booking, in English', () => {
  const { subject, text } = renderMail('payment-approved', fields, 'en')
  expect(subject).toBe('Booking confirmed: 오페라의 유령')
  expect(text).toBe(`We received your payment of ₩380,000, and the seats are yours. See you there!

Show: 오페라의 유령
When: Tue 2027-01-05 19:30 (UTC+9)
Seats: 2 × VIP
Price: ₩380,000
Reservation: RV-4T7ABCDEFG

-- 
This mail was sent automatically. Everything about your bookings stands in MyPage.
`)
})

test('a mail says what happened, to which booking, in Korean', () => {
  const { subject, text } = renderMail('payment-deferred', fields, 'ko')
  expect(subject).toBe('좌석 확보, 결제 예정: 오페라의 유령')
  expect(text).toContain('380,000원 결제가 아직 이루어지지 않았습니다.')
  expect(text).toContain('좌석: VIP석 2매\n금액: 380,000원\n예매 번호: RV-4T7ABCDEFG\n')
})

test.each([
  [
    'payment-approved',
    'Booking confirmed',
    '예매 확정',
    'payment of ₩380,000',
    '380,000원 결제가 완료',
  ],
  ['payment-declined', 'Payment declined', '결제 거절', 'declined for ₩380,000', '결제가 거절'],
  [
    'payment-cancelled',
    'Booking cancelled',
    '예매 취소',
    '₩380,000 was refunded',
    '카드로 380,000원이 환불',
  ],
  [
    'payment-refunded',
    'Payment refunded',
    '결제 환불',
    'All ₩380,000 went back',
    '380,000원 전액이 카드로 환불',
  ],
  [
    'payment-deferred',
    'Seats held, payment deferred',
    '좌석 확보, 결제 예정',
    'could not be charged yet',
    '자동으로 다시 시도',
  ],
  [
    'reservation-expired',
    'Booking expired',
    '예매 기한 만료',
    'your seats were released',
    '좌석이 반환',
  ],
] as const)(
  '%s has words in both languages, in text and HTML alike',
  (template, en, ko, enSays, koSays) => {
    for (const [language, subject, words] of [
      ['en', en, enSays],
      ['ko', ko, koSays],
    ] as const) {
      const mail = renderMail(template, fields, language)
      expect(mail.subject).toBe(`${subject}: 오페라의 유령`)
      expect(mail.text).toContain(words)
      expect(mail.html).toContain(words)
      expect(mail.html).toContain(`<html lang="${language}">`)
    }
  },
)

test('a cancellation without a charge speaks of no refund', () => {
  expect(renderMail('payment-cancelled', nothingBack, 'en').text).toContain('Nothing was charged.')
  expect(renderMail('payment-cancelled', nothingBack, 'ko').text).toContain(
    '청구된 금액은 없습니다',
  )
})

test('where the reservation is not known, its line is left out', () => {
  const { reservationId: _, ...without } = fields
  expect(renderMail('payment-approved', without, 'en').text).not.toContain('Reservation')
})

test('markup in a title is text in the HTML', () => {
  const title = `<img src=x onerror="alert('1')"> & more`
  const { html, text } = renderMail('payment-approved', { ...fields, title }, 'en')
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; more')
  expect(text).toContain(title)
})

test('whatever a title holds, the subject is one printable line, and the HTML has no element more', () => {
  const nasty = fc.array(
    fc.oneof(
      fc.string(),
      fc.constantFrom('\r\n', '\n', '\r', '\u2028', '\u0085', '\u202e', '<b>', '"', 'Bcc: a@b.c'),
    ),
  )
  const elements = (html: string) => html.split('<').length
  fc.assert(
    fc.property(
      nasty,
      fc.constantFrom(...TEMPLATES),
      fc.constantFrom('en', 'ko'),
      (parts, template, language) => {
        const mail = renderMail(template, { ...fields, title: parts.join('') }, language)
        expect(isPrintable(mail.subject)).toBe(true)
        expect(mail.text.split(/\r\n|[\r\n]/)).toHaveLength(11)
        expect(elements(mail.html)).toBe(elements(renderMail(template, fields, language).html))
      },
    ),
  )
})
