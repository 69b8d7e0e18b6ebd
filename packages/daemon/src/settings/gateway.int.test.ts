import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StartFailure } from '../process/start-failure.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { readConfig } from './config.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const read = (environment: NodeJS.ProcessEnv = {}) =>
  readConfig({ OUTERPARK_HOME: folder.path, ...environment })

/** The errors that these variables lead to, one text for each. */
function flaws(environment: NodeJS.ProcessEnv): string[] {
  try {
    read(environment)
  } catch (error) {
    if (error instanceof StartFailure && error.code === 'config-invalid')
      return error.message.split('; ').filter((part) => /^\w+( \(in .*\))?[: ]/.test(part))
    throw error
  }
  return []
}

const KEY = 'sk_test_4eC39HqLyjWDarjtT1zdp7dc'
const STRIPE = { OUTERPARK_GATEWAY: 'stripe', OUTERPARK_STRIPE_KEY: KEY }
const HTTP = { OUTERPARK_GATEWAY_URL: 'http://127.0.0.1:9', OUTERPARK_GATEWAY_KEY: 'k' }

test('without a named gateway, payments go to the sandbox, or to the gateway URL if one is set', () => {
  expect(read()).toMatchObject({ gateway: 'sandbox', gatewayTimeoutMs: 610 })
  expect(read(HTTP)).toMatchObject({ gateway: 'http', gatewayTimeoutMs: 610 })
})

test('a named gateway is used, whatever else is set', () => {
  expect(read({ ...HTTP, ...STRIPE }).gateway).toBe('stripe')
  expect(read({ ...HTTP, ...STRIPE, OUTERPARK_GATEWAY: 'http' }).gateway).toBe('http')
  expect(read({ ...HTTP, ...STRIPE, OUTERPARK_GATEWAY: 'sandbox' }).gateway).toBe('sandbox')
})

test('Stripe gets 15 s for one call, unless another time is set', () => {
  expect(read(STRIPE).gatewayTimeoutMs).toBe(15_000)
  expect(read({ ...STRIPE, OUTERPARK_GATEWAY_TIMEOUT_MS: '4000' }).gatewayTimeoutMs).toBe(4_000)
})

test('a lease that is shorter than three calls to Stripe may take is refused', () => {
  expect(flaws({ ...STRIPE, OUTERPARK_LEASE_MS: '45000' })).toEqual([
    expect.stringContaining(
      'OUTERPARK_LEASE_MS (45000) must be longer than 45000, three times gatewayTimeoutMs (15000 by default)',
    ),
  ])
  expect(flaws({ ...STRIPE, OUTERPARK_LEASE_MS: '45001' })).toEqual([])
  expect(flaws({ OUTERPARK_LEASE_MS: '1831' })).toEqual([])
})

test('a lease lasts for four time-outs of a call, unless another time is set', () => {
  expect(read().leaseMs).toBe(30_000)
  expect(read(STRIPE).leaseMs).toBe(60_000)
  expect(read({ ...STRIPE, OUTERPARK_LEASE_MS: '50000' }).leaseMs).toBe(50_000)
})

describe('the error of an incomplete configuration names the missing setting:', () => {
  test.each<[string, NodeJS.ProcessEnv, string]>([
    ['Stripe without a key', { OUTERPARK_GATEWAY: 'stripe' }, 'OUTERPARK_STRIPE_KEY'],
    ['a key of Stripe alone', { OUTERPARK_STRIPE_KEY: KEY }, 'OUTERPARK_GATEWAY'],
    ['a webhook secret alone', { OUTERPARK_STRIPE_WEBHOOK_SECRET: 'whsec_x' }, 'OUTERPARK_GATEWAY'],
    ['an address of Stripe alone', { OUTERPARK_STRIPE_URL: 'https://x' }, 'OUTERPARK_GATEWAY'],
    [
      'a key of Stripe beside an address',
      { ...HTTP, OUTERPARK_STRIPE_KEY: KEY },
      'OUTERPARK_GATEWAY',
    ],
    [
      'http with a key',
      { ...HTTP, OUTERPARK_GATEWAY: 'http', OUTERPARK_GATEWAY_URL: '' },
      'OUTERPARK_GATEWAY_URL',
    ],
    ['an address alone', { ...HTTP, OUTERPARK_GATEWAY_KEY: '' }, 'OUTERPARK_GATEWAY_KEY'],
    ['a key alone', { ...HTTP, OUTERPARK_GATEWAY_URL: '' }, 'OUTERPARK_GATEWAY_URL'],
  ])('%s', (_, environment, missing) => {
    expect(flaws(environment)).toEqual([expect.stringMatching(`^${missing}: must be set, since `)])
  })

  test('also if it is in the file, and the file is named', () => {
    writeFileSync(folder.file('config.json'), '{"gatewayKey": "k"}', { mode: 0o600 })
    expect(flaws({})).toEqual([
      expect.stringMatching(
        /^OUTERPARK_GATEWAY_URL: must be set, since gatewayKey \(in .*config\.json(?::\d+){2}\) is$/,
      ),
    ])
  })
})

describe('the error of an invalid value names the variable, and never shows the value:', () => {
  test.each([
    ['OUTERPARK_GATEWAY', 'paypal', 'sandbox, http or stripe'],
    ['OUTERPARK_STRIPE_KEY', 'pk_live_hushhush', 'a secret key of Stripe'],
    ['OUTERPARK_STRIPE_KEY', `${KEY}\nX-Header: hushhush`, 'a secret key of Stripe'],
    ['OUTERPARK_STRIPE_KEY', `sk_test_${'hushhush'.repeat(40)}`, 'a secret key of Stripe'],
    ['OUTERPARK_STRIPE_WEBHOOK_SECRET', 'hushhush', 'the signing secret of a webhook endpoint'],
    ['OUTERPARK_STRIPE_URL', 'http://hushhush.example.com', 'https:// or, on this machine only'],
    ['OUTERPARK_STRIPE_URL', 'http://127.0.0.1.hushhush.io', 'https:// or, on this machine only'],
    ['OUTERPARK_STRIPE_URL', 'https://me:hushhush@127.0.0.1', 'https:// or, on this machine only'],
    ['OUTERPARK_STRIPE_URL', 'https://stripe/hushhush', 'https:// or, on this machine only'],
    ['OUTERPARK_STRIPE_URL', 'ftp://hushhush', 'https:// or, on this machine only'],
    ['OUTERPARK_STRIPE_URL', 'hushhush', 'https:// or, on this machine only'],
  ])('%s=%j', (variable, value, range) => {
    const found = flaws({ ...STRIPE, [variable]: value })
    // There is no further error that only follows from the first one.
    expect(found).toEqual([expect.stringMatching(`^${variable}: must be .*${range}`)])
    expect(found.join()).not.toMatch(/hushhush|paypal/)
  })

  test('also in the file', () => {
    writeFileSync(folder.file('config.json'), '{"gateway": "stripe", "stripeKey": 4711}', {
      mode: 0o600,
    })
    expect(flaws({})).toEqual([
      expect.stringMatching(
        /^stripeKey \(in .*config\.json(?::\d+){2}\): must be a secret key of Stripe/,
      ),
    ])
  })
})

test.each([
  'https://stripe.example.com',
  'https://10.0.0.7:8443/',
  'http://127.0.0.1:12111',
  'http://[::1]:12111',
])('the address of Stripe may be %s', (address) => {
  expect(flaws({ ...STRIPE, OUTERPARK_STRIPE_URL: address })).toEqual([])
})

describe('if tickets are sold for money,', () => {
  test.each(['PRODUCT', 'product', 'PRODUCTION', 'Prod'])(
    '(%s) the sandbox is refused, and the error says what to do',
    (mode) => {
      for (const environment of [
        {},
        { OUTERPARK_GATEWAY: 'sandbox' },
        { ...STRIPE, OUTERPARK_GATEWAY: 'sandbox' },
      ]) {
        const [flaw] = flaws({ ...environment, SYS_MODE: mode })
        expect(flaw).toMatch(/^OUTERPARK_GATEWAY: must not be sandbox with SYS_MODE=/)
      }
      expect(() => read({ SYS_MODE: mode })).toThrow(
        /to stripe, with OUTERPARK_STRIPE_KEY, or to http/,
      )
    },
  )

  test('a test key of Stripe is refused as well, since it takes no money', () => {
    for (const key of [KEY, 'rk_test_x'])
      expect(flaws({ ...STRIPE, OUTERPARK_STRIPE_KEY: key, SYS_MODE: 'PRODUCT' })).toEqual([
        'OUTERPARK_STRIPE_KEY: must be a live key with SYS_MODE=PRODUCT, since a test key takes no money',
      ])
  })

  test('a live key of Stripe is accepted, and so is another card company', () => {
    expect(flaws({ ...STRIPE, OUTERPARK_STRIPE_KEY: 'sk_live_x', SYS_MODE: 'PRODUCT' })).toEqual([])
    expect(flaws({ ...HTTP, SYS_MODE: 'PRODUCT' })).toEqual([])
  })
})
