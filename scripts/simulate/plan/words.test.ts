import { expect, test } from 'vitest'
import { makePlan } from './make-plan.ts'
import type { Action } from './plan.ts'
import { durationOf, sentenceOf, timeOf } from './words.ts'

const said = (action: Action) => sentenceOf({ at: 3_723_045, ...action })

test('a step is a sentence that begins with its virtual time', () => {
  expect(said({ kind: 'cancel', booking: 2, by: 'admin' })).toBe(
    '1:02:03.045  The admin cancels booking 2.',
  )
  expect(said({ kind: 'cancel', booking: 2, by: 'customer', on: 'approve done' })).toBe(
    '1:02:03.045  As the card company has decided on booking 2, before it answers, its customer cancels it.',
  )
  expect(said({ kind: 'cancel', booking: 2, by: 'admin', some: 1, edgeMs: -1, refund: 40 })).toBe(
    '1:02:03.045  The admin cancels booking 2, only 1 of its seats, -1 ms after the end of what they were told of the refund (refund: 40 %).',
  )
  expect(said({ kind: 'crash', on: 'before record-notice', downMs: 90_000 })).toBe(
    '1:02:03.045  As a notice about a booking is about to be recorded, the daemon is killed, and started again 90 s later.',
  )
  expect(said({ kind: 'change-grade', performance: 1, price: 5_000, left: -1 })).toBe(
    '1:02:03.045  The admin changes performance 1: a seat at ₩5000, 1 seat fewer than are taken.',
  )
  expect(said({ kind: 'off-sale', performance: 1, to: 'open' })).toBe(
    '1:02:03.045  The admin opens performance 1.',
  )
  const booked = { kind: 'book', booking: 3, customer: 2, performance: 1, card: 'card-ok' } as const
  expect(
    said({ ...booked, seats: 2, others: [{ grade: 'R', seats: 1 }], thinksMs: 1_000, twice: true }),
  ).toBe(
    '1:02:03.045  Customer 2 looks at the price of 2 × VIP + 1 × R of performance 1, and books for that price 1.0 s later (booking 3), and sends it twice.',
  )
  expect(said({ ...booked, seats: 1, grade: 'R' })).toBe(
    '1:02:03.045  Customer 2 books 1 seat of R of performance 1 (booking 3).',
  )
  expect(said({ ...booked, seats: 1, picks: ['1F/1/2', '1F/1/3'], acceptRestricted: true })).toBe(
    '1:02:03.045  Customer 2 books the seats 1F/1/2, 1F/1/3 of performance 1, of any view (booking 3).',
  )
  expect(said({ ...booked, seats: 1, held: true, picks: ['1F/1/2'], acceptRestricted: true })).toBe(
    '1:02:03.045  Customer 2 books what they hold, or else the seat 1F/1/2 of performance 1, of any view (booking 3).',
  )
  const who = { customer: 2, performance: 1 }
  expect(said({ kind: 'hold', hold: 4, ...who, seats: 2, twice: true })).toBe(
    '1:02:03.045  Customer 2 holds 2 seats of performance 1 (hold 4), and sends it twice.',
  )
  expect(said({ kind: 'extend-hold', ...who })).toBe(
    '1:02:03.045  Customer 2 asks for more time for what they hold of performance 1.',
  )
  expect(said({ kind: 'crash', on: 'before end-hold', downMs: 90_000 })).toBe(
    '1:02:03.045  As a hold is about to end, the daemon is killed, and started again 90 s later.',
  )
  expect(said({ kind: 'change-hall', hall: 1, rows: ['vv|v', 'rr|r'] })).toBe(
    '1:02:03.045  The admin gives hall 1 other rows: vv|v / rr|r.',
  )
  const sale = { grade: 'R', seats: 3, price: 500, currency: 'USD' } as const
  expect(
    said({ kind: 'register', performance: 1, seats: 4, price: 9, others: [sale], beginsIn: 1_000 }),
  ).toBe(
    '1:02:03.045  The admin puts 4 seats of performance 1 on sale, at ₩9, 3 of R at 500 US cents; it begins in 1.0 s.',
  )
  const hall = { number: 2, rows: ['vv|v', 'rr|r'] }
  const inHall = { performance: 1, seats: 4, price: 9, others: [sale], hall, beginsIn: 1_000 }
  expect(said({ kind: 'register', ...inHall })).toBe(
    '1:02:03.045  The admin puts performance 1 on sale, at ₩9, R at 500 US cents, in hall 2 with the rows vv|v / rr|r; it begins in 1.0 s.',
  )
  expect(
    said({ kind: 'call-fault', call: 'refund', fault: 'twice', times: 3, ms: 7_200_000 }),
  ).toBe('1:02:03.045  The next 3 calls to refund: it is delivered a second time 2.0 h later.')
})

test('times and durations are written in a suitable unit', () => {
  expect([0, 59_999, 3_600_000].map(timeOf)).toEqual(['0:00:00.000', '0:00:59.999', '1:00:00.000'])
  expect([250, 1_500, 45_000, 600_000, 9_000_000].map(durationOf)).toEqual([
    '250 ms',
    '1.5 s',
    '45 s',
    '10 min',
    '2.5 h',
  ])
})

test('every kind of step has a sentence', () => {
  const kinds = new Set<string>()
  for (let seed = 1; seed <= 300; seed++)
    for (const step of makePlan(seed).steps) {
      kinds.add(step.kind)
      expect(sentenceOf(step)).toMatch(/^\d+:\d\d:\d\d\.\d{3} {2}[A-Z].*[^ ,]\.$/)
      expect(sentenceOf(step)).not.toMatch(/undefined|NaN|Infinity/)
    }
  expect(kinds.size).toBe(22)
})
