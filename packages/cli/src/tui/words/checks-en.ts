import type { CheckName } from '@outerpark/core/names'

const counted = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`

/** The texts of the screen Checks in English. */
export const CHECKS_EN = {
  title: 'Does everything add up?',
  hint: 'Press v. Nothing is changed, and bookings go on meanwhile.',
  running: (at: number, of: number, span: string) => `Check ${at} of ${of}, for ${span}`,
  holds: (n: number, span: string) => `All ${n} checks hold. It took ${span}.`,
  fails: (n: number) => `${counted(n, 'check')} failed.`,
  notChecked: '– Not possible here: the card company shows no ledger.',
  names: {
    'seats-add-up': 'free, held and sold seats add up to every grade',
    'places-match-reservations': 'every numbered seat is taken once, or free',
    'discounts-match-bookings': 'discounts are used as often as they count',
    'hold-times-match-events': 'seats are held as long as they may be',
    'lines-add-up': 'the seats of each grade add up in every booking',
    'seats-match-reservations': 'held and sold seats are those of the bookings',
    'payments-match-reservations': 'confirmed bookings are paid, waiting ones not',
    'nothing-stuck': 'every open payment has somebody who works on it',
    'happened-once': 'nothing happened twice to a booking',
    'reserved-once': 'every booking was made by one event',
    'notices-once': 'every notice was sent once, or waits',
    'log-without-gaps': 'the event log has no gap',
    'no-dead-letters': 'no task was given up',
    'mypage-equals-rebuild': 'My page shows what the events say',
    'sales-match-seats': 'the figures of sales are those of the bookings',
    'ledger-matches-payments': 'every charge at the card company fits its booking',
    'every-payment-is-charged': 'every paid booking was charged',
  } satisfies Record<CheckName, string>,
}

export type ChecksWords = typeof CHECKS_EN
