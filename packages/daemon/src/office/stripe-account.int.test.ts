import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, test } from 'vitest'
import { startFakeStripe } from '../payment/stripe/testing/fake-server.ts'
import { stripeEvent } from '../payment/stripe/testing/webhook.ts'
import { openStripeAccount } from './stripe-account.ts'

// How a box office opens its account at Stripe, and what it does if Stripe does not answer.

const closers: (() => unknown)[] = []
afterAll(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** The lines of the log, by level. */
function notebook() {
  const lines: string[] = []
  const write = (level: string) => (fields: unknown, words?: string) =>
    lines.push(`${level} ${words ?? ''} ${JSON.stringify(fields)}`)
  return { lines, log: { info: write('info'), warn: write('warn') } as never } // of a logger, just what is used
}

async function account(over: Partial<Parameters<typeof openStripeAccount>[0]> = {}) {
  const stripe = await startFakeStripe()
  closers.push(stripe.close)
  const { lines, log } = notebook()
  const opened = await openStripeAccount({
    key: stripe.where.apiKey,
    webhookSecret: undefined,
    url: stripe.url,
    callMs: 15_000,
    officeName: 'a1b2c3',
    log,
    ...over,
  })
  closers.push(opened.close)
  return { ...opened, stripe, lines }
}

const signal = new AbortController().signal
const request = {
  key: 'PY-AAAAAAAAAA',
  amount: { amount: 190_000, currency: 'KRW' },
  method: 'pm_card_visa',
}

test.concurrent('the key is tried with one look-up, which leaves nothing behind', async ({
  expect,
}) => {
  const { stripe, lines } = await account()
  expect(stripe.calls()).toEqual(['search'])
  expect(stripe.intents()).toEqual([])
  expect(lines).toEqual([expect.stringMatching(/^info .*Stripe takes our key/)])
})

test.concurrent('W1: the account of the key is known, unless the key may not read it', async ({
  expect,
}) => {
  const known = await account()
  expect(known.account).toBe('acct_fake')
  const stripe = await startFakeStripe()
  closers.push(stripe.close)
  stripe.belongTo(null)
  const restricted = await account({ url: stripe.url })
  expect(restricted.account).toBeNull()
  expect(restricted.lines).toEqual([expect.stringMatching(/^info .*Stripe takes our key/)])
})

test.concurrent('payments are made at the account of the key', async ({ expect }) => {
  const { client, stripe } = await account()
  expect(await client.approve(request, signal)).toMatchObject({ outcome: 'approved' })
  expect(stripe.book(request.key)).toMatchObject({ charged: 190_000 })
})

test.concurrent('a key that Stripe does not take is refused, and not repeated', async ({
  expect,
}) => {
  await expect(account({ key: 'sk_test_belongs_to_somebody_else' })).rejects.toMatchObject({
    name: 'StartFailure',
    code: 'gateway-key-refused',
    message: expect.not.stringMatching(/sk_test|else/),
    hint: expect.stringContaining('OUTERPARK_STRIPE_KEY'),
  })
})

test.concurrent.for<[string, (url: string) => string]>([
  ['nobody listens', () => 'http://127.0.0.1:1'],
  ['whoever listens speaks no TLS', (url) => url.replace('http:', 'https:')],
])('where %s, it is warned of, and payments are as good as away', async ([, urlOf], { expect }) => {
  const other = await startFakeStripe()
  closers.push(other.close)
  const { client, lines } = await account({ url: urlOf(other.url) })
  expect(lines).toEqual([expect.stringMatching(/^warn Stripe did not answer at the start/)])
  await expect(client.approve(request, signal)).rejects.toMatchObject({
    name: 'GatewayUnavailable',
  })
})

test.concurrent('a Stripe that never answers is waited for some seconds, no more', async ({
  expect,
}) => {
  const silent = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  closers.push(() => silent.close())
  const address = silent.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const begun = performance.now()
  const { lines } = await account({ url: `http://127.0.0.1:${port}` })
  expect(performance.now() - begun).toBeLessThan(15_000)
  expect(lines).toEqual([expect.stringMatching(/^warn Stripe did not answer at the start/)])
})

test.concurrent('what is no Stripe is warned of with what it said', async ({ expect }) => {
  const other = await startFakeStripe()
  closers.push(other.close)
  other.spoilNext('search', 'html')
  const { lines } = await account({ url: other.url })
  expect(lines).toEqual([expect.stringContaining('It works!')])
})

test.concurrent('one request to Stripe takes no longer than the whole call may', async ({
  expect,
}) => {
  const slow = await startFakeStripe({ latencyMs: 60_000 })
  closers.push(slow.close)
  const begun = performance.now()
  const { client } = await account({ url: slow.url, callMs: 200 })
  await expect(client.lookUp('PY-AAAAAAAAAA', signal)).rejects.toThrow(/No answer/)
  // Each of the two calls would take ten seconds.
  expect(performance.now() - begun).toBeLessThan(10_000)
})

test.concurrent('webhooks are read where there is a secret for them', async ({ expect }) => {
  const secret = 'whsec_of_the_test'
  expect((await account()).hint).toBeUndefined()
  const { hint } = await account({ webhookSecret: secret })
  const { body, headers } = stripeEvent(secret, { key: 'a1b2c3.PY-AAAAAAAAAA' })
  expect(hint?.(body, headers['stripe-signature'])).toEqual({
    is: 'about-payment',
    paymentId: 'PY-AAAAAAAAAA',
  })
  expect(hint?.(body, 't=1,v1=00')).toMatchObject({ is: 'refused' })
  const others = stripeEvent(secret, { key: 'd4e5f6.PY-AAAAAAAAAA' })
  expect(hint?.(others.body, others.headers['stripe-signature'])).toEqual({ is: 'about-others' })
})
