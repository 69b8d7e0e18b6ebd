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
  expect(said({ kind: 'crash', on: 'before record-notice', downMs: 90_000 })).toBe(
    '1:02:03.045  As a notice about a booking is about to be recorded, the daemon is killed, and started again 90 s later.',
  )
  expect(said({ kind: 'change-grade', performance: 1, price: 5_000, left: -1 })).toBe(
    '1:02:03.045  The admin changes performance 1: a seat at ₩5000, 1 seat fewer than are taken.',
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
  expect(kinds.size).toBe(16)
})
