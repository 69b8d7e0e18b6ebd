import { expect, test } from 'vitest'
import { broken } from '../lab/findings.ts'
import { noticedOnce } from './notices.ts'

test('each event is to be told of once, and nothing else', () => {
  expect(broken(noticedOnce('mail', ['EV-1', 'EV-2'], ['EV-2', 'EV-1']))).toEqual([])
})

test('what was told twice, never, or out of nothing is named', () => {
  const found = broken(noticedOnce('mail', ['EV-1', 'EV-2'], ['EV-1', 'EV-1', 'EV-3']))
  expect(found).toEqual([
    'mail: out of 2 events those not told of exactly once: 2: EV-1 2 times, EV-2 0 times',
    'mail: what was told and never happened: 1: EV-3',
  ])
})
