import type { ReservationResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import { noPaint } from './paint.ts'
import { reservationText } from './reservation.ts'

const reservation: ReservationResponse = {
  id: 'RV-4T7KQ2M9XW',
  status: 'confirmed',
  paymentStatus: 'approved',
  ...{ position: 1, seats: 2, grade: 'R' },
  lines: [{ grade: 'R', seats: 2, price: { amount: 66_000, currency: 'KRW' } }],
  ...{ performanceId: 'PF-7KQ2M9XW22', title: 'Hadestown', startsAt: '2037-01-05T19:30:00+09:00' },
  amount: { amount: 132_000, currency: 'KRW' },
}

test('seats of several grades have what each grade costs, below what all of them do', () => {
  const won = (amount: number) => ({ amount, currency: 'KRW' })
  const lines = [
    { grade: 'VIP', seats: 2, price: won(170_000) },
    { grade: 'R', seats: 1, price: won(140_000) },
  ]
  const several = { ...reservation, grade: null, seats: 3, lines, amount: won(480_000) }
  const text = reservationText(several, noPaint)
  expect(text).toMatch(
    /seats +2 × VIP \+ 1 × R, ₩480,000\n +2 × VIP, ₩340,000\n +1 × R, ₩140,000\n/,
  )
  expect(reservationText(reservation, noPaint)).not.toMatch(/\n +2 × R/)
})

test.each([
  [{ name: '김민지', email: 'minji@example.com' }, '김민지, minji@example.com, CU-7KQ2M9XW22'],
  [{ name: '김민지', email: null }, '김민지, CU-7KQ2M9XW22'],
  [{ name: null, email: null }, 'CU-7KQ2M9XW22, erased'],
])('A8: of %j it shows what there is', (customer, shown) => {
  const text = reservationText(
    { ...reservation, customer: { id: 'CU-7KQ2M9XW22', ...customer } },
    noPaint,
  )
  expect(text).toContain(`customer     ${shown}\n`)
  expect(text).not.toContain('null')
})
