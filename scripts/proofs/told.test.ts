import { expect, test } from 'vitest'
import { broken } from '../lab/findings.ts'
import { toldOnce } from './told.ts'

test('each event is to be told of once, and nothing else', () => {
  expect(broken(toldOnce('mail', ['EV-1', 'EV-2'], ['EV-2', 'EV-1']))).toEqual([])
})

test('what was told twice, never, or out of nothing is named', () => {
  const found = broken(toldOnce('mail', ['EV-1', 'EV-2'], ['EV-1', 'EV-1', 'EV-3']))
  expect(found).toEqual([
    'mail: out of 2 events those not told of exactly once: 2: EV-1 2 times, EV-2 0 times',
    'mail: what was told and never happened: 1: EV-3',
  ])
})
