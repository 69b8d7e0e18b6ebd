import type { RequestListener } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { smtpServer, tcpServer } from '../notice/mail/smtp-server.test-support.ts'
import { answerTo, converse } from '../notice/mail/talk.test-support.ts'
import { receiver } from '../notice/webhook/receiver.test-support.ts'
import { type SandboxUnderTest, sandboxUnderTest } from '../sandbox/under-test.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { HOOK_SECRET, hookTo, mailTo, startListeners } from '../testing/listeners.ts'
import { openRealOffice, type RealOffice, type Signed } from '../testing/real-office.ts'

/** One card company for all of them: what is under test is what comes after the payment. */
let company: SandboxUnderTest
beforeAll(async () => {
  company = await sandboxUnderTest()
})
afterAll(() => company?.close())

let folder: ReturnType<typeof temporaryFolder>
let closers: (() => unknown)[]
beforeEach(() => {
  folder = temporaryFolder()
  closers = []
})
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
  folder.remove()
})

async function postOffice(...args: Parameters<typeof smtpServer>) {
  const server = await smtpServer(...args)
  closers.push(server.close)
  return server
}
async function hook(answer?: RequestListener) {
  const server = await receiver(answer)
  closers.push(server.close)
  return server
}
async function strange(talk: Parameters<typeof tcpServer>[0]) {
  const server = await tcpServer(talk)
  closers.push(server.close)
  return server
}
async function open(environment: NodeJS.ProcessEnv): Promise<RealOffice> {
  const { url, key } = company.sandbox
  const payment = { OUTERPARK_GATEWAY_URL: url, OUTERPARK_GATEWAY_KEY: key }
  const office = await openRealOffice(folder.file('home'), { ...payment, ...environment })
  closers.push(office.stop)
  return office
}
const stopped = async (office: RealOffice) => {
  closers = closers.filter((close) => close !== office.stop)
  await office.stop()
}

/** Two customers, of whom each has booked and paid so many times. */
async function twoWhoPaid(office: RealOffice, times = 1): Promise<[minji: Signed, john: Signed]> {
  const performance = await office.performance()
  const minji = await office.signUp('minji@example.com', { language: 'ko' })
  const john = await office.signUp('john@example.com', { language: 'en' })
  for (let n = 0; n < times; n++)
    await Promise.all([minji, john].map((who) => office.book(who, performance)))
  return [minji, john]
}
const countBy = <T>(things: readonly T[], nameOf: (thing: T) => string | undefined) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(things, (each) => nameOf(each) ?? '')).map(([name, some]) => [
      name,
      some?.length,
    ]),
  )
const channelsOf = async (office: RealOffice) =>
  countBy(await office.notices(), ({ channel }) => channel)

test('who has paid gets one mail in their language, the inbox says so, and the admin’s webhook is told', async () => {
  const mails = await postOffice()
  const hooks = await hook()
  const office = await open({ ...mailTo(mails.port), ...hookTo(hooks.url) })
  const [minji, john] = await twoWhoPaid(office)
  await office.settled()

  expect(mails.received.map(({ to, parsed }) => [to, parsed.subject]).sort()).toEqual([
    [['john@example.com'], 'Booking confirmed: 오페라의 유령'],
    [['minji@example.com'], '예매 확정: 오페라의 유령'],
  ])
  const [korean] = mails.received.filter(({ to }) => to.includes('minji@example.com'))
  const page = await office.myPage(minji)
  expect(korean?.parsed.text).toContain(`예매 번호: ${page.reservations[0].id}`)
  expect(korean?.parsed.html).toContain('<html lang="ko">')

  expect(hooks.received).toHaveLength(2)
  for (const { body, headers } of hooks.received) {
    const told = new Webhook(HOOK_SECRET).verify(body, headers as Record<string, string>)
    expect(told).toMatchObject({
      type: 'notice.payment-approved',
      data: { title: '오페라의 유령', amount: { amount: 380_000, currency: 'KRW' } },
    })
    expect(body).not.toMatch(/Minji|example\.com/)
  }
  expect(hooks.received.map(({ body }) => JSON.parse(body).data.customerId).sort()).toEqual(
    [minji.id, john.id].sort(),
  )

  expect(await channelsOf(office)).toEqual({ inbox: 2, mail: 2, webhook: 2 })
  expect(page.notices).toHaveLength(1)
  const timeline = JSON.stringify(page.reservations[0].timeline)
  expect(timeline).toContain('Notice sent (mail)')
  expect(timeline).not.toContain('webhook')
  expect(
    (await office.admin('/v1/verify')).checks.filter(({ ok }: { ok: boolean }) => !ok),
  ).toEqual([])
})

test('every event is told once on each channel: paid, declined, and cancelled with its refund', async () => {
  const mails = await postOffice()
  const hooks = await hook()
  const office = await open({ ...mailTo(mails.port), ...hookTo(hooks.url) })
  const minji = await office.signUp('minji@example.com', { language: 'ko' })
  const performance = await office.performance()
  const paid = await office.book(minji, performance)
  await office.book(minji, performance, 'card-declined')
  await office.settled()
  await office.cancel(minji, paid)
  await office.settled()
  expect(mails.received.map(({ parsed }) => parsed.subject).sort()).toEqual([
    '결제 거절: 오페라의 유령',
    '예매 취소: 오페라의 유령',
    '예매 확정: 오페라의 유령',
  ])
  const told = hooks.received.map(({ body }) => JSON.parse(body))
  expect(countBy(told, ({ type }) => type)).toEqual({
    'notice.payment-approved': 1,
    'notice.payment-declined': 1,
    'notice.payment-cancelled': 1,
  })
  const cancelled = told.find(({ type }) => type === 'notice.payment-cancelled')
  expect(cancelled.data.refunded).toEqual({ amount: 380_000, currency: 'KRW' })
  expect(await channelsOf(office)).toEqual({ inbox: 3, mail: 3, webhook: 3 })
})

test('who wants no mails gets none, and everything else', async () => {
  const mails = await postOffice()
  const hooks = await hook()
  const office = await open({ ...mailTo(mails.port), ...hookTo(hooks.url) })
  const quiet = await office.signUp('quiet@example.com', { mail: false })
  await office.book(quiet, await office.performance())
  await office.settled()
  expect(mails.received).toEqual([])
  expect(hooks.received).toHaveLength(1)
  expect(await channelsOf(office)).toEqual({ inbox: 1, webhook: 1 })
})

describe('a mail server that', () => {
  test('is down holds up nobody else, and gets each mail once it is back', async () => {
    const gone = await smtpServer()
    await gone.close()
    const hooks = await hook()
    const office = await open({ ...mailTo(gone.port), ...hookTo(hooks.url) })
    await twoWhoPaid(office, 3)
    await office.settled('send-mail')
    expect(await channelsOf(office)).toEqual({ inbox: 6, webhook: 6 })
    expect(await office.waiting('send-mail')).toBe(6)
    const mails = await postOffice({}, gone.port)
    await office.settled()
    expect(countBy(mails.received, ({ to }) => to[0])).toEqual({
      'minji@example.com': 3,
      'john@example.com': 3,
    })
    expect(new Set(mails.received.map(({ parsed }) => parsed.messageId)).size).toBe(6)
    expect(await channelsOf(office)).toEqual({ inbox: 6, mail: 6, webhook: 6 })
  })

  test('refuses one recipient makes a dead letter of that mail, and the others get theirs', async () => {
    const mails = await postOffice({
      onRcptTo: ({ address }, _, done) =>
        done(
          address === 'john@example.com'
            ? Object.assign(new Error('No such user'), { responseCode: 550 })
            : null,
        ),
    })
    const office = await open(mailTo(mails.port))
    await twoWhoPaid(office)
    await office.settled()
    expect(mails.received.map(({ to }) => to)).toEqual([['minji@example.com']])
    expect(await office.deadLetters()).toMatchObject([
      { kind: 'send-mail', lastError: expect.stringContaining('No such user') },
    ])
    expect(await channelsOf(office)).toEqual({ inbox: 2, mail: 1 })
  })

  test.each([
    ['hangs', () => {}],
    ['answers garbage', (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    [
      'hangs once it has the mail',
      (socket) => converse(socket, (line) => (line === '.' ? undefined : answerTo(line))),
    ],
  ] satisfies [string, Parameters<typeof tcpServer>[0]][])(
    '%s holds up mails and nothing else',
    async (_, talk) => {
      const server = await strange(talk)
      const hooks = await hook()
      const office = await open({
        ...mailTo(server.port),
        ...hookTo(hooks.url),
        OUTERPARK_SMTP_TIMEOUT_MS: '300',
      })
      await twoWhoPaid(office, 3)
      await office.settled('send-mail')
      expect(await channelsOf(office)).toEqual({ inbox: 6, webhook: 6 })
      expect(await office.waiting('send-mail')).toBe(6)
      expect(await office.deadLetters()).toEqual([])
    },
  )
})

describe('a webhook that', () => {
  const told = async (office: RealOffice, times = 2) => {
    await twoWhoPaid(office, times / 2)
    await office.settled('send-webhook')
  }

  test.each([
    ['hangs', () => {}, /did not answer within 300 ms/],
    [
      'redirects',
      (_, out) => void out.writeHead(308, { location: 'http://127.0.0.1:9/' }).end(),
      /308, a redirect .*not followed/,
    ],
    ['answers 500 for ever', (_, out) => void out.writeHead(500).end('oops'), /500: oops/],
  ] satisfies [string, RequestListener, RegExp][])(
    '%s is asked again until it is too late, and holds up nobody else',
    async (_, answer, says) => {
      const mails = await postOffice()
      const hooks = await hook(answer)
      const office = await open({
        ...mailTo(mails.port),
        ...hookTo(hooks.url),
        OUTERPARK_WEBHOOK_TIMEOUT_MS: '300',
        OUTERPARK_NOTICE_RETRY_CAP_MS: '20',
        OUTERPARK_NOTICE_RETRY_FOR_MS: '1000',
        OUTERPARK_NOTICE_WORKERS_MIN: '2',
      })
      await told(office)
      expect(mails.received).toHaveLength(2)
      await office.settled()
      const dead = await office.deadLetters()
      expect(dead.map(({ kind }) => kind)).toEqual(['send-webhook', 'send-webhook'])
      for (const { lastError } of dead) expect(lastError).toMatch(says)
      expect(await channelsOf(office)).toEqual({ inbox: 2, mail: 2 })
      // The same two messages, again and again.
      expect(new Set(hooks.received.map(({ headers }) => headers['webhook-id'])).size).toBe(2)
    },
  )

  test('answers 410 is switched off: the admin is told, nothing more is sent, and nothing is lost elsewhere', async () => {
    const mails = await postOffice()
    const hooks = await hook((_, out) => void out.writeHead(410).end())
    const environment = { ...mailTo(mails.port), ...hookTo(hooks.url) }
    const office = await open(environment)
    await told(office)
    await office.settled()
    const asked = hooks.received.length
    const { webhook } = await office.status()
    expect(webhook).toEqual({ host: `127.0.0.1:${hooks.port}`, offSince: expect.any(String) })
    const log = (await office.admin('/v1/events?limit=1000')).items
    const [switchedOff, ...more] = log.filter(
      ({ type }: { type: string }) => type === 'WebhookSwitchedOff',
    )
    expect(more).toEqual([])
    expect(switchedOff.host).toBe(webhook.host)
    expect(JSON.stringify(switchedOff)).not.toMatch(/\/hook|whsec/)
    expect(await office.deadLetters()).toEqual([])

    const performance = await office.performance()
    await office.book(await office.signUp('later@example.com'), performance)
    await office.settled()
    expect(hooks.received).toHaveLength(asked)
    expect(await channelsOf(office)).toEqual({ inbox: 3, mail: 3 })
  })

  test('was switched off stays so across a restart, until an admin switches it on', async () => {
    let status = 410
    const hooks = await hook((_, out) => void out.writeHead(status).end())
    const first = await open(hookTo(hooks.url))
    await told(first)
    await first.settled()
    await stopped(first)
    status = 204
    const asked = hooks.received.length

    const second = await open(hookTo(hooks.url))
    const [performance, later] = [
      await second.performance(),
      await second.signUp('later@example.com'),
    ]
    await second.book(later, performance)
    await second.settled()
    expect(hooks.received).toHaveLength(asked)
    expect((await second.status()).webhook.offSince).toEqual(expect.any(String))

    const on = { host: `127.0.0.1:${hooks.port}`, offSince: null }
    expect(await second.admin('/v1/webhook/on', 'POST', {})).toEqual(on)
    expect(await second.admin('/v1/webhook/on', 'POST')).toEqual(on)
    await second.book(later, performance)
    await second.settled()
    expect(hooks.received).toHaveLength(asked + 1)
    expect(await channelsOf(second)).toEqual({ inbox: 4, webhook: 1 })
  })

  test('was switched off and has another address now is told again', async () => {
    const gone = await hook((_, out) => void out.writeHead(410).end())
    const first = await open(hookTo(gone.url))
    await told(first)
    await first.settled()
    await stopped(first)
    const hooks = await hook()
    const second = await open(hookTo(hooks.url))
    expect((await second.status()).webhook.offSince).toBeNull()
    await second.book(await second.signUp('later@example.com'), await second.performance())
    await second.settled()
    expect(hooks.received).toHaveLength(1)
  })
})

test('what a restart interrupts is told afterwards, once', async () => {
  const gone = await smtpServer()
  await gone.close()
  let down = true
  const hooks = await hook((_, out) => void out.writeHead(down ? 503 : 200).end())
  const environment = { ...mailTo(gone.port), ...hookTo(hooks.url) }
  const first = await open(environment)
  await twoWhoPaid(first, 5)
  await first.settled('send-mail', 'send-webhook')
  await stopped(first)
  down = false
  const before = hooks.received.length
  const mails = await postOffice({}, gone.port)
  const second = await open(environment)
  await second.settled()
  expect(countBy(mails.received, ({ to }) => to[0])).toEqual({
    'minji@example.com': 5,
    'john@example.com': 5,
  })
  expect(new Set(mails.received.map(({ parsed }) => parsed.messageId)).size).toBe(10)
  const taken = hooks.received.slice(before).map(({ headers }) => headers['webhook-id'])
  expect(taken).toHaveLength(10)
  expect(new Set(taken).size).toBe(10)
  expect(await channelsOf(second)).toEqual({ inbox: 10, mail: 10, webhook: 10 })
})

test('mails that hang keep no inbox waiting, however many there are', async () => {
  const server = await strange(() => {})
  const office = await open({ ...mailTo(server.port), OUTERPARK_SMTP_TIMEOUT_MS: '5000' })
  const show = await office.performance()
  const minji = await office.signUp('minji@example.com')
  for (let n = 0; n < 10; n++)
    await Promise.all(Array.from({ length: 20 }, () => office.book(minji, show)))
  // Within the patience of `settled`; one round of the mails alone takes several minutes.
  await office.settled('send-mail')
  expect(await channelsOf(office)).toEqual({ inbox: 200 })
  expect(await office.waiting('send-mail')).toBe(200)
})

/** Whether customers are told of it, by the issue and not by the policies. */
const callsForNotice = ({ type, ...event }: { type: string; [field: string]: unknown }): boolean =>
  ['PaymentApproved', 'PaymentDeclined', 'PaymentDeferred', 'ReservationExpired'].includes(type) ||
  (type === 'Reserved' && event.deferredUntil !== undefined) ||
  (type === 'PaymentCancelled' && !(event.reservation === 'expired' && event.refunded === 0))

test('whatever goes wrong at the card company, each event is told once on each channel', async () => {
  const listeners = await startListeners()
  closers.push(listeners.close)
  const office = await open({
    ...listeners.environment,
    OUTERPARK_BREAKER_OPEN_MS: '200',
    OUTERPARK_NOTICE_WORKERS_MIN: '5',
  })
  await company.turn({ fail: 0.3, loseReplies: 0.2, duplicate: 0.3, decline: 0.2 })
  closers.push(company.reset)
  const [show, minji] = [await office.performance(), await office.signUp('minji@example.com')]
  for (let n = 0; n < 10; n++) {
    const booked = await Promise.all(Array.from({ length: 10 }, () => office.book(minji, show)))
    for (const id of booked.slice(0, 3)) await office.cancel(minji, id)
  }
  await company.reset()
  await office.settled()

  const { items } = await office.admin('/v1/events?limit=1000')
  const events: { id: string; type: string }[] = items
  const due = events.filter(callsForNotice).map(({ id }) => id)
  expect(due.length).toBeGreaterThan(100)
  const once = due.map((id) => [id, 1]).sort()
  const { mail, webhook } = listeners.told()
  expect([...mail].sort()).toEqual(once)
  expect([...webhook].sort()).toEqual(once)
  const n = due.length
  expect(await channelsOf(office)).toEqual({ inbox: n, mail: n, webhook: n })
  const { checks } = await office.admin('/v1/verify')
  expect(checks.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([])
})
