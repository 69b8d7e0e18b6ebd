import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { until } from '../testing/settled.ts'

let office: TestOffice
let minji: Person
let performanceId: string
beforeAll(async () => {
  office = await openTestOffice()
  minji = await office.signUp('Kim Minji')
  performanceId = (await office.register()).performanceId
})
afterAll(() => office?.close())

const whoami = (token: string) => office.ask('GET', '/v1/whoami', { token })
const revoke = (id: string, token = minji.token) =>
  office.ask('DELETE', `/v1/tokens/${id}`, { token })
const book = (token: string) =>
  office.ask('POST', '/v1/reservations', { token, body: { performanceId, seats: 1 } })
/** Makes another token of Minji. */
async function another(body: object = {}, token = minji.token) {
  const { status, json } = await office.ask('POST', '/v1/tokens', {
    token,
    body: { name: 'laptop', ...body },
  })
  expect([status, json]).toEqual([201, json])
  return { id: String(json.details.id), token: String(json.token) }
}
async function staffWith(...scopes: string[]) {
  const body = { name: 'Han Seoyeon', scopes }
  const { json } = await office.ask('POST', '/v1/staff', { token: ADMIN, body })
  return { id: String(json.staff.id), token: String(json.token) }
}

test('S10: a revoked token is refused from the next request on, and the others of its owner stay', async () => {
  const laptop = await another()
  expect((await book(laptop.token)).status).toBe(201)
  expect((await revoke(laptop.id)).json).toMatchObject({
    id: laptop.id,
    revokedAt: expect.any(String),
  })
  const refused = await book(laptop.token)
  expect(refused).toMatchObject({
    status: 401,
    json: {
      code: 'token-revoked',
      params: { case: 'named', name: 'laptop', at: expect.stringMatching(/^20/) },
    },
  })
  expect(refused.headers['www-authenticate']).toBe('Bearer')
  expect((await whoami(minji.token)).status).toBe(200)
})

test('S10: a token that revokes itself is refused afterwards', async () => {
  const laptop = await another()
  expect((await revoke(laptop.id, laptop.token)).status).toBe(200)
  expect((await whoami(laptop.token)).json).toMatchObject({ code: 'token-revoked' })
})

test('S10: of bookings that meet a revocation, each is made or refused, and none is made later', async () => {
  const laptop = await another()
  await book(laptop.token)
  const early = Array.from({ length: 20 }, () => book(laptop.token))
  const revoked = revoke(laptop.id)
  const late = Array.from({ length: 20 }, () => book(laptop.token))
  await revoked
  const answers = await Promise.all([...early, ...late])
  for (const { status, json } of answers) expect([201, 401], JSON.stringify(json)).toContain(status)
  const last = await office.store.queries.lastPosition()
  expect((await book(laptop.token)).status).toBe(401)
  const later = await office.store.queries.events(last + 1, 100)
  expect(later.map(({ type }) => type)).not.toContain('Reserved')
})

/** Sends a request whose last bytes come only after `meanwhile` is done. Gives the answer with its head. */
async function slowly(
  [line, token, json]: readonly [line: string, token: string, json: object],
  meanwhile: () => Promise<unknown>,
): Promise<string> {
  const body = JSON.stringify(json)
  const { hostname, port } = new URL(office.url)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text
  })
  socket.write(
    `${line} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
  )
  // This request comes later, so the daemon has let that one in.
  await whoami(token)
  await meanwhile()
  socket.write(body.slice(5))
  await until('the answer', () => answer.includes('}'))
  socket.destroy()
  return answer
}

test('S10: a request whose body comes slowly is refused if the token is revoked meanwhile', async () => {
  const laptop = await another()
  const booking = { performanceId, seats: 1 }
  const answer = await slowly(['POST /v1/reservations', laptop.token, booking], () =>
    revoke(laptop.id),
  )
  expect(answer).toMatch(/^HTTP\/1\.1 401 /)
  expect(answer).toContain('token-revoked')
})

test('S10: the open streams of a revoked token end at once and say why, and those of others stay', async () => {
  const laptop = await another()
  const [gone, stays] = [
    await office.follow('/v1/mypage/stream', { token: laptop.token }),
    await office.follow('/v1/mypage/stream', { token: minji.token }),
  ]
  await until('the first steps', () => gone.messages.length > 0 && stays.messages.length > 0)
  await revoke(laptop.id)
  await until('the end of the stream', gone.ended)
  expect(gone.messages.at(-1)).toMatchObject({
    event: 'problem',
    data: { code: 'token-revoked', status: 401 },
  })
  await book(minji.token)
  const seen = stays.messages.length
  await until('more steps', () => stays.messages.length > seen)
  expect(stays.ended()).toBe(false)
  stays.close()
})

test('S10: no event that comes after the revocation reaches a stream', async () => {
  const laptop = await another()
  const stream = await office.follow('/v1/mypage/stream', { token: laptop.token })
  await until('the first steps', () => stream.messages.length > 0)
  const [{ headers: _ }] = await Promise.all([revoke(laptop.id), book(minji.token)])
  const position = await office.store.queries.lastPosition()
  await until('the end of the stream', stream.ended)
  const revoked = (await office.store.queries.events(1, 1000)).findLast(
    ({ type }) => type === 'TokenRevoked',
  )
  expect(revoked?.position).toBeLessThanOrEqual(position)
  const steps = stream.messages.filter(({ event }) => event === 'step')
  for (const { id } of steps) expect(id).toBeLessThan(revoked?.position ?? 0)
})

/** Opens a stream with a token that ends soon. On a busy machine the token may end before, and then the next gets longer. */
async function streamUntil(inMs: number) {
  const endsAt = new Date(Date.now() + inMs).toISOString()
  const body = { name: 'laptop', endsAt }
  const { json } = await office.ask('POST', '/v1/tokens', { token: minji.token, body })
  const stream = await office.follow('/v1/mypage/stream', { token: json.token ?? 'none' })
  if (stream.status === 200) return { endsAt, token: json.token, stream }
  stream.close()
  return streamUntil(inMs * 2)
}

test('S10: the streams of a token end with it', async () => {
  const { endsAt, token, stream } = await streamUntil(100)
  await until('the end of the stream', stream.ended)
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(endsAt))
  expect(stream.messages.at(-1)?.data).toMatchObject({ code: 'token-ended' })
  expect((await whoami(token)).json).toMatchObject({
    code: 'token-ended',
    params: { case: 'named', name: 'laptop', at: endsAt },
  })
})

test('S10: with a staff member all of their tokens and streams end', async () => {
  const han = await staffWith('admin')
  const second = await another({}, han.token)
  const streams = [
    await office.follow('/v1/events/stream', { token: han.token }),
    await office.follow('/v1/events/stream', { token: second.token }),
  ]
  await office.ask('DELETE', `/v1/staff/${han.id}`, { token: ADMIN })
  for (const { ended, messages } of streams) {
    await until('the end of the stream', ended)
    expect(messages.at(-1)?.data).toMatchObject({ code: 'token-revoked' })
  }
  for (const token of [han.token, second.token])
    expect((await whoami(token)).json).toMatchObject({ code: 'token-revoked' })
})

test('S10: the streams of a customer who changes stay, and end when the customer is erased', async () => {
  const park = await office.signUp('Park Suji')
  const stream = await office.follow('/v1/mypage/stream', { token: park.token })
  await office.ask('PATCH', '/v1/customers/me', { token: park.token, body: { language: 'ko' } })
  expect((await whoami(park.token)).json).toMatchObject({ customer: { language: 'ko' } })
  expect(stream.ended()).toBe(false)
  expect((await office.ask('DELETE', '/v1/customers/me', { token: park.token })).status).toBe(200)
  await until('the end of the stream', stream.ended)
  expect(stream.messages.at(-1)).toMatchObject({
    event: 'problem',
    data: { code: 'not-signed-in' },
  })
})

test('S10: whoever never had a token hears nothing of revocations and ends', async () => {
  expect((await whoami('op_never')).json).toMatchObject({
    code: 'not-signed-in',
    detail: 'Nobody has this token.',
  })
})

test('none of this caused a fault of the program', () => {
  expect(office.faults).toEqual([])
})
