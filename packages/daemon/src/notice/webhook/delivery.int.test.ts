import type { RequestListener } from 'node:http'
import { WebhookGone } from '@outerpark/core/ports'
import { Webhook } from 'standardwebhooks'
import { afterEach, expect, test, vi } from 'vitest'
import { manualClock } from '../../testing/clock.ts'
import { type WebhookSettings, webhookDelivery } from './delivery.ts'
import { WebhookFailed } from './errors.ts'
import type { Resolve } from './target.ts'
import { receiver } from './testing/receiver.ts'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const clock = { now: Date.now }
const message = { id: 'EV-AAAAAAAAAA_webhook', body: '{"type":"notice","data":{"제목":"유령"}}' }
const signal = new AbortController().signal

const closers: (() => unknown)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

function hookTo(url: string, change: Partial<WebhookSettings> = {}) {
  const hook = webhookDelivery({
    url,
    secret,
    timeoutMs: 5000,
    allowPrivate: true,
    clock,
    ...change,
  })
  closers.unshift(hook.close)
  return hook
}

/** A real receiver, and the delivery to it. */
async function hookAt(answer?: RequestListener, change: Partial<WebhookSettings> = {}) {
  const server = await receiver(answer)
  closers.push(server.close)
  return { ...server, hook: hookTo(server.url, change) }
}

const answering = (status: number, headers: Record<string, string> = {}, body = '') =>
  hookAt((_, out) => void out.writeHead(status, headers).end(body))

async function failureOf(sending: Promise<void>): Promise<Error> {
  return sending.then(
    () => new Error('The message was taken.'),
    (error: Error) => error,
  )
}

test('a receiver can verify that the message is from us and unchanged', async () => {
  const { hook, received } = await hookAt()
  await hook.deliver(message, signal)
  expect(received).toHaveLength(1)
  expect(received[0]).toMatchObject({
    method: 'POST',
    url: '/hook',
    body: message.body,
    headers: { 'content-type': 'application/json', 'webhook-id': message.id },
  })
  const theirs = new Webhook(secret)
  const headers = headersOf(received[0]?.headers)
  expect(theirs.verify(message.body, headers)).toEqual(JSON.parse(message.body))
  expect(() => theirs.verify(message.body.replace('유령', '고스트'), headers)).toThrow()
  const otherSecret = `whsec_${Buffer.alloc(32, 8).toString('base64')}`
  expect(() => new Webhook(otherSecret).verify(message.body, headers)).toThrow()
})

test('a second try of a message has the same id and a new time-stamp', async () => {
  const clock = manualClock(Date.parse('2026-12-01T12:00:00Z'))
  const { hook, received } = await hookAt((_, out) => void out.writeHead(500).end(), { clock })
  await failureOf(hook.deliver(message, signal))
  clock.advance(3 * 24 * 60 * 60 * 1000)
  await failureOf(hook.deliver(message, signal))
  expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([message.id, message.id])
  expect(received.map(({ headers }) => Number(headers['webhook-timestamp']))).toEqual([
    Date.parse('2026-12-01T12:00:00Z') / 1000,
    Date.parse('2026-12-04T12:00:00Z') / 1000,
  ])
  const signatures = received.map(({ headers }) => headers['webhook-signature'])
  expect(new Set(signatures).size).toBe(2)
})

test.each([200, 201, 202, 204])('%i means that the receiver took the message', async (status) => {
  const { hook } = await answering(status)
  await hook.deliver(message, signal)
})

test('messages share one connection', async () => {
  const { hook, connections } = await answering(200, {}, 'ok')
  for (let n = 0; n < 20; n++) await hook.deliver(message, signal)
  expect(connections()).toBe(1)
})

test('410 is permanent: the receiver wants no more messages', async () => {
  const { hook } = await answering(410, {}, 'gone')
  const failure = await failureOf(hook.deliver(message, signal))
  expect(failure).toBeInstanceOf(WebhookGone)
  expect(failure).toMatchObject({ permanent: true })
})

test.each([400, 401, 403, 404, 408, 409, 429, 500, 502, 503])(
  '%i means that the message is tried later, and the error has the reason',
  async (status) => {
    const { hook } = await answering(status, {}, 'out of\u001b[2J order')
    const failure = await failureOf(hook.deliver(message, signal))
    expect(failure).toBeInstanceOf(WebhookFailed)
    expect(failure).not.toHaveProperty('permanent')
    expect(failure.message).toBe(`The webhook answered ${status}: out of·[2J order`)
  },
)

test.each([301, 302, 303, 307, 308])(
  'a redirect (%i) is not followed, and the error says so',
  async (status) => {
    const elsewhere = await receiver()
    closers.push(elsewhere.close)
    const { hook } = await answering(status, { location: elsewhere.url })
    const failure = await failureOf(hook.deliver(message, signal))
    expect(failure).toBeInstanceOf(WebhookFailed)
    expect(failure.message).toContain(`${status}, a redirect to ${new URL(elsewhere.url).host}. `)
    expect(elsewhere.connections()).toBe(0)
  },
)

test('a redirect without a location is reported as a redirect', async () => {
  const { hook } = await answering(304)
  const failure = await failureOf(hook.deliver(message, signal))
  expect(failure.message).toContain('304, a redirect. ')
})

test('a receiver that hangs is given up at the time-out', async () => {
  const { hook, connected } = await hookAt(() => {}, { timeoutMs: 300 })
  const failure = await failureOf(hook.deliver(message, signal))
  expect(failure).toBeInstanceOf(WebhookFailed)
  expect(failure.message).toBe('The webhook did not answer within 300 ms.')
  await expect.poll(connected).toBe(0)
})

test('the status counts, even if the body never ends', async () => {
  const endless = async (status: number) => {
    const { hook, connected } = await hookAt(
      (_, out) => void out.writeHead(status, { 'content-length': 1000 }).write('half'),
      // Enough for the status on a busy machine. The rest of the time is waited for the body.
      { timeoutMs: 2_000 },
    )
    const failure = await hook.deliver(message, signal).then(
      () => undefined,
      (error) => error.name,
    )
    await expect.poll(connected).toBe(0)
    return failure
  }
  expect(await Promise.all([200, 410, 500].map(endless))).toEqual([
    undefined,
    'WebhookGone',
    'WebhookFailed',
  ])
})

test.each([200, 500])('only a little of an endless body is read (%i)', async (status) => {
  let written = 0
  const { hook, connected } = await hookAt((_, out) => {
    out.writeHead(status)
    const pour = () => {
      while (!out.destroyed && out.write('x'.repeat(1000))) written += 1000
    }
    out.on('drain', pour)
    pour()
  })
  const failure = await failureOf(hook.deliver(message, signal))
  if (status === 500) {
    expect(failure).toBeInstanceOf(WebhookFailed)
    expect(failure.message.length).toBeLessThan(300)
  }
  await expect.poll(connected).toBe(0)
  // At most what fits into the buffers of the two sockets.
  expect(written).toBeLessThan(20_000_000)
})

test.each([
  ['drops the connection', (_, out) => void out.destroy()],
  ['speaks no HTTP', (_, out) => void out.socket?.end('220 smtp.example.com ESMTP\r\n')],
  ['sends endless headers', (_, out) => void out.writeHead(200, { x: 'x'.repeat(100_000) }).end()],
  [
    'wants to speak another protocol',
    (_, out) => void out.writeHead(101, { upgrade: 'websocket', connection: 'upgrade' }).end(),
  ],
] satisfies [string, RequestListener][])('a receiver that %s is tried again', async (_, answer) => {
  const { hook } = await hookAt(answer, { timeoutMs: 1000 })
  expect(await failureOf(hook.deliver(message, signal))).toBeInstanceOf(WebhookFailed)
})

test('a message to a port without a server is tried later', async () => {
  const server = await receiver()
  server.close()
  const failure = await failureOf(hookTo(server.url).deliver(message, signal))
  expect(failure).toBeInstanceOf(WebhookFailed)
  expect(failure.message).toContain('ECONNREFUSED')
})

test('a message to an unknown host name is tried later', async () => {
  const resolve = async () => {
    throw new Error('getaddrinfo ENOTFOUND hook.example')
  }
  const failure = await failureOf(
    hookTo('http://hook.example/', { resolve }).deliver(message, signal),
  )
  expect(failure).toBeInstanceOf(WebhookFailed)
  expect(failure.message).toContain('ENOTFOUND')
})

test('a name server that hangs is given up at the time-out', async () => {
  const resolve = () => new Promise<never>(() => {})
  const hook = hookTo('http://hook.example/', { resolve, timeoutMs: 200 })
  const failure = await failureOf(hook.deliver(message, signal))
  expect(failure.message).toBe('The webhook did not answer within 200 ms.')
})

const inside: Resolve = async () => [{ address: '127.0.0.1', family: 4 }]

test.each(['http', 'https'])(
  'no connection is made to a name with a private address (%s)',
  async (scheme) => {
    const server = await receiver()
    closers.push(server.close)
    const hook = hookTo(`${scheme}://hook.example:${server.port}/`, {
      allowPrivate: false,
      resolve: inside,
    })
    const failure = await failureOf(hook.deliver(message, signal))
    expect(failure).toBeInstanceOf(WebhookFailed)
    expect(failure.message).toContain('hook.example (127.0.0.1)')
    expect(server.connections()).toBe(0)
  },
)

test('no connection is made to this machine by its name', async () => {
  const server = await receiver()
  closers.push(server.close)
  const url = `http://localhost:${server.port}/`
  const failure = await failureOf(hookTo(url, { allowPrivate: false }).deliver(message, signal))
  expect(failure.message).toContain('does not allow')
  expect(server.connections()).toBe(0)
  await hookTo(url).deliver(message, signal)
  expect(server.connections()).toBe(1)
})

test('if private addresses are allowed, the connection uses the name as Host', async () => {
  const server = await receiver()
  closers.push(server.close)
  const resolve = vi.fn(inside)
  await hookTo(`http://hook.example:${server.port}/`, { resolve }).deliver(message, signal)
  expect(server.received[0]?.headers.host).toBe(`hook.example:${server.port}`)
  expect(resolve).toHaveBeenCalledExactlyOnceWith('hook.example')
})

test('a private address is refused at start', () => {
  expect(() => hookTo('http://127.0.0.1/', { allowPrivate: false })).toThrow(RangeError)
})

test('an abort by the caller ends a message under way, and no message starts after it', async () => {
  const { hook, received, connected } = await hookAt(() => {})
  const caller = new AbortController()
  const sending = failureOf(hook.deliver(message, caller.signal))
  await expect.poll(() => received.length).toBe(1)
  caller.abort()
  expect((await sending).message).toBe('The call was broken off.')
  expect(await failureOf(hook.deliver(message, caller.signal))).toBeInstanceOf(WebhookFailed)
  expect(received).toHaveLength(1)
  await expect.poll(connected).toBe(0)
})

/** The headers except those that occur several times, which the library does not accept. */
function headersOf(headers: Record<string, string | string[] | undefined> = {}) {
  return Object.fromEntries(
    Object.entries(headers).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
}

test.each([
  ['seconds', () => '120', 120_000],
  ['a date', (now: number) => new Date(now + 90_000).toUTCString(), 90_000],
  ['a date of the past', (now: number) => new Date(now - 90_000).toUTCString(), undefined],
  ['neither', () => 'soon', undefined],
  ['a negative number', () => '-5', undefined],
])('C17: Retry-After as %s is told with the failure', async (_, header, retryAfterMs) => {
  const clock = manualClock(Date.parse('2026-12-01T12:00:00Z'))
  const { hook } = await hookAt(
    (_, out) => void out.writeHead(503, { 'retry-after': header(clock.now()) }).end(),
    { clock },
  )
  expect(await failureOf(hook.deliver(message, signal))).toMatchObject({
    name: 'WebhookFailed',
    retryAfterMs,
  })
})
