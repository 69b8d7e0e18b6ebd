import type { Store } from '@outerpark/core/ports'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { officeHint } from '../payment/stripe/office-hint.ts'
import { stripeEvent } from '../payment/stripe/testing/webhook.ts'
import { openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { until } from '../testing/settled.ts'

// The route for Stripe's webhooks: which ones are accepted, and that an accepted one only makes a task due.

const PATH = '/v1/gateways/stripe/events'
const SECRET = 'whsec_of_the_test'
const OFFICE = 'a1b2c3'

let office: TestOffice
let minji: Person
let performanceId: string
/** the reservations whose task was made due, in order */
const madeDue: string[] = []

/** The store, with each call of `makeDue` recorded. */
const watched = (store: Store): Store => ({
  ...store,
  makeDue(kind, reservationId) {
    madeDue.push(`${kind} ${reservationId}`)
    return store.makeDue(kind, reservationId)
  },
})

beforeAll(async () => {
  office = await openTestOffice({
    wrap: watched,
    // No worker does the tasks, so a test can stop at any step of a payment.
    pipeline: false,
    stripeHint: officeHint({ secret: SECRET, officeName: OFFICE }),
  })
  minji = await office.signUp('Kim Minji')
  performanceId = (await office.register()).performanceId
})
afterEach(() => {
  madeDue.length = 0
})
afterAll(async () => {
  expect(office?.faults).toEqual([])
  await office?.close()
})

const bookOne = async (): Promise<string> => (await office.book(minji, performanceId)).json.id
const keyOf = (reservationId: string, name = OFFICE) =>
  `${name}.${reservationId.replace('RV', 'PY')}`
const tell = (event: { body: string; headers: Record<string, string> }) =>
  office.ask('POST', PATH, event)
const tellAbout = (key: string) => tell(stripeEvent(SECRET, { key }))
const everything = async () => JSON.stringify(await office.store.queries.events(1, 10_000))

test('a webhook about a waiting payment makes its next try due now, and records nothing', async () => {
  const id = await bookOne()
  const before = await everything()
  const [task] = await office.store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 60_000 })
  if (!task) throw new Error('no task')
  await office.store.postpone(task, Date.now() + 3_600_000, 'Stripe has not made up its mind')
  expect((await tellAbout(keyOf(id))).json).toEqual({ received: true })
  expect(madeDue).toEqual([`approve-payment ${id}`])
  const [again] = await office.store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 60_000 })
  expect(again?.order.reservationId).toBe(id)
  expect(await everything()).toBe(before)
})

test('a webhook about a payment that has to be refunded makes its cancellation due now', async () => {
  const id = await bookOne()
  await office.store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 60_000 })
  await office.ask('POST', `/v1/reservations/${id}/cancel`, { token: minji.token })
  expect((await tellAbout(keyOf(id))).status).toBe(200)
  expect(madeDue).toEqual([`cancel-payment ${id}`])
})

test('a webhook is only a hint, whatever outcome it reports', async () => {
  const id = await bookOne()
  for (const type of ['payment_intent.payment_failed', 'charge.refunded', 'made.up'])
    expect((await tell(stripeEvent(SECRET, { key: keyOf(id), type }))).status).toBe(200)
  const { json } = await office.ask('GET', `/v1/reservations/${id}`, { token: minji.token })
  expect(json).toMatchObject({ status: 'awaiting-payment', paymentStatus: 'requested' })
  expect(madeDue).toEqual(Array(3).fill(`approve-payment ${id}`))
})

test.each([
  ['another box office of the account', (id: string) => keyOf(id, 'd4e5f6')],
  ['a key without an office', (id: string) => id.replace('RV', 'PY')],
  ['a reservation instead of a payment', (id: string) => `${OFFICE}.${id}`],
  ['a payment that never was', () => keyOf('RV-ZZZZZZZZZZ')],
  ['something else that is sold there', () => 'order-4711'],
])('a webhook about %s is accepted, and nothing follows', async (_, key) => {
  expect((await tellAbout(key(await bookOne()))).json).toEqual({ received: true })
  expect(madeDue).toEqual([])
})

test('a webhook about a settled payment is accepted, and no task is looked up', async () => {
  const settled = await openTestOffice({
    wrap: watched,
    stripeHint: officeHint({ secret: SECRET, officeName: OFFICE }),
  })
  const customer = await settled.signUp('Lee Junho')
  const { performanceId: other } = await settled.register()
  const paid = (await settled.book(customer, other)).json.id
  const cancelled = (await settled.book(customer, other)).json.id
  await settled.settled()
  await settled.ask('POST', `/v1/reservations/${cancelled}/cancel`, { token: customer.token })
  await settled.settled()
  madeDue.length = 0
  for (const id of [paid, cancelled]) {
    const answer = await settled.ask('POST', PATH, stripeEvent(SECRET, { key: keyOf(id) }))
    expect(answer.status).toBe(200)
  }
  expect(madeDue).toEqual([])
  await settled.close()
})

const refused = (why: RegExp) => ({
  status: 400,
  json: { code: 'stripe-signature-invalid', detail: expect.stringMatching(why) },
})

test('a webhook that is not signed with our secret is refused, and does nothing', async () => {
  const key = keyOf(await bookOne())
  const good = stripeEvent(SECRET, { key })
  const { 'stripe-signature': _, ...unsigned } = good.headers
  const forged = stripeEvent('whsec_of_somebody_else', { key })
  expect(await tell({ ...good, headers: unsigned as never })).toMatchObject(refused(/signature/i))
  expect(await tell({ ...good, body: `${good.body} ` })).toMatchObject(refused(/signature/i))
  expect(await tell(forged)).toMatchObject(refused(/signature/i))
  const old = stripeEvent(SECRET, { key, secondsAgo: 600 })
  expect(await tell(old)).toMatchObject(refused(/tolerance/i))
  expect(madeDue).toEqual([])
})

test('the refusal shows neither the secret nor the right signature', async () => {
  const { body, headers } = stripeEvent(SECRET, { key: 'x' })
  const right = /v1=(\w+)/.exec(headers['stripe-signature'])?.[1] ?? ''
  const wrong = headers['stripe-signature'].replace(right, right.replaceAll(/[0-9]/g, 'a'))
  const { text } = await tell({ body, headers: { ...headers, 'stripe-signature': wrong } })
  expect(right).not.toBe('')
  expect(text).not.toContain(right)
  expect(text).not.toContain(SECRET)
})

test.each([
  ['too large', 'x'.repeat(1024 * 1024 + 1), 'application/json', 413],
  ['no JSON', 'hello', 'application/json', 400],
  ['a list', '[]', 'application/json', 422],
  ['a form', 'a=b', 'application/x-www-form-urlencoded', 415],
  ['empty', '', 'application/json', 400],
])('a body that is %s is refused', async (_, body, type, status) => {
  const headers = { 'content-type': type, 'stripe-signature': 't=1,v1=aa' }
  expect((await tell({ body, headers })).status).toBe(status)
})

test('a web page, and a host name that is not allowed, are refused before the signature is checked', async () => {
  const { body, headers } = stripeEvent(SECRET, { key: 'x' })
  const elsewhere = { ...headers, host: 'hooks.example.com' }
  expect(await tell({ body, headers: elsewhere })).toMatchObject({
    status: 403,
    json: { code: 'host-not-allowed' },
  })
  const page = { ...headers, origin: 'https://example.com' }
  expect(await tell({ body, headers: page })).toMatchObject({
    status: 403,
    json: { code: 'origin-not-allowed' },
  })
})

test('through a tunnel the route is reached under an allowed host name', async () => {
  const tunnelled = await openTestOffice({
    allowedHosts: ['hooks.example.com'],
    pipeline: false,
    stripeHint: officeHint({ secret: SECRET, officeName: OFFICE }),
  })
  const { body, headers } = stripeEvent(SECRET, { key: 'x' })
  const through = { ...headers, host: 'hooks.example.com' }
  expect((await tunnelled.ask('POST', PATH, { body, headers: through })).status).toBe(200)
  await tunnelled.close()
})

test('a hundred webhooks at once are all answered, and the payment is tried once', async () => {
  const busy = await openTestOffice({
    stripeHint: officeHint({ secret: SECRET, officeName: OFFICE }),
  })
  const customer = await busy.signUp('Park Suji')
  const { performanceId: other } = await busy.register()
  const { approve } = busy.gateway
  let made = 0
  let undecided = true
  Object.assign(busy.gateway, {
    approve: (...args: Parameters<typeof approve>) => {
      made += 1
      return undecided ? Promise.reject(new Error('not yet')) : approve(...args)
    },
  })
  const { id } = (await busy.book(customer, other)).json
  await until('a first try', () => made > 0)
  undecided = false
  const event = stripeEvent(SECRET, { key: keyOf(id) })
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => busy.ask('POST', PATH, event)),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200))
  await busy.settled()
  expect(busy.gateway.charges()).toMatchObject([{ charged: 380_000, refunded: 0 }])
  await busy.close()
})

test('without a secret the route does not exist', async () => {
  const plain = await openTestOffice({ pipeline: false })
  const answer = await plain.ask('POST', PATH, stripeEvent(SECRET, { key: 'x' }))
  expect(answer).toMatchObject({ status: 404, json: { code: 'route-not-found' } })
  await plain.close()
})
