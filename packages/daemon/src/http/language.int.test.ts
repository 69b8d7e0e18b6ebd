import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { sendRaw } from '../testing/raw-http.ts'
import { until } from '../testing/settled.ts'

const KOREAN = { 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.8' }
const HANGUL = /[가-힣]/

let office: TestOffice
let minji: Person
let performanceId: string
beforeAll(async () => {
  office = await openTestOffice()
  minji = await office.signUp('Kim Minji')
  performanceId = (await office.register()).performanceId
  const body = { performanceId, grade: 'VIP', seats: 2 }
  await office.ask('POST', '/v1/reservations', { token: minji.token, body })
  await until('paid and told', async () => (await page()).json.notices.length === 1)
})
afterAll(() => office?.close())

const page = (headers = {}) => office.ask('GET', '/v1/mypage', { token: minji.token, headers })
const book = (body: object, headers = {}) =>
  office.ask('POST', '/v1/reservations', { token: minji.token, body, headers })

describe('Accept-Language', () => {
  test('decides in which language a problem is said, and changes neither code nor parameters', async () => {
    const body = { performanceId, grade: 'Z', seats: 1 }
    const [english, korean] = [await book(body), await book(body, KOREAN)]
    expect(english.headers).toMatchObject({ 'content-language': 'en', vary: 'accept-language' })
    expect(korean.headers).toMatchObject({ 'content-language': 'ko', vary: 'accept-language' })
    const { title, detail, hint, ...same } = korean.json
    expect(english.json).toMatchObject(same)
    expect(same).toMatchObject({ code: 'grade-not-found', params: { grade: 'Z' } })
    for (const text of [title, detail, hint]) expect(text).toMatch(HANGUL)
    expect(english.json.detail).toBe('Phantom has no grade Z.')
  })

  test('also decides what is said of wrong fields', async () => {
    const { json } = await book({ performanceId, seats: 0 }, KOREAN)
    expect(json.errors).toEqual([
      {
        path: 'seats',
        message: '1 이상이어야 합니다',
        code: 'too-small',
        params: { of: 'number', limit: 1, isAllowed: true },
      },
    ])
    expect(json.detail).toBe('본문이 올바르지 않습니다: seats: 1 이상이어야 합니다')
  })

  test.each([
    ['GET', '/v1/nowhere', {}],
    ['PUT', '/v1/mypage', {}],
    ['GET', '/v1/whoami', {}],
    ['GET', '/v1/whoami', { authorization: 'Bearer op_unknown' }],
    ['GET', '/livez', { host: 'evil.example.com' }],
    ['GET', '/livez', { host: '127.0.0.1:99999' }],
    ['GET', '/v1/musicals?idPrefix=%B0', {}],
    ['POST', '/v1/reservations', { 'content-type': 'text/plain' }],
    ['HEAD', '/v1/events/stream', {}],
  ])(
    'reaches every way on which a problem is answered: %s %s %o',
    async (method, path, headers) => {
      const asking = method === 'POST' ? { body: '{}', token: minji.token } : {}
      const answer = await office.ask(method, path, {
        ...asking,
        headers: { ...headers, ...KOREAN },
      })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.headers['content-language']).toBe('ko')
      if (method !== 'HEAD') expect(answer.json.detail).toMatch(HANGUL)
    },
  )

  test('reaches the refusal of a body in chunks without a token', async () => {
    const lines = [
      'POST /v1/customers HTTP/1.1',
      'Host: localhost',
      'Accept-Language: ko',
      'Transfer-Encoding: chunked',
    ]
    const answer = await sendRaw(office.url, [Buffer.from(`${lines.join('\r\n')}\r\n\r\n`)])
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({
      code: 'length-required',
      title: 'Content-Length가 필요합니다',
    })
  })

  test('that wants another language, or makes no sense, gets English', async () => {
    for (const header of ['ja', 'ko;q=0', '한국어', ';;;']) {
      const answer = await office.ask('GET', '/v1/nowhere', {
        headers: { 'accept-language': Buffer.from(header).toString('latin1') },
      })
      expect(answer.headers['content-language']).toBe('en')
    }
  })

  test('says nothing to an answer without sentences', async () => {
    const { headers } = await office.ask('GET', '/v1/musicals', { headers: KOREAN })
    expect(headers['content-language']).toBeUndefined()
    expect(headers.vary).toBeUndefined()
  })
})

describe('MyPage', () => {
  test('has the same facts in each language, with sentences made of them', async () => {
    const [english, korean] = [await page(), await page(KOREAN)]
    expect(english.headers).toMatchObject({ 'content-language': 'en', vary: 'accept-language' })
    expect(korean.headers).toMatchObject({ 'content-language': 'ko', vary: 'accept-language' })
    const texts = (answer: typeof english) =>
      answer.json.reservations[0].timeline.map(({ text }: { text: string }) => text)
    expect(texts(english)).toEqual([
      'Reserved 2 × VIP for ₩380,000; payment requested',
      'Payment of ₩380,000 approved; reservation confirmed',
      expect.stringMatching(/^Notice sent \(inbox\): Paid ₩380,000: /),
    ])
    expect(texts(korean)).toEqual([
      'VIP석 2매를 예매했습니다. 380,000원 결제를 요청했습니다',
      '380,000원 결제가 완료되어 예매가 확정되었습니다',
      expect.stringMatching(/^알림을 보냈습니다\(알림함\): 380,000원 결제 완료: /),
    ])
    const withoutTexts = (answer: typeof english) =>
      JSON.stringify(answer.json, (name, value) => (name === 'text' ? undefined : value))
    expect(withoutTexts(korean)).toBe(withoutTexts(english))
    // What the reservation says is not said again.
    const [booked] = korean.json.reservations
    expect(booked).toMatchObject({ amount: { amount: 380_000, currency: 'KRW' }, seats: 2 })
    expect(booked.timeline[1]).toMatchObject({ type: 'PaymentApproved' })
    expect(booked.timeline[1]).not.toHaveProperty('params')
    expect(korean.json.notices).toMatchObject([
      {
        template: 'payment-approved',
        text: expect.stringMatching(/^380,000원 결제 완료: /),
      },
    ])
    // Each language has a kept page of its own.
    expect((await page()).text).toBe(english.text)
    expect((await page(KOREAN)).text).toBe(korean.text)
  })

  test('streams its steps in the language of the reader', async () => {
    const stream = await office.follow('/v1/mypage/stream', {
      token: minji.token,
      headers: KOREAN,
    })
    await until('the steps', () => stream.messages.length >= 3)
    expect(stream.headers['content-language']).toBe('ko')
    expect(stream.messages[1]?.data).toMatchObject({
      entry: { type: 'PaymentApproved', text: '380,000원 결제가 완료되어 예매가 확정되었습니다' },
    })
    stream.close()
  })

  test('and the list of notices say the same, also to the admin and in an export', async () => {
    const notice = { template: 'payment-approved', text: expect.stringMatching(/^380,000원 결제/) }
    const list = await office.ask('GET', '/v1/notices', { token: ADMIN, headers: KOREAN })
    expect(list.headers['content-language']).toBe('ko')
    expect(list.json.items).toMatchObject([{ ...notice, fields: { seats: 2 } }])
    const exported = await office.ask('GET', `/v1/customers/${minji.id}/export`, {
      token: minji.token,
      headers: KOREAN,
    })
    expect(exported.json.notices).toMatchObject([notice])
    const english = await office.ask('GET', '/v1/notices', { token: minji.token })
    expect(english.json.items[0].text).toMatch(/^Paid ₩380,000: /)
  })
})

test('a stream that ends since its token was revoked says so in the language of the reader', async () => {
  const created = await office.ask('POST', '/v1/tokens', {
    token: minji.token,
    body: { name: 'laptop' },
  })
  const { token, details } = created.json
  const stream = await office.follow('/v1/mypage/stream', { token, headers: KOREAN })
  await office.ask('DELETE', `/v1/tokens/${details.id}`, { token: minji.token })
  await until('the end', stream.ended)
  expect(stream.messages.at(-1)?.data).toMatchObject({
    code: 'token-revoked',
    params: { case: 'named', name: 'laptop' },
    title: '취소된 토큰입니다',
  })
})

test('what is stored of a notice and its event has no sentence', async () => {
  const sent = (await office.store.queries.events(1, 100)).find(({ type }) => type === 'NoticeSent')
  expect(Object.keys(sent ?? {})).not.toContain('text')
  expect(sent).toMatchObject({ template: 'payment-approved', channel: 'inbox' })
})
