import { expect, test } from 'vitest'
import { broken } from '../lab/findings.ts'
import { noticedOnce } from './notices.ts'

test('exactly one notice of each event holds', () => {
  expect(broken(noticedOnce('mail', ['EV-1', 'EV-2'], ['EV-2', 'EV-1']))).toEqual([])
})

test('a notice that was sent twice or never, or without an event, is named', () => {
  const found = broken(noticedOnce('mail', ['EV-1', 'EV-2'], ['EV-1', 'EV-1', 'EV-3']))
  expect(found).toEqual([
    'mail: out of 2 events those not told of exactly once: 2: EV-1 2 times, EV-2 0 times',
    'mail: what was told and never happened: 1: EV-3',
  ])
})
