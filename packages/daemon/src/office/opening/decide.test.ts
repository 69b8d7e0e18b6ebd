import type { GatewayIdentity, StartWord } from '@outerpark/core/names'
import { expect, test } from 'vitest'
import {
  type AskedOpening,
  type FoundHome,
  type Remembered,
  refusalOf,
  warningsOf,
} from './decide.ts'

const SANDBOX: GatewayIdentity = { name: 'sandbox', at: null, live: null, account: null }
const STRIPE: GatewayIdentity = { name: 'stripe', at: null, live: true, account: 'acct_1' }
const HTTP: GatewayIdentity = { name: 'http', at: 'https://a.example', live: null, account: null }

function found(remembered: Partial<Remembered> = {}, home: Partial<FoundHome> = {}): FoundHome {
  return {
    home: '/home/op',
    database: {
      office: 'a1',
      openings: 3,
      position: 40,
      gateway: STRIPE,
      mode: 'PRODUCT',
      isFreshlyRestored: false,
      variables: [],
      money: () => ({ unsettled: 0, paid: 0, answered: false }),
      ...remembered,
    },
    marker: { office: 'a1', openings: 3, position: 40 },
    traces: ['office.json'],
    ...home,
  }
}
function asked(over: Partial<AskedOpening> = {}, ...words: StartWord[]): AskedOpening {
  return {
    gateway: STRIPE,
    mode: 'PRODUCT',
    words: new Set(words),
    isGiven: () => true,
    asBefore: false,
    ...over,
  }
}
const codeOf = (...situation: Parameters<typeof refusalOf>) => refusalOf(...situation)?.code

test('a new home, and one that opens as before, are opened', () => {
  expect(codeOf(found({}, { database: undefined, marker: undefined, traces: [] }), asked())).toBe(
    undefined,
  )
  expect(codeOf(found(), asked())).toBe(undefined)
  expect(warningsOf(found(), asked())).toEqual([])
})

test.each<[string, GatewayIdentity, GatewayIdentity]>([
  ['the sandbox instead of Stripe', STRIPE, SANDBOX],
  ['test keys instead of live ones', STRIPE, { ...STRIPE, live: false }],
  ['another account', STRIPE, { ...STRIPE, account: 'acct_2' }],
  ['another address', HTTP, { ...HTTP, at: 'https://b.example' }],
])('W1: %s is refused, and named with what it was', (_, was, gateway) => {
  const refusal = refusalOf(found({ gateway: was }), asked({ gateway }))
  expect(refusal).toMatchObject({
    code: 'gateway-changed',
    hint: expect.stringContaining('--change-gateway'),
  })
  expect(codeOf(found({ gateway: was }), asked({ gateway }, 'change-gateway'))).toBe(undefined)
})

test('W1: an account that Stripe does not say is no other account', () => {
  const unsaid = { ...STRIPE, account: null }
  expect(codeOf(found(), asked({ gateway: unsaid }))).toBe(undefined)
  expect(codeOf(found({ gateway: unsaid }), asked())).toBe(undefined)
})

test('C1: while payments are open at the old gateway, not even the word changes it', () => {
  const home = found({ money: () => ({ unsettled: 2, paid: 7, answered: true }) })
  const refusal = refusalOf(home, asked({ gateway: SANDBOX }, 'change-gateway'))
  expect(refusal).toMatchObject({
    code: 'payments-open',
    message: expect.stringContaining('not settled there yet: 2.'),
  })
})

test('what is open at a gateway that was never reached goes to the new one, if nothing was ever answered there', () => {
  const home = (answered: boolean) => found({ money: () => ({ unsettled: 2, paid: 0, answered }) })
  const at = { gateway: SANDBOX }
  const hint = (answered: boolean) => refusalOf(home(answered), asked(at, 'change-gateway'))?.hint
  expect(hint(false)).toContain('--change-gateway --never-charged')
  expect(hint(true)).not.toContain('--never-charged')
  const both = ['change-gateway', 'never-charged'] as const
  expect(codeOf(home(false), asked(at, ...both))).toBe(undefined)
  expect(codeOf(home(true), asked(at, ...both))).toBe('payments-open')
  expect(codeOf(home(false), asked(at, 'never-charged'))).toBe('gateway-changed')
})

test('C1: the refusal and the log say how many charges could not be refunded', () => {
  const home = found({ money: () => ({ unsettled: 0, paid: 7, answered: true }) })
  expect(refusalOf(home, asked({ gateway: SANDBOX }))?.message).toContain(
    '7 paid reservations were charged there, and could not be refunded any more.',
  )
  expect(warningsOf(home, asked({ gateway: SANDBOX }, 'change-gateway'))).toEqual([
    'the gateway was changed from stripe (live, acct_1) to sandbox: 7 paid reservations were charged there, and are not refunded here',
  ])
})

test('a restored database is opened by a start that somebody asked for, and not by the way', () => {
  const home = found({ isFreshlyRestored: true })
  expect(codeOf(home, asked({ asBefore: true }))).toBe('restored-unopened')
  expect(codeOf(home, asked())).toBe(undefined)
})

test('W1: another mode is refused without the word; two spellings of PRODUCT are one mode', () => {
  expect(codeOf(found(), asked({ mode: 'DEVELOP' }))).toBe('mode-changed')
  expect(codeOf(found(), asked({ mode: 'DEVELOP' }, 'change-mode'))).toBe(undefined)
  expect(codeOf(found(), asked({ mode: 'production' }))).toBe(undefined)
})

test('W1: a start that nobody asked for needs the variables of the last one', () => {
  const home = found({ variables: ['OUTERPARK_SMTP_HOST', 'OUTERPARK_SMTP_FROM'] })
  const isGiven = (name: string) => name === 'OUTERPARK_SMTP_FROM'
  const refusal = refusalOf(home, asked({ isGiven, asBefore: true }))
  expect(refusal).toMatchObject({
    code: 'settings-missing',
    message: expect.stringMatching(
      /started with OUTERPARK_SMTP_HOST in its environment\. Here it is/,
    ),
  })
  expect(codeOf(home, asked({ isGiven }))).toBe(undefined)
  expect(codeOf(home, asked({ asBefore: true }))).toBe(undefined)
})

test.each<[string, Partial<Remembered>, string | undefined]>([
  ['as it was left', {}, undefined],
  ['further than its marker, after a crash', { position: 90 }, undefined],
  ['opened once more than its marker says', { openings: 4, position: 3 }, undefined],
  ['shorter than its marker', { position: 39 }, 'database-older'],
  ['from an earlier opening', { openings: 2, position: 90 }, 'database-older'],
  ['of another office', { office: 'b2' }, 'database-older'],
])('C16: a database that is %s', (_, database, code) => {
  expect(codeOf(found(database), asked())).toBe(code)
  expect(codeOf(found(database), asked({}, 'restored'))).toBe(undefined)
})

test('C16: traces of a database that is not there are named', () => {
  const home = found({}, { database: undefined, marker: undefined, traces: ['mypage.db'] })
  expect(refusalOf(home, asked())).toMatchObject({
    code: 'database-lost',
    message: expect.stringContaining('mypage.db show that there was one'),
  })
  expect(codeOf(home, asked({}, 'begin-anew'))).toBe(undefined)
})
