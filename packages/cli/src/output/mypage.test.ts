import { expect, test, vi } from 'vitest'
import { widthOf } from '../text/width.ts'
import { myPageText, pageOrStepText } from './mypage.ts'
import { noPaint } from './paint.ts'

const at = '2026-11-22T15:52:07Z'
const title = '오페라의 유령: 한국어 공연 25주년 기념'
const text =
  '예매하신 공연의 결제가 완료되었습니다. 공연장에서 만나요! Paid ₩340,000. See you there!'
const entry = { at, position: 9, type: 'PaymentApproved', text } as const
const step = {
  position: 9,
  reservationId: 'RV-4T7KQ2M9XW',
  status: 'awaiting-payment',
  paymentStatus: 'deferred',
  title,
  entry,
} as const
const page = {
  position: 9,
  reservations: [
    {
      ...({ id: step.reservationId, status: 'confirmed', paymentStatus: 'approved' } as const),
      ...{ deferredUntil: null, performanceId: 'PF-7KQ2M9XW4T', title, venue: '샤롯데씨어터' },
      ...{ startsAt: '2037-01-05T19:30+09:00', grade: 'VIP', seats: 2 },
      lines: [{ grade: 'VIP', seats: 2, price: { amount: 170_000, currency: 'KRW' } }],
      ...{ amount: { amount: 340_000, currency: 'KRW' }, timeline: [entry] },
    },
  ],
  notices: [{ at, position: 9, reservationId: step.reservationId, text }],
}

test.each([60, 80, 200])('in %i columns a page and its steps are wrapped between words', (room) => {
  for (const item of [page, step]) {
    const whole = pageOrStepText(item, noPaint)
    const shown = pageOrStepText(item, noPaint, room)
    for (const line of shown.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(room)
    expect(shown.split(/\s+/)).toEqual(whole.split(/\s+/))
  }
})

test('without a terminal each step is one line', () => {
  expect(pageOrStepText(step, noPaint).split('\n')).toHaveLength(1)
  expect(myPageText(page, noPaint).split('\n')).toHaveLength(6)
})

test('each notice is shown once, and what was charged and cancelled is called refunded', () => {
  const notice = (channel: string) => ({
    at,
    position: 9,
    type: 'NoticeSent',
    text: `Notice sent (${channel}): ${text}`,
  })
  const [reservation] = page.reservations
  const cancelled = {
    ...page,
    reservations: reservation
      ? [
          {
            ...reservation,
            ...({ status: 'cancelled', paymentStatus: 'cancelled' } as const),
            timeline: [{ ...entry, text: 'Paid' }, notice('inbox'), notice('mail')],
          },
        ]
      : [],
  }
  const shown = myPageText(cancelled, noPaint)
  expect(shown.split(text)).toHaveLength(2)
  expect(shown).toContain('cancelled, payment refunded')
})

test('of a booking whose payment waits it says why, when it is tried next, and that there is nothing to do', () => {
  vi.useFakeTimers({ now: Date.parse(at), toFake: ['Date'] })
  const [booking] = page.reservations
  if (!booking) throw new Error('The page has a booking.')
  const waits = (deferredUntil: string | null) =>
    myPageText(
      {
        ...page,
        reservations: [
          { ...booking, status: 'awaiting-payment', paymentStatus: 'deferred', deferredUntil },
        ],
      },
      noPaint,
    )
  const again = 'The card company does not answer. The payment is tried again by itself'
  expect(waits('2026-11-22T15:52:17Z')).toMatch(
    new RegExp(`\n  ${again} from 2026-11-22 \\d\\d:52:17; nothing to do\\.\n`),
  )
  // The time has passed: the next try comes at any moment.
  expect(waits('2026-11-22T15:52:07Z')).toContain(`${again}; nothing to do.`)
  expect(waits(null)).toContain(`${again}; nothing to do.`)
  expect(myPageText(page, noPaint)).not.toContain(again)
  vi.useRealTimers()
})
