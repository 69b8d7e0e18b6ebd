import type { CheckParams } from '../../names/index.ts'
import type { Examples } from './example.ts'

const KEY = 'PY-7KQ2M9XW4T'
const GRADE = { performanceId: 'PF-7KQ2M9XW4T', grade: 'VIP', currency: 'KRW' }

export const CHECKS: Examples<CheckParams> = {
  'seats-add-up': [{}],
  'seats-match-reservations': [{}],
  'lines-add-up': [{}],
  'places-match-reservations': [{}],
  'hold-times-match-events': [{}],
  'discounts-match-bookings': [{}],
  'payments-match-reservations': [{}],
  'nothing-stuck': [{}],
  'happened-once': [{}],
  'reserved-once': [{}],
  'notices-once': [{}],
  'log-without-gaps': [{}],
  'no-dead-letters': [{}],
  'mypage-equals-rebuild': [{ rows: 1799, events: 401 }],
  'sales-match-seats': [{ grades: 1 }, { grades: 1408 }],
  'ledger-matches-payments': [{ entries: 1 }, { entries: 5 }],
  'every-payment-is-charged': [{ reservations: 1 }, { reservations: 2 }],
  'invariant-broken': [
    { examples: ['PF-7KQ2M9XW4T VIP'], more: 0, mayBeDropped: false },
    { examples: ['RV-7KQ2M9XW4T', 'RV-7KQ2M9XW4V'], more: 3, mayBeDropped: true },
    {
      examples: ['event 7', 'a notice about event 8, which calls for none'],
      more: 0,
      mayBeDropped: true,
    },
    { examples: ['count 6, last 7'], more: 0, mayBeDropped: false },
  ],
  'check-failed': [{ reason: 'disk I/O error' }],
  'view-behind': [{ events: 3, position: 7, last: 10, seconds: 10 }],
  'view-ahead': [{ position: 3000, last: 2999 }],
  'view-differs': [
    {
      count: 7,
      rows: 90,
      differences: [
        { thing: 'step', of: null, position: 7, how: 'missing' },
        { thing: 'show', of: null, position: 1, how: 'differs' },
        { thing: 'figures', of: '2027-01-15 KRW', position: 9, how: 'from-no-event' },
        { thing: 'names', of: 'PF-7KQ2M9XW4T', position: 0, how: 'differs' },
      ],
      more: 3,
    },
    {
      count: 1,
      rows: 90,
      differences: [{ thing: 'figures', of: 'PF-7KQ2M9XW4T', position: 9, how: 'missing' }],
      more: 0,
    },
  ],
  'sales-differ': [
    {
      differences: (['capacity', 'held', 'sold', 'revenue', 'awaited', 'kept'] as const).map(
        (figure) => ({
          ...{ ...GRADE, figure },
          ...{ is: 3, should: 2 },
        }),
      ),
      more: 2,
    },
    { differences: [{ ...GRADE, figure: null, is: 0, should: 0 }], more: 0 },
  ],
  'charges-misfit': [
    {
      count: 9,
      misfits: [
        { case: 'no-such-payment', key: KEY },
        { case: 'too-much', key: KEY, charged: 760_000 },
        {
          ...{ case: 'other-amount', key: KEY, live: 1, currency: 'KRW' },
          ...{ believed: 2, believedCurrency: 'KRW' },
        },
        { case: 'other-charge', key: KEY, charge: null, recorded: 'ch_1' },
      ],
    },
    {
      count: 1,
      misfits: [
        { case: 'other-charge', key: KEY, charge: 'ch_2', recorded: 'ch_1' },
        { case: 'not-charged', key: KEY },
        { case: 'still-charged', key: KEY, status: 'cancelled', live: 7 },
        { case: 'still-charged', key: KEY, status: 'declined', live: 7 },
      ],
    },
  ],
  'not-in-ledger': [{ keys: [KEY], count: 7 }],
  'no-ledger': [{}],
}
