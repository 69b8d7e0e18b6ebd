import { MAX_TOKENS } from '@outerpark/core/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'

let office: TestOffice
let minji: Person
let performanceId: string
beforeAll(async () => {
  office = await openTestOffice()
  minji = await office.signUp('Kim Minji')
  performanceId = (await office.register()).performanceId
})
afterAll(() => office?.close())

const create = (token: string, body: object, headers = {}) =>
  office.ask('POST', '/v1/tokens', { token, body: { name: 'laptop', ...body }, headers })
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
async function staff(scopes: readonly string[]) {
  const body = { name: 'Han Seoyeon', scopes }
  const { json } = await office.ask('POST', '/v1/staff', { token: ADMIN, body })
  return { id: String(json.staff.id), token: String(json.token) }
}

test('S10: a sign-up gives a token with a name and scopes, which the list marks as the current one', async () => {
  const { json } = await office.ask('GET', '/v1/tokens', { token: minji.token })
  expect(json.items).toEqual([
    {
      id: expect.stringMatching(/^TO-/),
      owner: minji.id,
      name: 'sign-up',
      scopes: ['read', 'book'],
      createdAt: expect.any(String),
      endsAt: null,
      revokedAt: null,
      current: true,
    },
  ])
})

test('S10: whoami says the role, the scopes, the token and its end', async () => {
  const endsAt = inDays(90)
  const made = (await create(minji.token, { scopes: ['read'], endsAt })).json
  const { json } = await office.ask('GET', '/v1/whoami', { token: made.token })
  expect(json).toEqual({
    role: 'customer',
    customer: expect.objectContaining({ id: minji.id, name: 'Kim Minji' }),
    staff: null,
    scopes: ['read'],
    token: { ...made.details, current: true },
  })
  expect(json.token.endsAt).toBe(endsAt)
  const han = await staff(['door', 'sell'])
  const member = (await office.ask('GET', '/v1/whoami', { token: han.token })).json
  expect(member).toMatchObject({ role: 'staff', staff: { id: han.id }, scopes: ['door', 'sell'] })
  const home = (await office.ask('GET', '/v1/whoami', { token: ADMIN })).json
  expect(home).toMatchObject({ role: 'admin', staff: null, token: null })
})

test('S10: a token gives at most its own scopes and its own end, also if nothing is said', async () => {
  const weak = (await create(minji.token, { scopes: ['read'], endsAt: inDays(2) })).json
  expect((await create(weak.token, { scopes: ['read', 'book'] })).json).toMatchObject({
    code: 'token-exceeded',
    status: 403,
    detail: 'The token "laptop" does not have book, so it cannot give it.',
  })
  for (const endsAt of [null, inDays(3)])
    expect((await create(weak.token, { endsAt })).json).toMatchObject({ code: 'token-exceeded' })
  const child = await create(weak.token, {})
  expect(child.json.details).toMatchObject({ scopes: ['read'], endsAt: weak.details.endsAt })
  expect((await create(minji.token, { scopes: ['sell'] })).json).toMatchObject({
    code: 'token-exceeded',
    detail: 'A token of a customer cannot have sell.',
  })
  expect((await create(minji.token, { endsAt: inDays(-1) })).json).toMatchObject({
    code: 'end-has-passed',
    status: 422,
  })
})

test('S10: a weaker token cannot revoke a stronger one of the same owner, but itself', async () => {
  const weak = (await create(minji.token, { scopes: ['read'] })).json
  const strong = (await create(minji.token, {})).json
  const revoke = (id: string) => office.ask('DELETE', `/v1/tokens/${id}`, { token: weak.token })
  expect((await revoke(strong.details.id)).json).toMatchObject({ code: 'token-exceeded' })
  expect((await revoke(weak.details.id)).status).toBe(200)
})

test('S10: a repeated request gets the same token again, and only from the token with which it came', async () => {
  const headers = { 'idempotency-key': 'the-key-of-minji' }
  const first = await create(minji.token, {}, headers)
  expect((await create(minji.token, {}, headers)).json).toEqual(first.json)
  const weak = (await create(minji.token, { scopes: ['read'] })).json
  const stolen = await create(weak.token, {}, headers)
  expect(stolen.json).toMatchObject({ code: 'idempotency-key-reused' })
  expect(stolen.text).not.toContain(first.json.token)
})

test('S10: neither a token nor its hash is in a list, an event or a refusal', async () => {
  const made = (await create(minji.token, { name: 'kept secret' })).json
  const list = await office.ask('GET', '/v1/tokens', { token: minji.token })
  const events = await office.ask('GET', '/v1/events?limit=1000', { token: ADMIN })
  expect(list.text).toContain('kept secret')
  expect(events.text).toContain(made.details.id)
  expect(events.text).not.toContain('kept secret')
  for (const { text } of [list, events]) {
    expect(text).not.toMatch(/op_|"hash"/)
    expect(text).not.toContain(made.token)
  }
})

test('S10: the box office gives a token to a customer who lost theirs', async () => {
  const lee = await office.signUp('Lee Junho')
  const clerk = await staff(['sell'])
  const path = `/v1/customers/${lee.id}/tokens`
  const { status, json } = await office.ask('POST', path, { token: clerk.token, body: {} })
  expect([status, json.details]).toEqual([
    201,
    expect.objectContaining({ owner: lee.id, name: 'box office', scopes: ['read', 'book'] }),
  ])
  const booked = await office.book({ ...lee, token: json.token }, performanceId)
  expect(booked.status).toBe(201)
  const nobody = '/v1/customers/CU-ZZZZZZZZZZ/tokens'
  expect((await office.ask('POST', nobody, { token: clerk.token, body: {} })).json).toMatchObject({
    code: 'customer-not-found',
  })
  const events = await office.store.queries.events(1, 1000)
  expect(events.findLast((event) => event.type === 'TokenCreated')).toMatchObject({
    owner: lee.id,
    actor: clerk.id,
  })
})

test('S10: an event says which staff member cancelled, and MyPage that the box office did', async () => {
  const clerk = await staff(['sell'])
  const { id } = (await office.book(minji, performanceId)).json
  await office.settled()
  const path = `/v1/reservations/${id}/cancel`
  expect((await office.ask('POST', path, { token: clerk.token })).status).toBe(200)
  await office.settled()
  const { items } = (await office.ask('GET', '/v1/events?limit=1000', { token: ADMIN })).json
  const who = (type: string) =>
    items.findLast((event: { type: string }) => event.type === type).actor
  expect([who('Reserved'), who('PaymentApproved'), who('ReservationCancelled')]).toEqual([
    minji.id,
    'system',
    clerk.id,
  ])
  const page = (await office.ask('GET', '/v1/mypage', { token: minji.token })).text
  expect(page).toContain('Cancelled by the box office')
})

test(`S10: a customer has at most ${MAX_TOKENS} tokens that are valid`, async () => {
  const { token } = await office.signUp('Park Many')
  const made = []
  for (let i = 1; i < MAX_TOKENS; i++) made.push((await create(token, {})).json)
  const refused = await create(token, {})
  expect(refused.json).toMatchObject({ code: 'too-many-tokens', status: 409 })
  await office.ask('DELETE', `/v1/tokens/${made[0].details.id}`, { token })
  expect((await create(token, {})).status).toBe(201)
})

test('none of this caused a fault of the program', () => {
  expect(office.faults).toEqual([])
})
