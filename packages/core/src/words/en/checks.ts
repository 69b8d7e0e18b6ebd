import type { ChargeMisfit, SalesDifference, ViewDifference } from '../../names/index.ts'
import type { CheckWords } from '../sentence.ts'

export const checks: CheckWords = {
  'seats-add-up': () => 'available + held + sold = capacity for every grade',
  'places-match-reservations': () =>
    'every numbered seat is taken by the one reservation that has it, or is free',
  'hold-times-match-events': () =>
    'how long seats are held, and may be held again, is what the events say',
  'discounts-match-bookings': () =>
    'every discount is used by as many bookings as it counts, and is what the log says',
  'lines-add-up': () => 'the lines of every reservation are its seats and its amount',
  'seats-match-reservations': () => 'held and sold are what the reservations hold and have bought',
  'payments-match-reservations': () =>
    'a confirmed reservation is paid, one that awaits its payment is not',
  'nothing-stuck': () =>
    'every payment that is not settled has a task, or a dead letter that an admin decides about',
  'happened-once': () =>
    'no reservation was made, paid, declined, deferred, cancelled or expired twice',
  'reserved-once': () => 'every reservation was made by the one event that its row names',
  'notices-once': () => 'each notice was sent once for its event and channel, or waits to be sent',
  'log-without-gaps': () => 'the positions of the events run from 1 without a gap',
  'no-dead-letters': () => 'no task was given up',
  'mypage-equals-rebuild': ({ rows, events }) => `${rows} rows equal the fold of ${events} events`,
  'sales-match-seats': ({ grades }) =>
    `held, sold and money of ${counted(grades, 'grade', 'grades')} are what seats and reservations say`,
  'ledger-matches-payments': ({ entries }) =>
    counted(
      entries,
      'entry of the ledger fits its payment',
      'entries of the ledger fit their payments',
    ),
  'every-payment-is-charged': ({ reservations }) =>
    counted(
      reservations,
      'confirmed reservation stands in the ledger',
      'confirmed reservations stand in the ledger',
    ),
  'invariant-broken': ({ examples, more, mayBeDropped }) =>
    `broken by ${examples.join(', ')}${more > 0 ? ` and ${more} more` : ''}${mayBeDropped ? ' (the admin may have dropped its task)' : ''}`,
  'check-failed': ({ reason }) => `could not be checked: ${reason}`,
  'view-behind': ({ events, position, last, seconds }) =>
    `MyPage is ${events} events behind: at position ${position} of ${last}, after ${seconds} s of waiting`,
  'view-ahead': ({ position, last }) =>
    `MyPage is at position ${position}, but the event log ends at ${last}`,
  'view-differs': ({ count, rows, differences, more }) =>
    `${count} of ${rows} rows differ: ${differences.map(viewDifference).join('; ')}${andMore(more)}`,
  'sales-differ': ({ differences, more }) =>
    `${differences.map(salesDifference).join('; ')}${andMore(more)}`,
  'charges-misfit': ({ count, misfits }) =>
    `${counted(count, 'does', 'do')} not fit: ${misfits.map(misfit).join('; ')}`,
  'not-in-ledger': ({ keys, count }) => `not in the ledger: ${keys.join(', ')} (${count} in all)`,
  'no-ledger': () => 'not compared: the card company shows no ledger; see its own reports',
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
const andMore = (more: number) => (more > 0 ? `; and ${more} more` : '')

const HOW = {
  differs: ['differs', 'differ'],
  missing: ['is missing', 'are missing'],
  'from-no-event': ['comes from no event', 'come from no event'],
} as const

function viewDifference({ thing, of, position, how }: ViewDifference): string {
  const isOne = thing === 'step' || thing === 'show'
  return `the ${thing}${of === null ? '' : ` of ${of}`} at position ${position} ${HOW[how][isOne ? 0 : 1]}`
}

function salesDifference(each: SalesDifference): string {
  const name = `${each.performanceId} ${each.grade} in ${each.currency}`
  return each.figure === null
    ? `${name} has no seats`
    : `${name}: ${each.figure} is ${each.is}, not ${each.should}`
}

function misfit(each: ChargeMisfit): string {
  const { key } = each
  switch (each.case) {
    case 'no-such-payment':
      return `${key} was charged, and there is no such payment`
    case 'too-much':
      return `${key} was charged twice or too much: ${each.charged}`
    case 'other-amount':
      return `${key} has a live charge of ${each.live} ${each.currency}, not ${each.believed} ${each.believedCurrency}`
    case 'other-charge':
      return `${key} was charged as ${each.charge ?? 'nothing'}, and is recorded as ${each.recorded}`
    case 'not-charged':
      return `${key} is believed to be paid, and has no live charge`
    case 'still-charged':
      return `${key} is ${each.status}, and ${each.live} is still charged`
  }
}
