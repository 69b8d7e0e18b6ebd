import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTcpServer, type Server as NetServer } from 'node:net'
import { GatewayRejected, GatewayUnavailable } from '@outerpark/core/ports'
import { afterEach, expect, test, vi } from 'vitest'
import { GatewayKeyRefused, GatewayMisbehaved } from './errors.ts'
import { guardGateway } from './guard.ts'
import { type HttpGateway, httpGateway } from './http-gateway.ts'

// Servers that break the agreed interface, each in a different way.

const amount = { amount: 190_000, currency: 'KRW' }
const request = { key: 'PY-1', amount, method: 'card-ok' }
const signal = new AbortController().signal
const approved = { key: 'PY-1', ...amount, outcome: 'approved', chargeId: 'ch_1', refunded: 0 }
const charged = { ...approved, outcome: 'charged' }
const refund = { key: 'PY-1', amount, chargeId: 'ch_1', refundKey: 'PY-1:0-190000' }
const refunded = {
  ...approved,
  outcome: 'refunded',
  refundKey: refund.refundKey,
  refundId: 're_1',
  refunded: 190_000,
}

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** Starts the server on a free port of this machine, and gives a gateway that calls it. */
async function gatewayAt(server: NetServer): Promise<HttpGateway> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const gateway = httpGateway({
    address: () => ({ url: `http://127.0.0.1:${port}`, key: 'k'.repeat(32) }),
  })
  closers.push(() => {
    gateway.close()
    server.close()
  })
  return gateway
}

async function gatewayTo(
  listener: RequestListener,
): Promise<HttpGateway & { calls: () => number }> {
  let calls = 0
  const server = createServer((incoming, outgoing) => {
    calls++
    incoming.resume()
    listener(incoming, outgoing)
  })
  closers.push(() => server.closeAllConnections())
  return { ...(await gatewayAt(server)), calls: () => calls }
}

const replying = (body: unknown, status = 200, type = 'application/json') =>
  gatewayTo((_, outgoing) => {
    outgoing.writeHead(status, { 'content-type': type })
    outgoing.end(typeof body === 'string' ? body : JSON.stringify(body))
  })

test.each([
  ['HTML', '<h1>It works!</h1>', 'text/html'],
  ['HTML that says it is JSON', '<h1>It works!</h1>', 'application/json'],
  ['JSON that breaks off', '{"key":"PY-1","outcome":"appro', 'application/json'],
  ['nothing', '', 'application/json'],
  ["somebody else's key", { ...approved, key: 'PY-2' }, 'application/json'],
  ['another amount', { ...approved, amount: 1 }, 'application/json'],
  ['another currency', { ...approved, currency: 'USD' }, 'application/json'],
  ['a textual amount', { ...approved, amount: '190000' }, 'application/json'],
  ['an outcome that does not exist', { ...approved, outcome: 'perhaps' }, 'application/json'],
  ['an approval without a charge', { ...approved, chargeId: undefined }, 'application/json'],
  ['an escape sequence as charge', { ...approved, chargeId: '\u001b[2J' }, 'application/json'],
  ['a field that was not agreed', { ...approved, admin: true }, 'application/json'],
  ['more refunded than charged', { ...approved, refunded: 190_001 }, 'application/json'],
])(
  '%s as the reply to an approval is misbehaviour, and the call is not repeated',
  async (_, body, type) => {
    const gateway = await replying(body, 200, type)
    await expect(gateway.approve(request, signal)).rejects.toBeInstanceOf(GatewayMisbehaved)
    expect(gateway.calls()).toBe(1)
  },
)

test.each([
  ["somebody else's key", { ...charged, key: 'PY-2' }],
  ['another amount', { ...charged, amount: 1 }],
  ['another currency', { ...charged, currency: 'USD' }],
  ['more refunded than charged', { ...charged, refunded: 190_001 }],
  ['a charge without a name', { ...charged, chargeId: undefined }],
  ['a void of another sum', { key: 'PY-1', amount: 1, currency: 'KRW', outcome: 'voided' }],
  ['a void of a charge', { ...charged, outcome: 'voided' }],
  ['the words of an approval', approved],
])('%s as the reply to a void is misbehaviour', async (_, body) => {
  const gateway = await replying(body)
  await expect(gateway.void(request, signal)).rejects.toBeInstanceOf(GatewayMisbehaved)
})

test.each([
  ["somebody else's key", { ...refunded, key: 'PY-2' }],
  ['another charge', { ...refunded, chargeId: 'ch_2' }],
  ['another refund key', { ...refunded, refundKey: 'PY-1:0-1' }],
  ['another amount', { ...refunded, amount: 1 }],
  ['another currency', { ...refunded, currency: 'USD' }],
  ['less in all than this refund', { ...refunded, refunded: 189_999 }],
  ['a negative sum', { ...refunded, refunded: -1 }],
  ['a refund without a name', { ...refunded, refundId: undefined }],
])('%s as the reply to a refund is misbehaviour', async (_, body) => {
  const gateway = await replying(body)
  await expect(gateway.refund(refund, signal)).rejects.toBeInstanceOf(GatewayMisbehaved)
})

test('a reply that fits the request is accepted', async () => {
  const { key, currency, ...charge } = charged
  expect(await (await replying(charged)).void(request, signal)).toEqual({ ...charge, amount })
  const voided = { key, ...amount, outcome: 'voided' }
  expect(await (await replying(voided)).void(request, signal)).toEqual({ outcome: 'voided' })
  const answer = { refundId: 're_1', refunded: 190_000 }
  expect(await (await replying(refunded)).refund(refund, signal)).toEqual(answer)
})

test('a list of refunds whose sum differs from the refunded amount is misbehaviour', async () => {
  const one = { refundId: 're_1', refundKey: null, amount: 90_000, reason: null }
  const known = { ...charged, refunded: 90_000, refunds: [one] }
  const { key, currency, ...state } = known
  expect(await (await replying(known)).lookUp(key, signal)).toEqual({ ...state, amount })
  for (const refunds of [[], [one, { ...one, refundId: 're_2' }]])
    await expect(
      (await replying({ ...known, refunds })).lookUp(key, signal),
    ).rejects.toBeInstanceOf(GatewayMisbehaved)
})

test('a 404 that is not from the gateway itself does not mean that it never got the key', async () => {
  const proxy = await replying('<h1>Not found</h1>', 404, 'text/html')
  await expect(proxy.lookUp('PY-1', signal)).rejects.toBeInstanceOf(GatewayMisbehaved)
  const other = await replying({ key: 'PY-2', outcome: 'unheard-of' }, 404)
  await expect(other.lookUp('PY-1', signal)).rejects.toBeInstanceOf(GatewayMisbehaved)
  const honest = await replying({ key: 'PY-1', outcome: 'unheard-of' }, 404)
  expect(await honest.lookUp('PY-1', signal)).toEqual({ outcome: 'unheard-of' })
})

test('the raw reply is kept, cut to 1,000 characters and safe to print', async () => {
  const gateway = await replying(`\u001b]0;owned\u0007${'x'.repeat(5000)}`, 200, 'text/html')
  const error = await gateway.approve(request, signal).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(GatewayMisbehaved)
  if (!(error instanceof GatewayMisbehaved)) return
  expect(error.reply).toHaveLength(1000)
  expect(error.reply.startsWith('·]0;owned·xxx')).toBe(true)
  expect(error.message).toContain(error.reply)
})

test('a very large body is not read to its end', async () => {
  let written = 0
  const gateway = await gatewayTo((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json' })
    const pour = () => {
      while (!outgoing.destroyed && outgoing.write('x'.repeat(16_384))) written += 16_384
      written += 16_384
    }
    outgoing.on('drain', pour)
    pour()
  })
  await expect(gateway.approve(request, signal)).rejects.toThrow('larger than 65536 bytes')
  expect(written).toBeLessThan(50_000_000)
})

test.each([
  ['half a body', 'HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{"key":'],
  ['half a chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n40\r\n{"key":'],
  ['half a head', 'HTTP/1.1 200 OK\r\ncontent-le'],
  ['something else than HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ['nothing before it hangs up', ''],
])('%s does not count as an answer', async (_, bytes) => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', () => socket.end(bytes))
  })
  const gateway = await gatewayAt(server)
  await expect(gateway.approve(request, signal)).rejects.toBeInstanceOf(GatewayUnavailable)
})

test('a call whose connection breaks is tried twice more, quickly', async () => {
  let calls = 0
  const gateway = await gatewayTo((incoming, outgoing) => {
    if (++calls < 3) return void incoming.socket.destroy()
    outgoing.writeHead(200, { 'content-type': 'application/json' })
    outgoing.end(JSON.stringify(approved))
  })
  expect(await gateway.approve(request, signal)).toEqual({
    outcome: 'approved',
    chargeId: 'ch_1',
    refunded: 0,
  })
})

test('a gateway without a server at its address is unavailable', async () => {
  const gateway = httpGateway({
    address: () => ({ url: 'http://127.0.0.1:1', key: 'k'.repeat(32) }),
  })
  await expect(gateway.lookUp('PY-1', signal)).rejects.toThrow('ECONNREFUSED')
  await expect(gateway.lookUp('PY-1', signal)).rejects.toBeInstanceOf(GatewayUnavailable)
})

test.each([
  [500, GatewayUnavailable],
  [502, GatewayUnavailable],
  [503, GatewayUnavailable],
  [429, GatewayUnavailable],
  [400, GatewayRejected],
  [401, GatewayKeyRefused],
  [403, GatewayKeyRefused],
  [404, GatewayRejected],
  [422, GatewayRejected],
  [204, GatewayMisbehaved],
  [302, GatewayMisbehaved],
])('the status %i to an approval, a void or a refund means %o', async (status, error) => {
  const gateway = await replying('', status, 'text/html')
  await expect(gateway.approve(request, signal)).rejects.toBeInstanceOf(error)
  await expect(gateway.void(request, signal)).rejects.toBeInstanceOf(error)
  await expect(gateway.refund(refund, signal)).rejects.toBeInstanceOf(error)
  expect(gateway.calls()).toBe(3)
})

test('an abort by the caller closes the connection', async () => {
  let closed = false
  const gateway = await gatewayTo((incoming) => {
    incoming.socket.on('close', () => {
      closed = true
    })
  })
  const caller = new AbortController()
  const approval = gateway.approve(request, caller.signal)
  await vi.waitFor(() => expect(gateway.calls()).toBe(1), 10_000)
  caller.abort()
  await expect(approval).rejects.toThrow('broken off')
  await vi.waitFor(() => expect(closed).toBe(true), 10_000)
  expect(gateway.calls()).toBe(1)
})

test('calls one after another share one connection, also behind the guard', async () => {
  const ports = new Set<number | undefined>()
  const gateway = await gatewayTo((incoming, outgoing) => {
    ports.add(incoming.socket.remotePort)
    outgoing.writeHead(200, { 'content-type': 'application/json' })
    outgoing.end(JSON.stringify(approved))
  })
  const guarded = guardGateway(gateway, { timeoutMs: 20_000 })
  for (let n = 0; n < 20; n++) await guarded.approve(request, signal)
  expect(ports.size).toBe(1)
})
