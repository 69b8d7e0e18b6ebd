import type { ReservationResponse } from '@outerpark/core/contract'
import { afterEach, expect, test } from 'vitest'
import type { MyPage } from '../client/mypage.ts'
import { speak } from '../words/words.ts'
import { myPageText } from './mypage.ts'
import { noPaint } from './paint.ts'
import { reservationsText, reservationText } from './reservation.ts'

afterEach(() => speak('en'))

type Statuses = Pick<ReservationResponse, 'status' | 'paymentStatus' | 'refunded'>
type Timeline = MyPage['reservations'][number]['timeline']

const reservation = (statuses: Statuses): ReservationResponse => ({
  id: 'RV-4T7KQ2M9XW',
  performanceId: 'PF-7KQ2M9XW4T',
  title: '오페라의 유령',
  startsAt: '2037-01-05T19:30+09:00',
  grade: 'R',
  seats: 1,
  lines: [{ grade: 'R', seats: 1, price: { amount: 66_000, currency: 'KRW' } }],
  amount: { amount: 66_000, currency: 'KRW' },
  position: 9,
  ...statuses,
})

/** All texts that show the status of a payment. */
function shown(statuses: Statuses, timeline: Timeline = []) {
  const one = reservation(statuses)
  const view = { ...one, venue: 'V', deferredUntil: null, timeline }
  return {
    alone: reservationText(one, noPaint),
    listed: reservationsText({ items: [one], next: null }, noPaint),
    onMyPage: myPageText({ position: 9, reservations: [view], notices: [] }, noPaint),
  }
}

test.each(['cancelled', 'expired', 'payment-failed'] as const)(
  'the payment of a reservation that is %s is not shown as following or as staying',
  (status) => {
    for (const paymentStatus of ['requested', 'deferred', 'approved'] as const) {
      const { alone, listed, onMyPage } = shown({ status, paymentStatus })
      const whole = 'being settled: what was charged goes back'
      expect(alone).toMatch(new RegExp(`^payment +${whole}$`, 'm'))
      expect(onMyPage).toContain(`payment ${whole}`)
      expect(listed).toContain('being settled  Mon 2037-01-05')
      expect(alone + listed + onMyPage).not.toContain(paymentStatus)
    }
  },
)

test.each([
  { status: 'awaiting-payment', paymentStatus: 'deferred' },
  { status: 'confirmed', paymentStatus: 'approved' },
  { status: 'payment-failed', paymentStatus: 'declined' },
] as const)('a payment that is $paymentStatus is called so where that is true', (statuses) => {
  for (const text of Object.values(shown(statuses))) {
    expect(text).toContain(statuses.paymentStatus)
    expect(text).not.toContain('being settled')
  }
})

const at = '2026-11-22T15:52:07Z'
const amount = { amount: 66_000, currency: 'KRW' }
const cancelled = { status: 'cancelled', paymentStatus: 'cancelled' } as const
const happened = (type: string, params?: Record<string, unknown>): Timeline[number] => ({
  ...{ at, position: 9, type, text: '…' },
  ...(params && { params }),
})
const ended = (back: number) =>
  happened('PaymentCancelled', { refunded: { ...amount, amount: back } })

test.each([
  ['paid, and refunded', [happened('PaymentApproved'), ended(66_000)], amount],
  ['charged without an answer, and refunded', [ended(66_000)], amount],
  ['cancelled before anything was charged', [ended(0)], undefined],
] as const)(
  'lists, details and MyPage say the same of a booking that was %s',
  async (_, timeline, refunded) => {
    const said = {
      en: {
        is: refunded ? 'refunded' : 'nothing charged',
        isNot: refunded ? /cancelled\W+(payment )?cancelled/ : /refund|payment nothing/,
      },
      ko: {
        is: refunded ? '환불 완료' : '청구 없음',
        isNot: refunded ? /취소됨[\s,]+취소됨/ : /환불/,
      },
    }
    for (const language of ['en', 'ko'] as const) {
      await speak(language)
      const { alone, listed, onMyPage } = shown({ ...cancelled, ...(refunded && { refunded }) }, [
        ...timeline,
      ])
      const { is, isNot } = said[language]
      expect(alone).toMatch(new RegExp(`^(payment|결제) +${is}$`, 'm'))
      expect(listed).toMatch(new RegExp(` ${is} +(Mon )?2037-01-05`))
      expect(onMyPage.split('\n')[0]).toMatch(new RegExp(`, (payment )?${is}$`))
      for (const text of [alone, listed, onMyPage]) expect(text).not.toMatch(isNot)
    }
  },
)
