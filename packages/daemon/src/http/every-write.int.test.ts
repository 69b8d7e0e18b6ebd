import { asId } from '@outerpark/core/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sandboxDesk } from '../payment/sandbox-desk.ts'
import { officeHint } from '../payment/stripe/office-hint.ts'
import { stripeEvent } from '../payment/stripe/testing/webhook.ts'
import { type SandboxUnderTest, sandboxUnderTest } from '../sandbox/testing/under-test.ts'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { routeList } from '../testing/route-list.ts'
import { until } from '../testing/settled.ts'
import { type Route, writes } from './route.ts'
import { numberedPerformance, smallPlan } from './testing/hall-examples.ts'
import { permissionExamples } from './testing/permission-examples.ts'

const SECRET = 'whsec_of_the_test'

let company: SandboxUnderTest
let office: TestOffice
let minji: Person
let season: { readonly musicalId: string; readonly performanceId: string }

beforeAll(async () => {
  company = await sandboxUnderTest()
  office = await openTestOffice({
    sandbox: sandboxDesk({ address: company.sandbox.address, officeName: 'OF' }),
    webhook: { webhookId: asId('WH-AAAAAAAAAA'), host: 'hooks.example.com' },
    stripeHint: officeHint({ secret: SECRET, officeName: 'OF' }),
  })
  minji = await office.signUp('Kim Minji')
  season = await office.register()
})
afterAll(async () => {
  await office?.close()
  await company?.close()
})

const made = async (path: string, body: object, token = ADMIN) =>
  (await office.ask('POST', path, { token, body })).json
const book = async (paymentMethod = 'card-ok'): Promise<string> =>
  (await office.book(minji, season.performanceId, { paymentMethod })).json.id

async function deadLetter(): Promise<string> {
  const reservation = await book('card-broken')
  const dead = async () =>
    (await office.store.queries.tasks({ limit: 500, dead: true })).items.find(
      (task) => task.reservationId === reservation,
    )?.id
  await until('a dead letter', async () => (await dead()) !== undefined)
  return (await dead()) ?? ''
}

const EXAMPLES = permissionExamples({
  musicalId: () => season.musicalId,
  performanceId: () => season.performanceId,
  reservationId: () => '',
  paymentId: () => '',
  customerId: () => minji.id,
  token: async () => (await made('/v1/tokens', { name: 'laptop' }, minji.token)).details.id,
  hall: async () => (await made('/v1/halls', smallPlan())).id,
  numbered: () => numberedPerformance(made),
  staff: async () => (await made('/v1/staff', { name: 'Han', scopes: ['door'] })).staff.id,
  book,
  deadLetter,
  hint: () => stripeEvent(SECRET, { key: 'OF.PY-AAAAAAAAAA' }),
})

/** The examples of these routes are refused in this office, so they are tested elsewhere. */
const REFUSED = [
  'post /v1/sign-in',
  'post /v1/sign-in/confirm',
  'delete /v1/customers/{id}',
  'post /v1/performances/{id}/hold/extension',
]
/** Stripe sends its hints without a key. A hint changes nothing by itself, however often it comes. */
const HINT = 'post /v1/gateways/stripe/events'
/** A plan changes nothing and is true for a moment, so none is kept. Who applies it may then use the same key. */
const PLAN = 'post /v1/seasons/plan'
const nameOf = ({ method, path }: Route) => `${method} ${path}`
const cases = routeList()
  .filter((route) => writes(route) && ![...REFUSED, HINT, PLAN].includes(nameOf(route)))
  .map((route) => ({ name: nameOf(route), route }))

/** Who may use the route and has what it is about. */
const tokenFor = ({ audience }: Route) =>
  audience === 'any-token' || (typeof audience === 'object' && audience.customer !== undefined)
    ? minji.token
    : ADMIN

describe('W7: every route that writes gives the first answer again for the same Idempotency-Key', () => {
  test.each(cases)('$name', async ({ name, route }) => {
    const [example] = EXAMPLES[name] ?? []
    const path = (await example?.path()) ?? ''
    const body = example?.body?.()
    const key = `key-of-every-write-${name.replaceAll(' ', '-')}`
    const token = route.audience === 'anyone' ? undefined : tokenFor(route)
    const headers = { ...example?.headers?.(), 'idempotency-key': key }
    const ask = () => office.ask(route.method.toUpperCase(), path, { token, body, headers })
    const first = await ask()
    expect([first.status, first.text]).toEqual([route.status, first.text])
    expect(first.headers).not.toHaveProperty('idempotency-replayed')
    const second = await ask()
    expect([second.status, second.text]).toEqual([first.status, first.text])
    expect(second.headers['idempotency-replayed']).toBe('true')
  })
})

test('W7: a repeated change of a customer does not undo the change of somebody else in between', async () => {
  const junho = await office.signUp('Lee Junho')
  const change = (name: string, key: string) =>
    office.ask('PATCH', `/v1/customers/${junho.id}`, {
      token: ADMIN,
      body: { name },
      headers: { 'idempotency-key': key },
    })
  expect((await change('Lee First', 'first')).json.name).toBe('Lee First')
  expect((await change('Lee Second', 'second')).json.name).toBe('Lee Second')
  const again = await change('Lee First', 'first')
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect(again.json.name).toBe('Lee Second')
  expect(await change('Lee Third', 'first')).toMatchObject({
    status: 422,
    json: { code: 'idempotency-key-reused' },
  })
})

test('W7: a repeated erasure gets the first answer, and not that the customer is erased already', async () => {
  const suji = await office.signUp('Park Suji')
  const erase = (key: string) =>
    office.ask('DELETE', `/v1/customers/${suji.id}`, {
      token: ADMIN,
      headers: { 'idempotency-key': key },
    })
  const first = await erase('erase-suji')
  expect(first.status).toBe(200)
  const again = await erase('erase-suji')
  expect([again.status, again.text]).toEqual([200, first.text])
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect(await erase('another')).toMatchObject({ status: 410, json: { code: 'customer-erased' } })
})

test('W7: a key of a DELETE is refused for a PATCH', async () => {
  const key = { 'idempotency-key': 'one-for-two-methods' }
  const id = (await made('/v1/tokens', { name: 'laptop' }, minji.token)).details.id
  const ask = (method: string, path: string, body?: object) =>
    office.ask(method, path, { token: minji.token, headers: key, ...(body && { body }) })
  expect((await ask('DELETE', `/v1/tokens/${id}`)).status).toBe(200)
  expect(await ask('PATCH', '/v1/customers/me', { mail: false })).toMatchObject({
    status: 422,
    json: { code: 'idempotency-key-reused' },
  })
})
