import { asId, type Scope, STAFF_SCOPES, type StaffScope } from '@outerpark/core/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { sandboxDesk } from '../payment/sandbox-desk.ts'
import { officeHint } from '../payment/stripe/office-hint.ts'
import { stripeEvent } from '../payment/stripe/testing/webhook.ts'
import { type SandboxUnderTest, sandboxUnderTest } from '../sandbox/testing/under-test.ts'
import type { Answered } from '../testing/http-client.ts'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { routeList } from '../testing/route-list.ts'
import { until } from '../testing/settled.ts'
import type { Audience } from './audience.ts'
import type { Route } from './route.ts'
import type { Example } from './testing/example.ts'
import { numberedPerformance, smallPlan } from './testing/hall-examples.ts'
import { permissionExamples } from './testing/permission-examples.ts'

let office: TestOffice
let company: SandboxUnderTest
/** All requests are about the bookings of A. B is another customer. */
let a: Person
let b: Person
let musicalId: string
let performanceId: string
let reservationId: string
/** the token of a staff member who has every scope */
let everything: string

beforeAll(async () => {
  company = await sandboxUnderTest()
  office = await openTestOffice({
    sandbox: sandboxDesk({ address: company.sandbox.address, officeName: 'OF' }),
    webhook: { webhookId: asId('WH-AAAAAAAAAA'), host: 'hooks.example.com' },
    stripeHint: officeHint({ secret: WEBHOOK_SECRET, officeName: 'OF' }),
  })
  a = await office.signUp('Kim Alpha')
  b = await office.signUp('Lee Beta')
  const registered = await office.register()
  musicalId = registered.musicalId
  performanceId = registered.performanceId
  reservationId = await bookForA()
  await office.book(b, performanceId)
  await makeTokens()
  await office.settled()
})
afterAll(async () => {
  await office?.close()
  await company?.close()
})

const WEBHOOK_SECRET = 'whsec_of_the_test'
/** A webhook of Stripe about the payment of A. */
const hint = () => stripeEvent(WEBHOOK_SECRET, { key: `OF.${paymentId()}` })

/** Tokens that were valid once: of customer A, and of a staff member with every scope. */
const OVER = ['revoked', 'ended', 'revoked staff'] as const
const CALLERS = [
  'nobody',
  'customer A',
  'customer B',
  'A only read',
  'A only book',
  ...STAFF_SCOPES.map((scope) => `staff ${scope}` as const),
  'root',
  ...OVER,
] as const
type Caller = (typeof CALLERS)[number]
/** Those who may hear nothing of A. */
const STRANGERS: ReadonlySet<Caller> = new Set(['nobody', 'customer B', ...OVER])
const tokens = new Map<Caller, string>()

/** The answer to a POST by the token of the home, or by another one. */
async function post(path: string, body: object, token = ADMIN) {
  const { status, json } = await office.ask('POST', path, { token, body })
  expect([status, json]).toEqual([201, json])
  return json
}
const newToken = (token: string, body: object) =>
  post('/v1/tokens', { name: 'laptop', ...body }, token)
const addStaff = (scopes: readonly StaffScope[], more: object = {}) =>
  post('/v1/staff', { name: 'Han Staff', scopes, ...more })

/** Makes a token of A, and waits for its end. On a busy machine the request may come after an early end. */
async function endedToken(inMs = 50): Promise<string> {
  const endsAt = new Date(Date.now() + inMs).toISOString()
  const body = { name: 'short', endsAt }
  const { status, json } = await office.ask('POST', '/v1/tokens', { token: a.token, body })
  if (status !== 201) return endedToken(inMs * 2)
  await until('the end of a token', () => Date.parse(endsAt) <= Date.now())
  return json.token
}

async function makeTokens(): Promise<void> {
  everything = (await addStaff(STAFF_SCOPES)).token
  const ended = await endedToken()
  const revoked = await newToken(a.token, {})
  await office.ask('DELETE', `/v1/tokens/${revoked.details.id}`, { token: revoked.token })
  const dismissed = await addStaff(STAFF_SCOPES)
  await office.ask('DELETE', `/v1/staff/${dismissed.staff.id}`, { token: ADMIN })
  const only = async (scope: Scope) => (await newToken(a.token, { scopes: [scope] })).token
  const known: Partial<Record<Caller, string>> = {
    'customer A': a.token,
    'customer B': b.token,
    'A only read': await only('read'),
    'A only book': await only('book'),
    root: ADMIN,
    revoked: revoked.token,
    ended,
    'revoked staff': dismissed.token,
  }
  for (const [caller, token] of Object.entries(known)) tokens.set(caller as Caller, token) // its keys
  for (const scope of STAFF_SCOPES) tokens.set(`staff ${scope}`, (await addStaff([scope])).token)
}

async function bookForA(paymentMethod = 'card-ok'): Promise<string> {
  return (await office.book(a, performanceId, { paymentMethod })).json.id
}

/** Makes a new dead letter of A. Each request needs one of its own. */
async function deadLetter(): Promise<string> {
  const reservation = await bookForA('card-broken')
  const dead = async () => {
    const { items } = await office.store.queries.tasks({ limit: 500, dead: true })
    return items.find((task) => task.reservationId === reservation)?.id
  }
  await until('a dead letter', async () => (await dead()) !== undefined)
  return (await dead()) ?? ''
}

const EXAMPLES = permissionExamples({
  musicalId: () => musicalId,
  performanceId: () => performanceId,
  reservationId: () => reservationId,
  paymentId: () => paymentId(),
  customerId: () => a.id,
  token: async (of) => (await newToken(of === 'A' ? a.token : everything, {})).details.id,
  hall: async () =>
    (await office.ask('POST', '/v1/halls', { token: ADMIN, body: smallPlan() })).json.id,
  numbered: () => numberedPerformance((path, body) => post(path, body)),
  staff: async () => (await addStaff(['door'])).staff.id,
  book: bookForA,
  deadLetter,
  hint,
})
const paymentId = () => reservationId.replace('RV', 'PY')

/** The status that follows from the route's audience and the example. */
function expectedStatus({ audience, status }: Route, caller: Caller, example: Example): number {
  const { ofA, notForStaff, refused = status, but = {} } = example
  if (OVER.some((over) => over === caller)) return 401
  if (audience === 'anyone') return refused
  if (caller === 'nobody') return 401
  const named = caller.replace('staff ', '')
  const exception = but[named] ?? (caller.startsWith('A ') ? but['customer A'] : undefined)
  if (exception !== undefined) return exception
  if (!allows(audience, caller)) return 403
  if (notForStaff && !isCustomer(caller)) return 403
  if (ofA && caller === 'customer B') return 404
  return refused
}

const isCustomer = (caller: Caller) => /customer|^A only/.test(caller)

/** Whether the caller's token has a scope that the route needs. */
function allows(audience: Exclude<Audience, 'anyone'>, caller: Caller): boolean {
  if (audience === 'any-token') return true
  const scope = /(?:staff|A only) (\w+)/.exec(caller)?.[1]
  if (isCustomer(caller))
    return audience.customer !== undefined && (scope ?? audience.customer) === audience.customer
  const { staff } = audience
  if (staff === undefined) return false
  return scope === undefined || scope === 'admin' || staff.some((needed) => needed === scope)
}

async function send(
  route: Route,
  caller: Caller,
  path: string,
  { body, headers = () => ({}) }: Example,
): Promise<Answered> {
  const token = tokens.get(caller)
  if (typeof route.answer !== 'string')
    return office.ask(route.method.toUpperCase(), path, {
      token,
      body: body?.(),
      headers: headers(),
    })
  const stream = await office.follow(path, { token })
  if (stream.status === 200)
    // A stream has no end. This is long enough to get the messages that exist already.
    await new Promise((resolve) => setTimeout(resolve, 30))
  stream.close()
  return { ...stream, text: JSON.stringify(stream.messages), json: undefined }
}

/** Expects that the text holds no data of A, except for what was in the path of the request. */
function expectNothingOfA(text: string, path: string): void {
  for (const secret of [a.id, a.name, a.email, a.token, reservationId, paymentId()])
    if (!path.includes(secret)) expect(text).not.toContain(secret)
}

const routes = routeList()
const nameOf = ({ method, path }: Route) => `${method} ${path}`
const cases = routes.flatMap((route) =>
  (EXAMPLES[nameOf(route)] ?? []).flatMap((example, n) =>
    CALLERS.map((caller) => ({
      name: `${nameOf(route)}${n > 0 ? ` (${n + 1})` : ''}`,
      route,
      example,
      caller,
    })),
  ),
)

test('every route has an example, and every example a route', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(routes.map(nameOf).sort())
})

describe('S10: every caller gets what the route and the scopes allow, and another customer sees no data of A', () => {
  test.each(cases)('$name as $caller', async ({ route, example, caller }) => {
    const path = await example.path()
    const answer = await send(route, caller, path, example)
    const expected = expectedStatus(route, caller, example)
    expect([answer.status, answer.text]).toEqual([expected, answer.text])
    if (expected >= 400) expect(answer.headers['content-type']).toBe('application/problem+json')
    if (expected === 401) expect(answer.headers['www-authenticate']).toBe('Bearer')
    if (STRANGERS.has(caller)) expectNothingOfA(answer.text, path)
    if (answer.json && (caller === 'revoked' || caller === 'ended'))
      expect(answer.json.code).toBe(`token-${caller}`)
    const schema = route.answer
    if (expected < 400 && typeof schema !== 'string')
      // Equal, not just valid: no field is sent that the schema does not have.
      expect(z.parse(schema, answer.json)).toEqual(answer.json)
  })
})

test('the things of A in the tests above really exist', async () => {
  for (const path of ['/v1/reservations', '/v1/payments', '/v1/notices', '/v1/mypage']) {
    const { text } = await office.ask('GET', `${path}?limit=200`, { token: a.token })
    expect(text).toContain(reservationId)
  }
})

test.each([
  ['GET', '/v1/reservations/', '', () => reservationId, 'RV-ZZZZZZZZZZ'],
  ['POST', '/v1/reservations/', '/cancel', () => reservationId, 'RV-ZZZZZZZZZZ'],
  ['GET', '/v1/payments/', '', paymentId, 'PY-ZZZZZZZZZZ'],
  ['GET', '/v1/mypage?customerId=', '', () => a.id, 'CU-ZZZZZZZZZZ'],
])(
  '%s %s…%s answers the same for another customer’s id as for one that never existed',
  async (method, before, after, idOf, never) => {
    const id = idOf()
    const theirs = await office.ask(method, `${before}${id}${after}`, { token: b.token })
    const nobodys = await office.ask(method, `${before}${never}${after}`, { token: b.token })
    expect(theirs.status).toBe(404)
    expect(theirs.text.replaceAll(id, 'ID')).toBe(nobodys.text.replaceAll(never, 'ID'))
  },
)

test('the stream of MyPage of another customer shows nothing of what A does', async () => {
  const stream = await office.follow('/v1/mypage/stream', { token: b.token })
  const own = await office.follow('/v1/mypage/stream', { token: a.token })
  const before = own.messages.length
  await bookForA()
  await until('news for A', () => own.messages.length > before)
  expectNothingOfA(JSON.stringify(stream.messages), '')
  stream.close()
  own.close()
})

test.each([
  ['no scheme', 'op_x'],
  ['another scheme', 'Basic b3A6eA=='],
  ['a token that nobody has', 'Bearer op_unknown'],
  ['an empty token', 'Bearer '],
  ['a very long token', `Bearer ${'x'.repeat(5000)}`],
  ['the hash of a token', 'Bearer hash'],
])('%s is refused as not signed in, also at a route for anyone', async (_, authorization) => {
  for (const path of ['/v1/whoami', '/v1/musicals']) {
    const answer = await office.ask('GET', path, { headers: { authorization } })
    expect(answer).toMatchObject({ status: 401, json: { code: 'not-signed-in' } })
  }
})

test('none of these requests caused a fault of the program', () => {
  expect(office.faults).toEqual([])
})
