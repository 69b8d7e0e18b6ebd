import type { ReservationResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import { myPageText } from './mypage.ts'
import { noPaint } from './paint.ts'
import { reservationsText, reservationText } from './reservation.ts'

type Statuses = Pick<ReservationResponse, 'status' | 'paymentStatus'>

const reservation = (statuses: Statuses): ReservationResponse => ({
  id: 'RV-4T7KQ2M9XW',
  performanceId: 'PF-7KQ2M9XW4T',
  title: '오페라의 유령',
  startsAt: '2037-01-05T19:30+09:00',
  grade: 'R',
  seats: 1,
  amount: { amount: 66_000, currency: 'KRW' },
  position: 9,
  ...statuses,
})

/** All texts that show the status of a payment. */
function shown(statuses: Statuses) {
  const one = reservation(statuses)
  const view = { ...one, venue: 'V', deferredUntil: null, timeline: [] }
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
  { status: 'cancelled', paymentStatus: 'cancelled' },
  { status: 'payment-failed', paymentStatus: 'declined' },
] as const)('a payment that is $paymentStatus is called so where that is true', (statuses) => {
  for (const text of Object.values(shown(statuses))) {
    expect(text).toContain(statuses.paymentStatus)
    expect(text).not.toContain('being settled')
  }
})
