import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTcpServer, type Server as NetServer } from 'node:net'
import { GatewayRejected, GatewayUnavailable } from '@outerpark/core/ports'
import { afterEach, expect, test } from 'vitest'
import { until } from '../testing/settled.ts'
import { GatewayKeyRefused, GatewayMisbehaved } from './errors.ts'
import { guardGateway } from './guard.ts'
import { type HttpGateway, httpGateway } from './http-gateway.ts'

// Servers that do not keep to what was agreed, each in its own way.

const amount = { amount: 190_000, currency: 'KRW' }
const request = { key: 'PY-1', amount, method: 'card-ok' }
const signal = new AbortController().signal
const approved = { key: 'PY-1', ...amount, outcome: 'approved', chargeId: 'ch_1' }

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** Listens on a free port of this machine, and gives the gateway to it. */
async function gatewayAt(server: NetServer): Promise<HttpGateway> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const gateway = httpGateway({ url: `http://127.0.0.1:${port}`, key: 'k'.repeat(32) })
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
])('%s as the reply to an approval is misbehaviour, and not tried again', async (_, body, type) => {
  const gateway = await replying(body, 200, type)
  await expect(gateway.approve(request, signal)).rejects.toBeInstanceOf(GatewayMisbehaved)
  expect(gateway.calls()).toBe(1)
})

test('a refund of another sum than the charge is misbehaviour; all or nothing is fine', async () => {
  const refunding = (refunded: number, currency = 'KRW') =>
    replying({ key: 'PY-1', outcome: 'cancelled', refunded, currency })
  for (const wrong of [refunding(1), refunding(380_000), refunding(0, 'USD'), refunding(-1)])
    await expect((await wrong).cancel(request, signal)).rejects.toBeInstanceOf(GatewayMisbehaved)
  for (const refunded of [0, 190_000])
    expect(await (await refunding(refunded)).cancel(request, signal)).toEqual({ refunded })
})

test("a 404 that is not the gateway's own does not make a key unheard of", async () => {
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

test('a huge body is not read to its end', async () => {
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
])('%s is no answer', async (_, bytes) => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', () => socket.end(bytes))
  })
  const gateway = await gatewayAt(server)
  await expect(gateway.approve(request, signal)).rejects.toBeInstanceOf(GatewayUnavailable)
})

test('a connection that breaks is tried twice more, quickly', async () => {
  let calls = 0
  const gateway = await gatewayTo((incoming, outgoing) => {
    if (++calls < 3) return void incoming.socket.destroy()
    outgoing.writeHead(200, { 'content-type': 'application/json' })
    outgoing.end(JSON.stringify(approved))
  })
  expect(await gateway.approve(request, signal)).toEqual({ outcome: 'approved', chargeId: 'ch_1' })
})

test('nobody there is unavailable', async () => {
  const gateway = httpGateway({ url: 'http://127.0.0.1:1', key: 'k'.repeat(32) })
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
])('the status %i to an approval or a cancel means %o', async (status, error) => {
  const gateway = await replying('', status, 'text/html')
  await expect(gateway.approve(request, signal)).rejects.toBeInstanceOf(error)
  await expect(gateway.cancel(request, signal)).rejects.toBeInstanceOf(error)
  expect(gateway.calls()).toBe(2)
})

test('a caller who gives up frees the connection', async () => {
  let closed = false
  const gateway = await gatewayTo((incoming) => {
    incoming.socket.on('close', () => {
      closed = true
    })
  })
  await expect(gateway.approve(request, AbortSignal.timeout(30))).rejects.toThrow('broken off')
  await until('the end of the connection', () => closed)
  expect(gateway.calls()).toBe(1)
})

test('one call after the other, also behind the guard, they share one connection', async () => {
  const ports = new Set<number | undefined>()
  const gateway = await gatewayTo((incoming, outgoing) => {
    ports.add(incoming.socket.remotePort)
    outgoing.writeHead(200, { 'content-type': 'application/json' })
    outgoing.end(JSON.stringify(approved))
  })
  const guarded = guardGateway(gateway, { timeoutMs: 610 })
  for (let n = 0; n < 20; n++) await guarded.approve(request, signal)
  expect(ports.size).toBe(1)
})
