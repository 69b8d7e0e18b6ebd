import { setTimeout as wait } from 'node:timers/promises'
import { asId } from '@outerpark/core/kernel'
import { type MailFields, renderMail } from '@outerpark/core/notice'
import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, test, vi } from 'vitest'
import { type Mail, type MailSettings, mailDelivery } from './delivery.ts'
import { MailNotSent, MailRefused } from './errors.ts'
import { smtpServer, tcpServer } from './smtp-server.test-support.ts'

const fields: MailFields = {
  title: '오페라의 유령',
  startsAt: '2027-01-05T19:30:00+09:00',
  grade: 'VIP',
  seats: 2,
  amount: { amount: 380_000, currency: 'KRW' },
  refunded: { amount: 0, currency: 'KRW' },
  reservationId: 'RV-4T7ABCDEFG',
}
const about = asId<'event'>('EV-AAAAAAAAAA')

const mail = (change: Partial<Mail> = {}): Mail => ({
  about,
  to: 'minji@example.com',
  language: 'ko',
  ...renderMail('payment-approved', fields, 'ko'),
  ...change,
})

const signal = new AbortController().signal
const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

function mailTo(port: number, change: Partial<MailSettings> = {}) {
  const delivery = mailDelivery({
    host: '127.0.0.1',
    port,
    secure: false,
    from: '아우터파크 <tickets@outerpark.example>',
    timeoutMs: 5000,
    ...change,
  })
  closers.unshift(delivery.close)
  return delivery
}

/** A real server, and our mails to it. */
async function office(options: SMTPServerOptions = {}, change: Partial<MailSettings> = {}) {
  const server = await smtpServer(options)
  closers.push(server.close)
  return { ...server, mail: mailTo(server.port, change) }
}

/** A server that does as it likes, and our mails to it. */
async function strange(talk: Parameters<typeof tcpServer>[0], change: Partial<MailSettings> = {}) {
  const server = await tcpServer(talk)
  closers.push(server.close)
  return { ...server, mail: mailTo(server.port, change) }
}

const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode })

async function failureOf(sending: Promise<void>): Promise<Error> {
  return sending.then(
    () => new Error('The mail was sent.'),
    (error: Error) => error,
  )
}

test('a mail arrives with a Korean subject, as plain text and as HTML', async () => {
  const { mail: delivery, received } = await office()
  const sent = mail()
  await delivery.deliver(sent, signal)
  expect(received).toHaveLength(1)
  const [arrived] = received
  expect(arrived?.to).toEqual(['minji@example.com'])
  expect(arrived?.parsed).toMatchObject({
    subject: '예매 확정: 오페라의 유령',
    from: { name: '아우터파크', address: 'tickets@outerpark.example' },
    to: [{ address: 'minji@example.com' }],
    attachments: [],
  })
  expect(arrived?.parsed.text?.trimEnd()).toBe(sent.text.trimEnd())
  expect(arrived?.parsed.html?.trimEnd()).toBe(sent.html.trimEnd())
  expect(arrived?.source).toMatch(/^Content-Type: multipart\/alternative;/m)
})

test('an English mail says so, and no machine is to answer it', async () => {
  const { mail: delivery, received } = await office()
  const english = renderMail('payment-cancelled', fields, 'en')
  await delivery.deliver(mail({ language: 'en', ...english }), signal)
  expect(received[0]?.parsed.subject).toBe('Booking cancelled: 오페라의 유령')
  expect(received[0]?.source).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(received[0]?.source).toMatch(/^Content-Language: en\r$/m)
})

test('a mail that is sent twice bears the same Message-ID, and another event another', async () => {
  const { mail: delivery, received } = await office()
  await delivery.deliver(mail(), signal)
  await delivery.deliver(mail(), signal)
  await delivery.deliver(mail({ about: asId('EV-BBBBBBBBBB') }), signal)
  expect(received.map(({ parsed }) => parsed.messageId)).toEqual([
    '<EV-AAAAAAAAAA.mail@outerpark.example>',
    '<EV-AAAAAAAAAA.mail@outerpark.example>',
    '<EV-BBBBBBBBBB.mail@outerpark.example>',
  ])
})

test('mails share their connections', async () => {
  const { mail: delivery, received, connections } = await office()
  for (let n = 0; n < 20; n++) await delivery.deliver(mail(), signal)
  expect(received).toHaveLength(20)
  expect(connections()).toBe(1)
})

test.each([
  ['a line end', 'Rent\r\nBcc: everybody@example.com'],
  ['a bare line feed', 'Rent\nBcc: everybody@example.com'],
  ['a bare carriage return', 'Rent\rBcc: everybody@example.com'],
  ['an empty line, and a body', 'Rent\r\n\r\n<h1>Free tickets</h1>'],
  ['the end of the mail', 'Rent\r\n.\r\nMAIL FROM:<x@example.com>\r\n'],
  ['a line separator', 'Rent\u2028Bcc: everybody@example.com'],
  ['an encoded line end', '=?utf-8?Q?Rent=0D=0ABcc:_everybody@example.com?='],
])('a title with %s adds no header, no recipient and no mail', async (_, title) => {
  const { mail: delivery, received } = await office()
  const rendered = renderMail('payment-approved', { ...fields, title }, 'en')
  await delivery.deliver(mail(rendered), signal)
  // Also where the words were not made by renderMail.
  await delivery.deliver(mail({ ...rendered, subject: title }), signal)
  expect(received).toHaveLength(2)
  for (const { to, parsed, source } of received) {
    expect(to).toEqual(['minji@example.com'])
    expect(parsed.bcc).toBeUndefined()
    expect(parsed.headers.map(({ key }) => key).sort()).toEqual([
      'auto-submitted',
      'content-language',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ])
    expect(parsed.subject).not.toMatch(/[\r\n]/)
    expect(source.match(/^Bcc:/im)).toBeNull()
  }
})

test.each([
  'minji@example.com, everybody@example.com',
  'minji@example.com\r\nRCPT TO:<everybody@example.com>',
  'minji@example.com>\r\nDATA',
  'Minji <minji@example.com>, everybody@example.com',
])('the address %j is not several, and no command', async (to) => {
  const { mail: delivery, received } = await office()
  await failureOf(delivery.deliver(mail({ to }), signal))
  for (const { to } of received) {
    expect(to).toHaveLength(1)
    expect(to).not.toContain('everybody@example.com')
  }
})

test('no address at all is refused for good, without asking the server', async () => {
  const { mail: delivery } = await office()
  await expect(delivery.deliver(mail({ to: '' }), signal)).rejects.toBeInstanceOf(MailRefused)
})

test('one rejected recipient is refused for good, and the others get their mails', async () => {
  const {
    mail: delivery,
    received,
    connections,
  } = await office({
    onRcptTo({ address }, _, done) {
      done(address.startsWith('gone') ? refusal(550, 'No such user here') : null)
    },
  })
  const recipients = ['a@example.com', 'gone@example.com', 'b@example.com', 'c@example.com']
  const failures: Error[] = []
  for (const to of recipients) {
    const failure = await failureOf(delivery.deliver(mail({ to }), signal))
    if (to.startsWith('gone')) failures.push(failure)
  }
  expect(failures).toHaveLength(1)
  expect(failures[0]).toBeInstanceOf(MailRefused)
  expect(failures[0]).toMatchObject({ permanent: true, message: /550 No such user here/ })
  expect(received.flatMap(({ to }) => to)).toEqual([
    'a@example.com',
    'b@example.com',
    'c@example.com',
  ])
})

test('a mail whose content is refused with a 5xx is refused for good', async () => {
  const { mail: delivery } = await office({
    onData(stream, _, done) {
      stream.resume().on('end', () => done(refusal(554, 'Looks like spam')))
    },
  })
  const failure = await failureOf(delivery.deliver(mail(), signal))
  expect(failure).toBeInstanceOf(MailRefused)
  expect(failure.message).toContain('554 Looks like spam')
})

test.each([
  [
    'defers the recipient (450)',
    { onRcptTo: (_, __, done) => done(refusal(450, 'Greylisted')) },
    '450 Greylisted',
  ],
  [
    'defers the mail (451)',
    { onData: (stream, _, done) => stream.resume().on('end', () => done(refusal(451, 'Later'))) },
    '451 Later',
  ],
  [
    'refuses our sender (553), which is our configuration and not this mail',
    { onMailFrom: (_, __, done) => done(refusal(553, 'Not your address')) },
    '553 Not your address',
  ],
  [
    'wants a login that we were not given (530)',
    { disabledCommands: ['STARTTLS'], allowInsecureAuth: true },
    '530',
  ],
  [
    'is closed for today (421)',
    { onConnect: (_, done) => done(refusal(421, 'Too busy')) },
    '421 Too busy',
  ],
  [
    'refuses to talk to us (554 as a greeting)',
    { onConnect: (_, done) => done(refusal(554, 'Blocked')) },
    '554 Blocked',
  ],
] satisfies [string, SMTPServerOptions, string][])(
  'where the server %s, the mail is for later',
  async (_, options, says) => {
    const { mail: delivery, received } = await office(options)
    const failure = await failureOf(delivery.deliver(mail(), signal))
    expect(failure).toBeInstanceOf(MailNotSent)
    expect(failure).not.toHaveProperty('permanent')
    expect(failure.message).toContain(says)
    expect(received).toEqual([])
  },
)

test('a wrong password makes no dead letter of the mail, and does not stand in the error', async () => {
  const { mail: delivery } = await office(
    {
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_, __, done) => done(refusal(535, 'Bad credentials')),
    },
    { user: 'box', pass: 'opensesame' },
  )
  const failure = await failureOf(delivery.deliver(mail(), signal))
  expect(failure).toBeInstanceOf(MailNotSent)
  expect(failure.message).toContain('535 Bad credentials')
  expect(failure.message).not.toContain('opensesame')
})

test('with the right password the mail goes out', async () => {
  const { mail: delivery, received } = await office(
    {
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth({ username, password }, _, done) {
        const right = username === 'box' && password === 'opensesame'
        done(right ? null : refusal(535, 'Bad credentials'), { user: username })
      },
    },
    { user: 'box', pass: 'opensesame' },
  )
  await delivery.deliver(mail(), signal)
  expect(received).toHaveLength(1)
})

test.each([
  ['TLS from the start', { secure: true }],
  ['STARTTLS', { secure: false }],
])('a server that cannot prove who it is over %s is sent no mail', async (_, { secure }) => {
  // smtp-server brings a certificate that nobody has signed.
  const { mail: delivery, received } = await office(
    { secure, disabledCommands: ['AUTH'] },
    { secure },
  )
  const failure = await failureOf(delivery.deliver(mail(), signal))
  expect(failure).toBeInstanceOf(MailNotSent)
  expect(failure.message).toMatch(/certificate|TLS/)
  expect(received).toEqual([])
})

test('where no server listens, the mail is for later', async () => {
  const server = await smtpServer()
  await server.close()
  const failure = await failureOf(mailTo(server.port).deliver(mail(), signal))
  expect(failure).toBeInstanceOf(MailNotSent)
  expect(failure.message).toContain('ECONNREFUSED')
})

test('a server that comes back is sent the mails that it missed', async () => {
  const first = await smtpServer()
  const delivery = mailTo(first.port)
  await delivery.deliver(mail(), signal)
  await first.close()
  await expect(delivery.deliver(mail(), signal)).rejects.toBeInstanceOf(MailNotSent)
  const second = await smtpServer({}, first.port)
  closers.push(second.close)
  await delivery.deliver(mail(), signal)
  expect(second.received).toHaveLength(1)
})

test.each([
  ['says nothing at all', () => {}, 300],
  ['trickles its greeting', (socket) => void trickle(socket), 600],
  [
    'hangs once it has the mail',
    (socket) => converse(socket, (line) => (line === '.' ? undefined : answerTo(line))),
    300,
  ],
] satisfies [string, Parameters<typeof tcpServer>[0], number][])(
  'a server that %s costs the time-out, and the mail is for later',
  async (_, talk, timeoutMs) => {
    const server = await strange(talk, { timeoutMs })
    const before = performance.now()
    const failure = await failureOf(server.mail.deliver(mail(), signal))
    expect(performance.now() - before).toBeLessThan(timeoutMs + 1000)
    expect(performance.now() - before).toBeGreaterThan(timeoutMs - 20)
    expect(failure).toBeInstanceOf(MailNotSent)
    // The connection is given up as well.
    await vi.waitFor(() => expect(server.connected()).toBe(0), { timeout: 3000 })
  },
)

test.each([
  ['greets like a web server', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ['greets with noise', (socket) => socket.end(Buffer.from([0x15, 3, 1, 0, 2, 2, 70, 13, 10]))],
  ['greets without end', (socket) => flood(socket)],
  ['closes at once', (socket) => socket.end()],
  ['resets at once', (socket) => socket.resetAndDestroy()],
  ['answers RCPT with words', (socket) => converse(socket, answering('RCPT', 'what?'))],
  ['drops the connection at MAIL', (socket) => converse(socket, dropping(socket, 'MAIL'))],
  ['drops the connection at DATA', (socket) => converse(socket, dropping(socket, 'DATA'))],
  ['drops the connection after the mail', (socket) => converse(socket, dropping(socket, '.'))],
] satisfies [string, Parameters<typeof tcpServer>[0]][])(
  'a server that %s is tried again later',
  async (_, talk) => {
    const server = await strange(talk)
    const failure = await failureOf(server.mail.deliver(mail(), signal))
    expect(failure).toBeInstanceOf(MailNotSent)
    expect(failure.message.length).toBeLessThanOrEqual(500)
  },
)

test('what a server says is shown, and never obeyed', async () => {
  const talk = answering('RCPT', '550 \u001b[2Jgone')
  const server = await strange((socket) => converse(socket, talk))
  const failure = await failureOf(server.mail.deliver(mail(), signal))
  expect(failure).toBeInstanceOf(MailRefused)
  expect(failure.message).toContain('550 ·[2Jgone')
})

test('a connection that the server closed while it was idle costs no try', async () => {
  const { mail: delivery, received, connections } = await office({ socketTimeout: 400 })
  await delivery.deliver(mail(), signal)
  await wait(800)
  await delivery.deliver(mail(), signal)
  expect(received).toHaveLength(2)
  expect(connections()).toBe(2)
})

test('a mail is broken off when the caller says so, and does not start after that', async () => {
  const server = await strange(() => {})
  const caller = new AbortController()
  const sending = failureOf(server.mail.deliver(mail(), caller.signal))
  await vi.waitFor(() => expect(server.connected()).toBe(1))
  caller.abort()
  expect((await sending).message).toBe('Sending was broken off.')
  const late = await failureOf(server.mail.deliver(mail(), caller.signal))
  expect(late).toBeInstanceOf(MailNotSent)
  await vi.waitFor(() => expect(server.connected()).toBe(0), { timeout: 3000 })
})

test('closing ends the connections', async () => {
  const server = await strange((socket) => converse(socket, answerTo))
  await server.mail.deliver(mail(), signal)
  expect(server.connected()).toBe(1)
  server.mail.close()
  await vi.waitFor(() => expect(server.connected()).toBe(0), { timeout: 3000 })
})

test.each(['', 'OuterPark', 'a@example.com, b@example.com', 'x\r\ny'])(
  'a sender like %j is refused at start',
  (from) => {
    expect(() => mailTo(25, { from })).toThrow(RangeError)
  },
)

/** What a server that works says to each line; `undefined` is silence. */
type Reply = (line: string) => string | undefined

const answerTo: Reply = (line) =>
  /^(EHLO|MAIL|RCPT|RSET|\.$)/.test(line) ? '250 ok' : line === 'DATA' ? '354 go on' : undefined

const answering =
  (to: string, reply: string): Reply =>
  (line) =>
    line.startsWith(to) ? reply : answerTo(line)

const dropping =
  (socket: { destroy: () => unknown }, at: string): Reply =>
  (line) => {
    if (!line.startsWith(at) || (at === '.' && line !== '.')) return answerTo(line)
    socket.destroy()
    return undefined
  }

type Line = { write: (text: string) => boolean; destroyed: boolean }

function converse(
  socket: Line & { on: (event: 'data', listener: (chunk: Buffer) => void) => unknown },
  reply: Reply,
): void {
  let rest = ''
  socket.write('220 test\r\n')
  socket.on('data', (chunk) => {
    const lines = `${rest}${chunk}`.split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const answer = reply(line)
      if (answer !== undefined && !socket.destroyed) socket.write(`${answer}\r\n`)
    }
  })
}

async function trickle(socket: Line): Promise<void> {
  while (!socket.destroyed) {
    socket.write('220-wait\r\n')
    await wait(50)
  }
}

function flood(socket: Line): void {
  const line = `220-${'x'.repeat(1000)}\r\n`
  for (let n = 0; n < 100; n++) socket.write(line)
}
