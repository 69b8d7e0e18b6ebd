import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FakeStripe, startFakeStripe } from '../../payment/stripe/testing/fake-server.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { openRealOffice } from '../../testing/real-office.ts'

let folder: ReturnType<typeof temporaryFolder>
let stripe: FakeStripe
beforeAll(async () => {
  folder = temporaryFolder()
  stripe = await startFakeStripe()
})
afterAll(async () => {
  await stripe.close()
  folder.remove()
})

const atStripe = () => ({
  OUTERPARK_GATEWAY: 'stripe',
  OUTERPARK_STRIPE_KEY: stripe.where.apiKey,
  OUTERPARK_STRIPE_URL: stripe.url,
})

test('W1: a home remembers its account at Stripe, and is not opened with the key of another one', async () => {
  const home = folder.file('stripe')
  const office = await openRealOffice(home, atStripe())
  expect((await office.status()).gateway).toEqual({
    name: 'stripe',
    at: null,
    live: false,
    account: 'acct_fake',
  })
  await office.stop()

  stripe.belongTo('acct_other')
  const refused = { code: 'gateway-changed', message: expect.stringContaining('acct_other') }
  await expect(openRealOffice(home, atStripe())).rejects.toMatchObject(refused)

  // A restricted key does not say its account. What was known before stays known.
  stripe.belongTo(null)
  await (await openRealOffice(home, atStripe())).stop()
  stripe.belongTo('acct_other')
  await expect(openRealOffice(home, atStripe())).rejects.toMatchObject(refused)
  stripe.belongTo('acct_fake')
})

test('C1: a home with a paid booking says what a new gateway could not refund, and opens there with the word', async () => {
  const home = folder.file('sandbox')
  const office = await openRealOffice(home)
  const customer = await office.signUp('a@example.com')
  await office.book(customer, await office.performance())
  await office.settled()
  await office.stop()

  await expect(openRealOffice(home, atStripe())).rejects.toMatchObject({
    code: 'gateway-changed',
    message: expect.stringMatching(/1 paid reservation was charged there/),
  })
  const moved = await openRealOffice(home, atStripe(), ['change-gateway'])
  expect((await moved.status()).gateway.name).toBe('stripe')
  await moved.stop()
})

test('a wrong address is corrected: what was charged before stays told of the right gateway, and the booking is paid there', async () => {
  const home = folder.file('typo')
  const office = await openRealOffice(home)
  const customer = await office.signUp('a@example.com')
  const performance = await office.performance()
  await office.book(customer, performance)
  await office.settled()
  await office.stop()

  const typo = { OUTERPARK_GATEWAY_URL: 'http://127.0.0.1:9', OUTERPARK_GATEWAY_KEY: 'key' }
  const wrong = await openRealOffice(home, typo, ['change-gateway'])
  const late = await wrong.book(customer, performance)
  await wrong.stop()
  const refused = await openRealOffice(home).catch((error: Error) => error)
  expect(refused).toMatchObject({ code: 'gateway-changed' })
  expect(String(refused)).not.toContain('charged there')
  await expect(openRealOffice(home, {}, ['change-gateway'])).rejects.toMatchObject({
    code: 'payments-open',
    hint: expect.stringContaining('--never-charged'),
  })

  const right = await openRealOffice(home, {}, ['change-gateway', 'never-charged'])
  await right.settled()
  const { items } = await right.admin('/v1/sandbox/ledger')
  expect(items.map(({ paymentId }: { paymentId: string }) => paymentId)).toContain(
    late.replace('RV', 'PY'),
  )
  await right.stop()
  // What was charged in both stays at the sandbox.
  await expect(openRealOffice(home, typo)).rejects.toMatchObject({
    message: expect.stringContaining('2 paid reservations were charged there'),
  })
})

test('C1: a start that cannot listen is remembered too, since it may have charged cards', async () => {
  const home = folder.file('port taken')
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const at = { ...atStripe(), OUTERPARK_PORT: String(port) }
  await expect(openRealOffice(home, at)).rejects.toMatchObject({ code: 'port-unavailable' })
  taken.close()
  await expect(openRealOffice(home)).rejects.toMatchObject({ code: 'gateway-changed' })
})

test('C1: while a booking is unpaid at a gateway that is away, the home stays with that gateway', async () => {
  const home = folder.file('away')
  const away = { OUTERPARK_GATEWAY_URL: 'http://127.0.0.1:9', OUTERPARK_GATEWAY_KEY: 'key' }
  const office = await openRealOffice(home, away)
  await office.book(await office.signUp('a@example.com'), await office.performance())
  await office.stop()
  await expect(openRealOffice(home, {}, ['change-gateway'])).rejects.toMatchObject({
    code: 'payments-open',
    message: expect.stringContaining('not settled there yet: 1.'),
  })
})
