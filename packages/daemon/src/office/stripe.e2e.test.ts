import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeStripe, startFakeStripe } from '../payment/stripe/testing/fake-server.ts'
import { stripeEvent } from '../payment/stripe/testing/webhook.ts'
import { homeFiles } from '../process/home.ts'
import { type Booked, type Counter, counterAt, PAID, REFUNDED } from '../testing/counter.ts'
import {
  type DaemonProcess,
  endAll,
  startDaemon,
  startRefused,
  startRefusedByHand,
} from '../testing/daemon-process.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { ask } from '../testing/http-client.ts'
import { until } from '../testing/settled.ts'

// A real daemon with payments at Stripe. Stripe is a server of this test.

const SECRET = 'whsec_a_secret_of_the_test'
const folder = temporaryFolder()
let stripe: FakeStripe

beforeAll(async () => {
  stripe = await startFakeStripe()
})
afterAll(async () => {
  await endAll()
  await stripe?.close()
  folder.remove()
})

const settings = (over: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  OUTERPARK_GATEWAY: 'stripe',
  OUTERPARK_STRIPE_KEY: stripe.where.apiKey,
  OUTERPARK_STRIPE_URL: stripe.url,
  OUTERPARK_STRIPE_WEBHOOK_SECRET: SECRET,
  OUTERPARK_LOG_LEVEL: 'trace',
  ...over,
})
const adminOf = (home: string) => readFileSync(homeFiles(home).adminToken, 'utf8').trim()
const logOf = (home: string) => readFileSync(homeFiles(home).log, 'utf8')
const counterOf = (daemon: DaemonProcess, home: string) =>
  counterAt(daemon.url, adminOf(home), { paymentMethod: 'pm_card_visa' })
/** All box offices number their payments in the same way, so only one may have used this Stripe. */
const keyAt = ({ intents }: FakeStripe, { paymentId }: Booked): string => {
  const keys = intents().map(({ metadata }) => metadata.outerpark_payment ?? '')
  return keys.find((key) => key.endsWith(`.${paymentId}`)) ?? ''
}
const keyOf = (booked: Booked) => keyAt(stripe, booked)

describe('a box office that is paid through Stripe', () => {
  const home = folder.file('paid')
  let daemon: DaemonProcess
  let counter: Counter
  beforeAll(async () => {
    daemon = await startDaemon(
      home,
      settings({
        OUTERPARK_RETRY_BASE_MS: '20',
        OUTERPARK_RETRY_CAP_MS: '200',
        OUTERPARK_BREAKER_MINIMUM_CALLS: '3',
        OUTERPARK_BREAKER_OPEN_MS: '300',
      }),
    )
    counter = await counterOf(daemon, home)
  })

  test('charges the card, gives it back once when it is cancelled, and starts no sandbox', async () => {
    const booked = await counter.book()
    await counter.becomes(booked, PAID)
    expect(stripe.book(keyOf(booked))).toEqual({ charged: counter.price, refunded: 0, refunds: 0 })
    await counter.cancel(booked)
    await counter.becomes(booked, REFUNDED)
    await counter.settled()
    expect(stripe.book(keyOf(booked))).toEqual({
      charged: counter.price,
      refunded: counter.price,
      refunds: 1,
    })
    expect(daemon.children()).toEqual([])
  })

  test('says that a card was declined', async () => {
    const poor = await counterAtDeclined(daemon, home)
    const booked = await poor.book()
    await poor.becomes(booked, { status: 'payment-failed', paymentStatus: 'declined' })
  })

  test('takes bookings while Stripe is down, says that payment follows, and charges each once', async () => {
    stripe.goAway()
    const booked = await Promise.all(Array.from({ length: 8 }, counter.book))
    await until('an open breaker', async () => (await counter.breaker()) !== 'closed')
    const late = await counter.book()
    for (const each of [...booked, late])
      await counter.becomes(each, { status: 'awaiting-payment', paymentStatus: 'deferred' })
    expect(await counter.deadLetters()).toEqual([])
    stripe.comeBack()
    for (const each of [...booked, late]) await counter.becomes(each, PAID)
    await counter.settled()
    for (const each of [...booked, late])
      expect(stripe.book(keyOf(each))).toMatchObject({ charged: counter.price, refunded: 0 })
  })

  test('verifies everything but the ledger, and says so', async () => {
    await counter.settled()
    expect(await counter.verify()).toMatchObject({
      ok: true,
      notChecked: [
        { name: 'ledger-matches-payments', detail: expect.stringContaining('not compared') },
      ],
    })
  })

  test('takes a webhook that Stripe has signed, and no other', async () => {
    const path = '/v1/gateways/stripe/events'
    const about = { key: keyOf(await counter.book()) }
    expect((await ask(daemon.url, 'POST', path, stripeEvent(SECRET, about))).status).toBe(200)
    const forged = await ask(daemon.url, 'POST', path, stripeEvent('whsec_another', about))
    expect(forged).toMatchObject({ status: 400, json: { code: 'stripe-signature-invalid' } })
    const { json } = await ask(daemon.url, 'GET', '/openapi.json')
    expect(json.paths).toHaveProperty([path, 'post'])
  })

  test('shows its secrets to nobody: not in its log, its arguments, its answers or its files', async () => {
    stripe.rollKey('sk_test_another')
    await counter.book()
    await until('a refused key', () => logOf(home).includes('Invalid API Key'))
    stripe.rollKey()
    await counter.settled()
    const said = [
      logOf(home),
      execFileSync('ps', ['-p', String(daemon.pid), '-o', 'args='], { encoding: 'utf8' }),
      (await counter.asAdmin('GET', '/v1/status')).text,
      (await counter.asAdmin('GET', '/v1/tasks')).text,
      (await counter.asAdmin('GET', '/v1/events?limit=500')).text,
      (await ask(daemon.url, 'GET', '/openapi.json')).text,
      readFileSync(homeFiles(home).state, 'utf8'),
    ].join('\n')
    for (const secret of [stripe.where.apiKey, SECRET, 'park (req', '_secret_'])
      expect(said).not.toContain(secret)
  })
})

const counterAtDeclined = (daemon: DaemonProcess, home: string) =>
  counterAt(daemon.url, adminOf(home), {
    paymentMethod: 'pm_card_chargeDeclined',
    email: 'declined@example.com',
  })

describe.concurrent('a payment that Stripe has not decided', () => {
  test('is looked up as soon as Stripe says that there is news, long before its next try', async ({
    expect,
  }) => {
    const home = folder.file('hinted')
    const own = await startFakeStripe()
    const daemon = await startDaemon(
      home,
      settings({
        OUTERPARK_STRIPE_URL: own.url,
        OUTERPARK_RETRY_BASE_MS: '60000',
        OUTERPARK_RETRY_CAP_MS: '3600000',
        OUTERPARK_BREAKER_WINDOW_MS: '600000',
        OUTERPARK_BREAKER_MINIMUM_CALLS: '400',
      }),
    )
    const counter = await counterOf(daemon, home)
    type Waiting = { reservationId: string; attempts: number; state: string; dueAt: string }
    const untried = ({ attempts, state }: Waiting) => attempts === 0 || state === 'leased'
    const payments = async (): Promise<Waiting[]> =>
      (await counter.asAdmin('GET', '/v1/tasks?limit=500')).json.items.filter(
        ({ kind }: { kind: string }) => kind === 'approve-payment',
      )
    /** Payments whose next try is far away. How far is random, so payments are added until there are some. */
    const some: Booked[] = []
    while (some.length < 3) {
      own.spoilNext('confirm', 'processing')
      const booked = await counter.book()
      await until('a first try', async () => !(await payments()).some(untried))
      const task = (await payments()).find(({ reservationId }) => reservationId === booked.id)
      if (Date.parse(task?.dueAt ?? '') > Date.now() + 40_000) some.push(booked)
    }
    for (const each of some) {
      const event = stripeEvent(SECRET, { key: keyAt(own, each) })
      const path = '/v1/gateways/stripe/events'
      expect((await ask(daemon.url, 'POST', path, event)).status).toBe(200)
    }
    for (const each of some) await counter.becomes(each, PAID)
    for (const each of some)
      expect(own.book(keyAt(own, each))).toMatchObject({ charged: counter.price, refunded: 0 })
    await daemon.end()
    await own.close()
  })
})

describe.concurrent('a box office whose Stripe', () => {
  test('is down at the start opens all the same, and is paid later', async ({ expect }) => {
    const own = await startFakeStripe()
    own.goAway()
    const home = folder.file('down')
    const daemon = await startDaemon(
      home,
      settings({ OUTERPARK_STRIPE_URL: own.url, OUTERPARK_RETRY_CAP_MS: '100' }),
    )
    expect(logOf(home)).toContain('Stripe did not answer at the start')
    const counter = await counterOf(daemon, home)
    const booked = await counter.book()
    own.comeBack()
    await counter.becomes(booked, PAID)
    await daemon.end()
    await own.close()
  })

  test('does not take the key is not opened, and the key is not repeated', async ({ expect }) => {
    const key = 'sk_test_belongs_to_somebody_else'
    const refused = await startRefused(
      folder.file('stranger'),
      settings({ OUTERPARK_STRIPE_KEY: key }),
    )
    expect(refused).toMatchObject({
      code: 1,
      message: {
        kind: 'failed',
        code: 'gateway-key-refused',
        detail: expect.stringContaining('Invalid API Key provided'),
        hint: expect.stringContaining('OUTERPARK_STRIPE_KEY'),
      },
    })
    const said = JSON.stringify(refused) + logOf(folder.file('stranger'))
    for (const part of [key, 'else']) expect(said).not.toContain(part)
  })

  test.for<[string, NodeJS.ProcessEnv, RegExp]>([
    ['no key', { OUTERPARK_STRIPE_KEY: '' }, /OUTERPARK_STRIPE_KEY: must be set/],
    [
      'the sandbox in PRODUCT',
      { SYS_MODE: 'PRODUCT', OUTERPARK_GATEWAY: 'sandbox' },
      /OUTERPARK_GATEWAY: must not be sandbox with SYS_MODE=PRODUCT.*OUTERPARK_STRIPE_KEY/,
    ],
  ])(
    'is half set up (%s) is told what is missing, and touches nothing',
    async ([, over, why], { expect }) => {
      const home = folder.file('half')
      const refused = await startRefusedByHand(home, settings(over))
      expect(refused.code).toBe(2)
      expect(refused.stderr).toMatch(why)
      expect(refused.stderr).not.toContain(stripe.where.apiKey)
      expect(refused.stderr).not.toContain(SECRET)
      expect(existsSync(home)).toBe(false)
    },
  )
})
