import { expect, test } from 'vitest'
import { dangersOf, refuseDanger } from './target.ts'

const HERE = 'http://127.0.0.1:8080'
const SANDBOX = { mode: 'DEVELOP', gateway: { name: 'sandbox' } } as const
const STRIPE = { mode: 'DEVELOP', gateway: { name: 'stripe' } } as const

test.each([HERE, 'http://localhost:8080', 'http://[::1]:8080'])('%s may be loaded', (url) => {
  expect(dangersOf(url, SANDBOX)).toEqual([])
  expect(() => refuseDanger(url, SANDBOX, {})).not.toThrow()
})

test.each([
  ['elsewhere', 'https://tickets.example.com', SANDBOX, /is not on this machine/],
  ['that charges cards', HERE, STRIPE, /charges cards through stripe/],
  ['in production', HERE, { ...SANDBOX, mode: 'prod' }, /says of itself that it is prod/],
] as const)('a box office %s needs both words', (_, url, status, why) => {
  const refused = (flags: object) => () => refuseDanger(url, status, flags)
  expect(refused({})).toThrow(why)
  expect(refused({ againstRemote: true })).toThrow(why)
  expect(refused({ yesIMeanIt: true })).toThrow(why)
  expect(refused({ againstRemote: true, yesIMeanIt: true })).not.toThrow()
})
