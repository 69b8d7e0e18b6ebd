import { expect, test } from 'vitest'
import { BIT, FLAGS, flagsOf } from './flags.ts'

test('each flag is named by its own bit', () => {
  for (const flag of FLAGS) expect(flagsOf(BIT[flag])).toEqual([flag])
})

test('several flags are named in one order, whatever the seat has', () => {
  expect(flagsOf(BIT.kill | BIT.wheelchair | BIT.restricted)).toEqual([
    'wheelchair',
    'restricted',
    'kill',
  ])
  expect(flagsOf(FLAGS.reduce((bits, flag) => bits | BIT[flag], 0))).toEqual(FLAGS)
})

test('a seat without a flag, or beyond the end of the map, has no names', () => {
  expect(flagsOf(0)).toEqual([])
  expect(flagsOf(undefined)).toEqual([])
})
