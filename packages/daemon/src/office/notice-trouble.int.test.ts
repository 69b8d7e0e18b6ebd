import type { RequestListener } from 'node:http'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { smtpServer, type tcpServer } from '../notice/mail/testing/smtp-server.ts'
import { answerTo, converse } from '../notice/mail/testing/talk.ts'
import { type CompanyElsewhere, companyElsewhere } from '../sandbox/testing/under-test.ts'
import { hookTo, mailTo } from '../testing/listeners.ts'
import type { RealOffice } from '../testing/real-office.ts'
import { channelsOf, countBy, noticeDesk, twoWhoPaid } from './testing/notices.ts'

// What happens to notices while mail servers and webhooks misbehave.

/** One card company for all tests, since they look at what follows the payment. */
let company: CompanyElsewhere
beforeAll(async () => {
  company = await companyElsewhere()
})
afterAll(() => company?.close())

describe.concurrent('a mail server that', () => {
  test('is down holds up nobody else, and gets each mail once it is back', async ({
    expect,
    onTestFinished,
  }) => {
    const { postOffice, hook, open } = noticeDesk(company, onTestFinished)
    const gone = await smtpServer()
    await gone.close()
    const hooks = await hook()
    const office = await open({ ...mailTo(gone.port), ...hookTo(hooks.url) })
    await twoWhoPaid(office, 3)
    await office.settled('send-mail')
    expect(await channelsOf(office)).toEqual({ inbox: 6, webhook: 6 })
    expect(await office.waiting('send-mail')).toBe(6)
    expect((await office.status()).failing).toEqual([
      {
        channel: 'mail',
        since: expect.any(String),
        reason: expect.stringContaining('ECONNREFUSED'),
      },
    ])
    const mails = await postOffice({}, gone.port)
    await office.settled()
    expect((await office.status()).failing).toEqual([])
    expect(countBy(mails.received, ({ to }) => to[0])).toEqual({
      'minji@example.com': 3,
      'john@example.com': 3,
    })
    expect(new Set(mails.received.map(({ parsed }) => parsed.messageId)).size).toBe(6)
    expect(await channelsOf(office)).toEqual({ inbox: 6, mail: 6, webhook: 6 })
  })

  test('takes longer than the time-out to accept a mail gets it once', async ({
    expect,
    onTestFinished,
  }) => {
    const { strange, open } = noticeDesk(company, onTestFinished)
    let mails = 0
    const server = await strange((socket) =>
      converse(socket, (line) => {
        if (line !== '.') return answerTo(line)
        mails += 1
        setTimeout(() => socket.write('250 accepted\r\n'), 5_000)
        return undefined
      }),
    )
    const office = await open({ ...mailTo(server.port), OUTERPARK_SMTP_TIMEOUT_MS: '4000' })
    await twoWhoPaid(office)
    await office.settled()
    expect(await channelsOf(office)).toEqual({ inbox: 2, mail: 2 })
    expect(mails).toBe(2)
  })

  test('refuses one recipient makes a dead letter of that mail, and the others get theirs', async ({
    expect,
    onTestFinished,
  }) => {
    const { postOffice, open } = noticeDesk(company, onTestFinished)
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

  test.for([
    ['hangs', () => {}],
    ['answers garbage', (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    [
      'hangs once it has the mail',
      (socket) => converse(socket, (line) => (line === '.' ? undefined : answerTo(line))),
    ],
  ] satisfies [string, Parameters<typeof tcpServer>[0]][])(
    '%s holds up mails and nothing else',
    async ([, talk], { expect, onTestFinished }) => {
      const { hook, strange, open } = noticeDesk(company, onTestFinished)
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
      // An office that stops waits for mails that the server may have accepted.
      server.close()
    },
  )
})

describe.concurrent('a webhook that', () => {
  const told = async (office: RealOffice, times = 2) => {
    await twoWhoPaid(office, times / 2)
    await office.settled('send-webhook')
  }

  test.for([
    ['hangs', '300', () => {}, /did not answer within 300 ms/],
    [
      'redirects',
      '5000',
      (_, out) => void out.writeHead(308, { location: 'http://127.0.0.1:9/' }).end(),
      /308, a redirect .*not followed/,
    ],
    ['answers 500 for ever', '5000', (_, out) => void out.writeHead(500).end('oops'), /500: oops/],
  ] satisfies [string, string, RequestListener, RegExp][])(
    '%s is asked again until it is too late, and holds up nobody else',
    async ([, timeoutMs, answer, says], { expect, onTestFinished }) => {
      const { postOffice, hook, open } = noticeDesk(company, onTestFinished)
      const mails = await postOffice()
      const hooks = await hook(answer)
      const office = await open({
        ...mailTo(mails.port),
        ...hookTo(hooks.url),
        OUTERPARK_WEBHOOK_TIMEOUT_MS: timeoutMs,
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
      // Each try sends the same two messages.
      expect(new Set(hooks.received.map(({ headers }) => headers['webhook-id'])).size).toBe(2)
    },
  )

  test('answers 410 is switched off: the admin is told, nothing more is sent, and nothing is lost elsewhere', async ({
    expect,
    onTestFinished,
  }) => {
    const { postOffice, hook, open } = noticeDesk(company, onTestFinished)
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

  test('was switched off stays so across a restart, until an admin switches it on', async ({
    expect,
    onTestFinished,
  }) => {
    const { hook, open, stopped } = noticeDesk(company, onTestFinished)
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

  test('was switched off and has another address now is told again', async ({
    expect,
    onTestFinished,
  }) => {
    const { hook, open, stopped } = noticeDesk(company, onTestFinished)
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

test.concurrent('what a restart interrupts is told afterwards, once', async ({
  expect,
  onTestFinished,
}) => {
  const { postOffice, hook, open, stopped } = noticeDesk(company, onTestFinished)
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
