import type { CancelRefusalParams } from '../../kernel/index.ts'
import type { Examples } from './example.ts'

const id = 'RV-7KQ2M9XW4T'
const title = 'Hadestown'
const won = (amount: number) => ({ amount, currency: 'KRW' })

/** Parameters of the refusals of a cancel. */
export const CANCEL_PROBLEMS: Examples<CancelRefusalParams> = {
  'sale-closed': [
    { title, startsAt: '2027-03-14T14:00:00+09:00' },
    { title, startsAt: '2027-03-14T14:00:00+09:00', reason: '1' },
  ],
  'performance-cancelled': [
    { title, startsAt: '2027-03-14T14:00:00+09:00' },
    { title, startsAt: '2027-03-14T14:00:00+09:00', reason: '1' },
  ],
  'reservation-already-cancelled': [{ id }],
  'reservation-not-cancellable': [
    { id, status: 'expired' },
    { id, status: 'payment-failed' },
  ],
  'seats-not-booked': [
    { case: 'places', id, seats: ['1F/8/11'] },
    { case: 'places', id, seats: ['1F/8/11', '1F/8/12'] },
    { case: 'grade', id, grade: 'VIP', seats: 2, left: 1 },
    { case: 'grade', id, grade: 'VIP', seats: 3, left: 2 },
    { case: 'numbered', id, isNumbered: true },
    { case: 'numbered', id, isNumbered: false },
  ],
  'reservation-unpaid': [{ id }],
  'past-cancel-deadline': [{ title, until: '2027-03-13T11:00:00+09:00' }],
  'not-refundable': [{ title }],
  'quote-changed': [{ title, expected: won(170_000), refund: won(153_000), kept: won(17_000) }],
  'booking-fee-currency': [{ title, currency: 'KRW', other: 'USD' }],
  'refund-policy-currency': [{ title, preset: 'kr-agency', currency: 'KRW', other: 'USD' }],
  'refund-not-decided': [{ title }],
  'refund-fixed': [
    { case: 'off', title },
    { case: 'unpaid', title },
  ],
  'refund-too-large': [{ title, refund: won(180_000), most: won(170_000) }],
}
