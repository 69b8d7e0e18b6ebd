import { setTimeout as wait } from 'node:timers/promises'
import type { SMTPServerOptions } from 'smtp-server'
import { test as base, expect } from 'vitest'
import { until } from '../../testing/settled.ts'
import { MailNotSent, MailRefused } from './errors.ts'
import { closers, failureOf, mail, mailTo, office, signal, strange } from './testing/office.ts'
import { smtpServer, type tcpServer } from './testing/smtp-server.ts'
import { answering, answerTo, converse, dropping, flood, trickle } from './testing/talk.ts'

/** The tests run at the same time, since many wait for a time-out. Each has its own server. */
const test = base.concurrent

const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode })

test('S6: the address that a server quotes in its refusal is in no error', async () => {
  const talk = answering('RCPT', '550 <Minji@Example.com>: no mailbox minji@example.com here')
  const { mail: sent } = await strange((socket) => converse(socket, talk))
  const failure = await failureOf(sent.deliver(mail(), signal))
  expect(failure.message).toContain('550 <(the address)>: no mailbox (the address) here')
})

test('a mail to a rejected recipient is refused for good, and other recipients get their mails', async () => {
  const { mail: delivery, received } = await office({
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

test('a wrong password makes no dead letter of the mail, and the error does not show it', async () => {
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

test('with the right password the mail is sent', async () => {
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
  ['TLS from the start', 'tls'],
  ['STARTTLS', 'starttls'],
] as const)('a server that cannot prove who it is over %s is sent no mail', async (_, security) => {
  // smtp-server has a self-signed certificate.
  const { mail: delivery, received } = await office(
    { secure: security === 'tls', disabledCommands: ['AUTH'] },
    { security },
  )
  const failure = await failureOf(delivery.deliver(mail(), signal))
  expect(failure).toBeInstanceOf(MailNotSent)
  expect(failure.message).toMatch(/certificate|TLS/)
  expect(received).toEqual([])
})

test('if STARTTLS is required, a server without it gets no mail, and the error names the setting', async () => {
  const { mail: delivery, received } = await office(
    { disabledCommands: ['STARTTLS'] },
    { security: 'starttls' },
  )
  const failure = await failureOf(delivery.deliver(mail(), signal))
  expect(failure).toBeInstanceOf(MailNotSent)
  expect(failure.message).toMatch(/STARTTLS.* \(see smtpSecurity\)$/)
  expect(received).toEqual([])
})

test('if TLS is required, a server without it gets no mail, and the error names the setting', async () => {
  const { mail: delivery, received } = await office({}, { security: 'tls' })
  const failure = await failureOf(delivery.deliver(mail(), signal))
  expect(failure).toBeInstanceOf(MailNotSent)
  expect(failure.message).toBe('The mail server does not speak TLS at this port: see smtpSecurity.')
  expect(received).toEqual([])
})

test('a mail to a port without a server is tried later', async () => {
  const failure = await failureOf(mailTo(1).deliver(mail(), signal))
  expect(failure).toBeInstanceOf(MailNotSent)
  expect(failure.message).toContain('ECONNREFUSED')
})

test('a server that comes back gets the mails that it missed', async () => {
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
  ['says nothing at all', () => {}],
  ['trickles its greeting', (socket) => void trickle(socket)],
] satisfies [string, Parameters<typeof tcpServer>[0]][])(
  'a server that %s costs the time-out, and the mail is for later',
  async (_, talk) => {
    const server = await strange(talk, { timeoutMs: 300 })
    const before = performance.now()
    const failure = await failureOf(server.mail.deliver(mail(), signal))
    expect(performance.now() - before).toBeGreaterThan(300 - 20)
    expect(failure).toBeInstanceOf(MailNotSent)
    // Not the end of another time-out, of which the library has several.
    expect(failure.message).toBe('The mail was not sent within 300 ms.')
    // The connection is closed as well.
    await until('no connection', () => server.connected() === 0)
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

test('the library does not by itself send a mail again that may have arrived', async () => {
  let mails = 0
  const server = await strange((socket) => {
    const drop = dropping(socket, '.')
    converse(socket, (line) => {
      if (line === '.') mails++
      return drop(line)
    })
  })
  await failureOf(server.mail.deliver(mail(), signal))
  // This wait proves that nothing happens. A library that retries does so at once.
  await wait(500)
  expect(mails).toBe(1)
})

test('a server’s reply is shown without control characters', async () => {
  const talk = answering('RCPT', '550 \u001b[2Jgone')
  const server = await strange((socket) => converse(socket, talk))
  const failure = await failureOf(server.mail.deliver(mail(), signal))
  expect(failure).toBeInstanceOf(MailRefused)
  expect(failure.message).toContain('550 ·[2Jgone')
})

test('an idle connection that the server closed makes no try fail', async () => {
  const { mail: delivery, received, connected, connections, hangUp } = await office()
  await delivery.deliver(mail(), signal)
  hangUp()
  await until('the end of the connection', () => connected() === 0)
  await delivery.deliver(mail(), signal)
  expect(received).toHaveLength(2)
  expect(connections()).toBe(2)
})

test('an abort by the caller ends a mail under way, and no mail starts after it', async () => {
  const server = await strange(() => {})
  const caller = new AbortController()
  const sending = failureOf(server.mail.deliver(mail(), caller.signal))
  await until('a connection', () => server.connected() === 1)
  caller.abort()
  expect((await sending).message).toBe('Sending was broken off.')
  const late = await failureOf(server.mail.deliver(mail(), caller.signal))
  expect(late).toBeInstanceOf(MailNotSent)
  await until('no connection', () => server.connected() === 0)
})

test('close() closes the connections', async () => {
  const server = await strange((socket) => converse(socket, answerTo))
  await server.mail.deliver(mail(), signal)
  expect(server.connected()).toBe(1)
  server.mail.close()
  await until('no connection', () => server.connected() === 0)
})
