import { expect, test } from 'vitest'
import { policyLines } from './refund.ts'

const linesOf = (...rules: Parameters<typeof policyLines>[0]['rules']) =>
  policyLines({ rules, until: 'start' }, 'KRW')

test('a rule without an end is shown up to the days of the rules before it', () => {
  expect(
    linesOf(
      { from: 'D-10', keep: 0 },
      { from: 'D-9', to: 'D-3', keep: '10%' },
      { from: 'D-2', to: 'D-1', keep: '30%' },
      { from: 'D-0', keep: '90%' },
      { from: 'D-3', within: '24h', keep: 0 },
    ),
  ).toEqual([
    'D-10 and before: everything goes back',
    'D-9 to D-3: 10% is kept',
    'D-2 to D-1: 30% is kept',
    'D-0: 90% is kept',
    'within 24h of the booking, D-3 and before: everything goes back',
  ])
  expect(linesOf({ from: 'D-10', keep: 0 }, { from: 'D-0', keep: '50%' })).toEqual([
    'D-10 and before: everything goes back',
    'D-9 to D-0: 50% is kept',
  ])
})

test('a rule for all days says so', () => {
  expect(linesOf({ from: 'D-0', keep: '10%' })).toEqual(['D-0 and before: 10% is kept'])
})
