import type { ProblemParams } from '../../contract/index.ts'
import type { Examples } from './example.ts'

const TIME = '2027-01-05T19:30:00+09:00'
const phantom = { title: 'Hadestown', venue: 'LG Arts Center', startsAt: TIME, id: null }
const onSale = { ...phantom, id: 'PF-7KQ2M9XW4T' }
const won = (amount: number) => ({ amount, currency: 'KRW' })

/** Parameters of the refusals about what is on sale, and about booking it. */
export const SALE_PROBLEMS = {
  'musical-not-found': [{ id: 'MU-7KQ2M9XW4T' }],
  'performance-not-found': [{ id: 'PF-7KQ2M9XW4T' }],
  'performance-has-begun': (['booking', 'cancelling', 'adding', 'changing'] as const).map(
    (which) => ({
      case: which,
      title: 'Hadestown',
      startsAt: TIME,
    }),
  ),
  'performance-exists': [
    { case: 'on-sale', performances: [onSale], count: 1 },
    { case: 'on-sale', performances: [onSale, onSale], count: 9 },
    { case: 'named-twice', performances: [phantom], count: 1 },
  ],
  'local-time-skipped': [{ time: '2027-03-14T02:30', timeZone: 'America/New_York' }],
  'local-time-ambiguous': [
    { time: '2027-11-07T01:30', timeZone: 'America/New_York', either: [TIME, TIME] },
  ],
  'time-zone-needed': [{ time: '2027-03-14T02:30' }],
  'grade-not-found': [{ title: 'Hadestown', grade: 'Z', grades: ['VIP', 'R'] }],
  'grade-required': [{ title: 'Hadestown', grades: ['VIP', 'R'] }],
  'seats-unavailable': [
    { grade: 'VIP', seats: 11, available: 10 },
    { grade: 'VIP', seats: 1, available: 0 },
    { grade: 'R', seats: 2, available: 1 },
  ],
  'currencies-differ': [
    {
      title: 'Hadestown',
      grades: [
        { grade: 'VIP', ...won(190_000) },
        { grade: 'R', amount: 9900, currency: 'USD' },
      ],
    },
  ],
  'offer-changed': [
    {
      ...{ title: 'Hadestown', grade: null, seats: 3 },
      lines: [
        { grade: 'VIP', seats: 2, price: 190_000 },
        { grade: 'R', seats: 1, price: 150_000 },
      ],
      ...{ expected: won(500_000), amount: won(530_000) },
    },
    {
      ...{ title: 'Hadestown', grade: 'VIP', seats: 2 },
      ...{ expected: won(300_000), amount: won(320_000) },
    },
  ],
  'seats-taken': [
    { title: 'Hadestown', grade: 'VIP', seats: 8, taken: 12 },
    { title: 'Hadestown', grade: 'VIP', seats: 0, taken: 1 },
  ],
  'currency-fixed': [{ title: 'Hadestown', grade: 'VIP', currency: 'KRW' }],
  'too-many-seats': [{ seats: 11, most: 10 }],
  'seat-limit-reached': [
    { case: 'performance', title: 'Hadestown', seats: 2, has: 9, most: 10 },
    { case: 'performance', title: 'Hadestown', seats: 2, has: 10, most: 10 },
    { case: 'musical', title: 'Hadestown', seats: 2, has: 3, most: 4 },
    { case: 'musical', title: 'Hadestown', seats: 2, has: 4, most: 4 },
  ],
  'unpaid-seat-limit-reached': [
    { seats: 2, unpaid: 19, most: 20, isOutage: false },
    { seats: 2, unpaid: 6, most: 6, isOutage: true },
  ],
  'too-many-declines': [{ most: 3, waitMs: 540_000 }],
  'too-many-cancels': [{ most: 2, waitMs: 40_000 }],
} satisfies Partial<Examples<ProblemParams>>
