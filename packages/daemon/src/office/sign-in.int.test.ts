import { afterAll, beforeAll, expect, test } from 'vitest'
import { smtpServer } from '../notice/mail/testing/smtp-server.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { ask } from '../testing/http-client.ts'
import { mailTo } from '../testing/listeners.ts'
import { openRealOffice, type RealOffice } from '../testing/real-office.ts'

// Codes by mail, over HTTP and SMTP.

let folder: ReturnType<typeof temporaryFolder>
let mails: Awaited<ReturnType<typeof smtpServer>>
let office: RealOffice
beforeAll(async () => {
  folder = temporaryFolder()
  mails = await smtpServer()
  office = await openRealOffice(folder.file('home'), {
    ...mailTo(mails.port),
    OUTERPARK_ADDRESSES: 'code',
    OUTERPARK_CODES_PER_HOUR: '3',
  })
})
afterAll(async () => {
  await office?.stop()
  await mails?.close()
  folder.remove()
})

const post = (path: string, body: object, token?: string) =>
  ask(office.url, 'POST', path, { body, ...(token !== undefined && { token }) })
const signUp = (email: string) =>
  post('/v1/customers', { name: 'Kim Minji', email, language: 'ko' })
const confirm = (email: string, code: string, token?: string) =>
  post('/v1/sign-in/confirm', { email, code }, token)

const mailsTo = (email: string) => mails.received.filter(({ to }) => to.includes(email))
/** Waits for the nth mail to the address, and gives its code. */
async function codeTo(email: string, nth = 1): Promise<string> {
  await expect.poll(() => mailsTo(email).length).toBeGreaterThanOrEqual(nth)
  const text = mailsTo(email)[nth - 1]?.parsed.text ?? ''
  return /\b\d{6}\b/.exec(text)?.[0] ?? ''
}
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

async function customer(email: string): Promise<{ id: string; token: string }> {
  await signUp(email)
  const { json } = await confirm(email, await codeTo(email))
  return { id: json.customer.id, token: json.token }
}

/** What is said of a code, the same for every address. */
const SENT_NOW = {
  ...{ isNew: true, validUntil: expect.any(String) },
  ...{ sentAt: expect.any(String), askAgainAt: expect.any(String) },
}

test('S6: a sign-up answers alike for known and unknown addresses, and gives no token', async () => {
  const known = await customer('known@example.com')
  const answers = [await signUp('known@example.com'), await signUp('unknown@example.com')]
  for (const { status, json } of answers) {
    expect(status).toBe(202)
    expect(json).toEqual(SENT_NOW)
  }
  const asked = [
    await post('/v1/sign-in', { email: 'known@example.com' }),
    await post('/v1/sign-in', { email: 'nobody@example.com' }),
  ]
  for (const { status, json } of asked) expect([status, json]).toEqual([202, SENT_NOW])
  const again = [
    await post('/v1/sign-in', { email: 'known@example.com' }),
    await post('/v1/sign-in', { email: 'nobody@example.com' }),
  ]
  for (const [n, { status, json }] of again.entries())
    expect([status, json]).toEqual([202, { ...asked[n]?.json, isNew: false }])
  // The code of the known address signs in; that of the unknown one makes a customer.
  const code = await codeTo('known@example.com', 3)
  const { json } = await confirm('KNOWN@example.com', code)
  expect(json.customer).toMatchObject({ id: known.id, confirmed: true })
  expect(json.token).not.toBe(known.token)
  expect(mailsTo('known@example.com')[1]?.parsed.text).toContain('이미 가입된 주소')
  expect(mailsTo('nobody@example.com')).toEqual([])
})

test('S10: who lost the token gets in again by a code, and each code works once', async () => {
  const email = 'lost@example.com'
  const { id } = await customer(email)
  await post('/v1/sign-in', { email })
  const code = await codeTo(email, 2)
  expect(mailsTo(email)[1]?.parsed.subject).not.toContain(code)
  const { json } = await confirm(email, code)
  expect(json.customer.id).toBe(id)
  const who = await ask(office.url, 'GET', '/v1/whoami', { token: json.token })
  expect(who.json.customer).toMatchObject({ id, email, language: 'ko' })
  expect(await confirm(email, code)).toMatchObject({
    status: 403,
    json: { code: 'code-not-valid' },
  })
})

test('a code that was tried five times, or is for another address, is worth nothing', async () => {
  const [email, other] = ['tried@example.com', 'other@example.com']
  await signUp(email)
  await signUp(other)
  const code = await codeTo(email)
  const answers = [await confirm(other, code)]
  for (let n = 0; n < 5; n++) answers.push(await confirm(email, wrong(code)))
  answers.push(await confirm(email, code), await confirm('never@example.com', code))
  for (const { status, text } of answers) expect([status, text]).toEqual([403, answers[0]?.text])
  // The code of the other address has tries left.
  expect((await confirm(other, await codeTo(other))).status).toBe(200)
})

test('S6: an address gets three codes an hour, and a loop of sign-ups sends no more', async () => {
  const email = 'flooded@example.com'
  const names = ['A', 'B', 'C', 'D', 'E']
  const statuses = []
  for (const name of names) statuses.push((await post('/v1/customers', { name, email })).status)
  expect(statuses).toEqual([202, 202, 202, 429, 429])
  await codeTo(email, 3)
  expect(mailsTo(email)).toHaveLength(3)
})

test('a new address counts when its code came back, and the old one stays until then', async () => {
  const { id, token } = await customer('old@example.com')
  const changed = await ask(office.url, 'PATCH', '/v1/customers/me', {
    token,
    body: { email: 'new@example.com', mail: false },
  })
  expect(changed.json).toMatchObject({
    email: 'old@example.com',
    pendingEmail: 'new@example.com',
    mail: false,
  })
  const code = await codeTo('new@example.com')
  expect((await confirm('new@example.com', code)).status).toBe(403)
  const { json } = await confirm('new@example.com', code, token)
  expect(json).toMatchObject({ token: null, customer: { id, email: 'new@example.com' } })
})

test('a change whose code is refused changes nothing else', async () => {
  const { id, token } = await customer('careful@example.com')
  for (const name of ['A', 'B', 'C'])
    await post('/v1/customers', { name, email: 'full@example.com' })
  const change = { email: 'full@example.com', name: 'Kim Changed' }
  const refused = await ask(office.url, 'PATCH', '/v1/customers/me', { token, body: change })
  expect(refused).toMatchObject({ status: 429, json: { code: 'too-many-codes' } })
  const now = await ask(office.url, 'GET', '/v1/customers/me', { token })
  expect(now.json).toMatchObject({ id, name: 'Kim Minji' })
})

test('W7: with one Idempotency-Key a name changes once and a code is asked for once', async () => {
  const { token } = await customer('repeats@example.com')
  const change = (body: object, key: string) =>
    ask(office.url, 'PATCH', '/v1/customers/me', {
      token,
      body,
      headers: { 'idempotency-key': key },
    })
  const wish = { email: 'repeated@example.com', name: 'Kim First' }
  const first = await change(wish, 'both')
  expect(first.json).toMatchObject({ name: 'Kim First', pendingEmail: 'repeated@example.com' })
  await codeTo('repeated@example.com')
  await change({ name: 'Kim Second' }, 'other')
  const again = await change(wish, 'both')
  expect(again.json).toMatchObject({ name: 'Kim Second', pendingEmail: 'repeated@example.com' })
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect(mailsTo('repeated@example.com')).toHaveLength(1)
})

test('S6: nothing but codes goes to an address that is not confirmed', async () => {
  const { token, id } = await customer('first@example.com')
  // The admin may set an address at once. It is not confirmed.
  const [performance] = [await office.performance()]
  await office.admin(`/v1/customers/${id}`, 'PATCH', { email: 'stranger@example.com' })
  await office.book({ id, token, email: '' }, performance)
  await office.settled()
  expect(mailsTo('stranger@example.com')).toEqual([])
  expect((await office.admin('/v1/customers?unconfirmed=true')).items).toMatchObject([{ id }])
  await office.admin(`/v1/customers/${id}/confirm`, 'POST', {})
  await office.book({ id, token, email: '' }, performance)
  await office.settled()
  expect(mailsTo('stranger@example.com')).toHaveLength(1)
  expect(JSON.stringify(await office.admin('/v1/events?limit=1000'))).not.toMatch(/@example|Minji/)
})

test('with addresses: admin nobody books before the admin has confirmed them', async () => {
  const strict = await openRealOffice(folder.file('strict'), { OUTERPARK_ADDRESSES: 'admin' })
  try {
    const minji = await strict.signUp('minji@example.com')
    const body = { performanceId: await strict.performance(), seats: 1 }
    const book = () => ask(strict.url, 'POST', '/v1/reservations', { token: minji.token, body })
    expect(await book()).toMatchObject({
      status: 403,
      json: { code: 'customer-not-confirmed', hint: expect.stringContaining(minji.id) },
    })
    await strict.admin(`/v1/customers/${minji.id}/confirm`, 'POST', {})
    expect((await book()).status).toBe(201)
    const asked = await ask(strict.url, 'POST', '/v1/sign-in', { body: { email: minji.email } })
    expect(asked.json.code).toBe('no-mail')
  } finally {
    await strict.stop()
  }
})
