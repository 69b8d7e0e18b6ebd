import { getEventListeners, once } from 'node:events'
import { Agent, createServer, type RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { until } from '../testing/settled.ts'
import { exchange } from './exchange.ts'
import { ReplyTooLarge, readBeginning } from './read.ts'
import { type Origin, originOf, send } from './send.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A server that answers so, and a keep-alive agent with one connection to it. */
async function serverThat(answer: RequestListener) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ports = new Set<number | undefined>()
  let requests = 0
  const server = createServer((incoming, outgoing) => {
    requests += 1
    ports.add(incoming.socket.remotePort)
    answer(incoming, outgoing)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    agent.destroy()
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return {
    url,
    origin: originOf(url, agent),
    requests: () => requests,
    connections: () => ports.size,
    /** how many are open now */
    open: () =>
      new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count))),
  }
}

const GET = { method: 'GET', path: '/', headers: {}, maxBytes: 1_000 }
const get = (origin: Origin, signal?: AbortSignal) => exchange(origin, GET, signal)

describe('a request', () => {
  test('and its answer come over as they are', async () => {
    const { origin } = await serverThat(async (incoming, outgoing) => {
      const body = Buffer.concat(await incoming.toArray()).toString()
      const { method, url, headers } = incoming
      outgoing.setHeader('x-answer', ['1', '2'])
      outgoing.end(JSON.stringify({ method, url, body, headers }))
    })
    const headers = { 'x-asked': '1' }
    const asked = { method: 'PUT', path: '/a?b=%20', headers, body: '좌석', maxBytes: 1_000 }
    const { status, headers: answered, text } = await exchange(origin, asked)
    expect(status).toBe(200)
    expect(answered['x-answer']).toBe('1, 2')
    expect(JSON.parse(text)).toMatchObject({
      method: 'PUT',
      url: '/a?b=%20',
      body: '좌석',
      headers: { 'x-asked': '1', 'content-length': '6', host: `127.0.0.1:${origin.port}` },
    })
  })

  test('takes the connection of the one before it, or one of its own without an agent', async () => {
    const { origin, connections } = await serverThat((_, outgoing) => void outgoing.end('ok'))
    for (let n = 0; n < 5; n++) await get(origin)
    expect(connections()).toBe(1)
    for (let n = 0; n < 2; n++) await get({ ...origin, agent: false })
    expect(connections()).toBe(3)
  })

  test('follows no redirect', async () => {
    const { origin, requests } = await serverThat((_, outgoing) => {
      outgoing.writeHead(307, { location: '/elsewhere' }).end()
    })
    expect((await get(origin)).status).toBe(307)
    expect(requests()).toBe(1)
  })

  test('to where nobody listens fails with the reason', async () => {
    await expect(get(originOf('http://127.0.0.1:1', false))).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    })
  })

  test('that is answered with another protocol fails', async () => {
    const { origin } = await serverThat((_, outgoing) => {
      outgoing.writeHead(101, { upgrade: 'websocket', connection: 'upgrade' }).end()
    })
    await expect(get(origin)).rejects.toThrow('the connection ended without an answer')
  })
})

describe('a signal', () => {
  test('that is aborted already lets nothing go out', async () => {
    const { origin, requests } = await serverThat((_, outgoing) => void outgoing.end())
    await expect(get(origin, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late')
    expect(requests()).toBe(0)
  })

  test('ends a request that has no answer, and its connection', async () => {
    const { origin, requests, open } = await serverThat(() => {})
    const caller = new AbortController()
    const asked = get(origin, caller.signal)
    await until('the request', () => requests() === 1)
    caller.abort(new Error('enough'))
    await expect(asked).rejects.toThrow('enough')
    await until('the end of the connection', async () => (await open()) === 0)
  })

  test('ends a request that waits for a free connection', async () => {
    const { origin, requests } = await serverThat(() => {})
    const first = get(origin, AbortSignal.timeout(5_000)).catch(() => undefined)
    await until('the request', () => requests() === 1)
    const caller = new AbortController()
    const second = get(origin, caller.signal)
    caller.abort(new Error('enough'))
    await expect(second).rejects.toThrow('enough')
    expect(requests()).toBe(1)
    if (origin.agent) origin.agent.destroy()
    await first
  })

  test('ends an answer in the middle', async () => {
    const { origin, requests, open } = await serverThat((_, outgoing) => {
      outgoing.writeHead(200, { 'content-length': 100 }).write('half')
    })
    const caller = new AbortController()
    const asked = get(origin, caller.signal)
    await until('the request', () => requests() === 1)
    setTimeout(() => caller.abort(new Error('enough')), 20)
    await expect(asked).rejects.toThrow('enough')
    await until('the end of the connection', async () => (await open()) === 0)
  })

  test('that lives on remembers no request, and does not harm the connection later', async () => {
    const { origin, connections } = await serverThat((_, outgoing) => void outgoing.end('ok'))
    const caller = new AbortController()
    for (let n = 0; n < 3; n++) await get(origin, caller.signal)
    await until('nobody listens', () => getEventListeners(caller.signal, 'abort').length === 0)
    caller.abort()
    await get(origin)
    expect(connections()).toBe(1)
  })
})

describe('an answer', () => {
  test('that is larger than it may be is not read to its end; its beginning is told', async () => {
    const { origin, open } = await serverThat((_, outgoing) => {
      outgoing.writeHead(200)
      const pour = () => {
        while (!outgoing.destroyed && outgoing.write('x'.repeat(10_000)));
      }
      outgoing.on('drain', pour)
      pour()
    })
    const error = await get(origin).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ReplyTooLarge)
    expect(error).toMatchObject({ beginning: 'x'.repeat(1_000) })
    await until('the end of the connection', async () => (await open()) === 0)
  })

  test('C8: that is not UTF-8 is none', async () => {
    const { origin } = await serverThat(
      (_, outgoing) => void outgoing.end(Buffer.from([0xc1, 0xc2])),
    )
    await expect(get(origin)).rejects.toThrow('The reply is not UTF-8.')
  })

  test('may be as large as it may be', async () => {
    const { origin } = await serverThat((_, outgoing) => void outgoing.end('x'.repeat(1_000)))
    expect((await get(origin)).text).toHaveLength(1_000)
  })

  test.each([
    ['before its length', { 'content-length': 100 }],
    ['before its last chunk', {}],
  ])('that breaks off %s is none', async (_, headers) => {
    const { origin } = await serverThat((_, outgoing) => {
      outgoing.writeHead(200, headers).write('half', () => outgoing.destroy())
    })
    await expect(get(origin)).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  test('of which the beginning is enough may break off, or go on for ever', async () => {
    const { url } = await serverThat((incoming, outgoing) => {
      outgoing.writeHead(200).write('the beginning')
      if (incoming.url === '/broken') setTimeout(() => outgoing.destroy(), 20)
    })
    const origin = originOf(url, false)
    const broken = await send(origin, { ...GET, path: '/broken' })
    expect(await readBeginning(broken, 100)).toBe('the beginning')
    expect(await readBeginning(await send(origin, GET), 3)).toBe('the')
  })
})

test.each([
  ['http://[::1]:8080/x', { secure: false, host: '::1', port: 8080 }],
  ['http://example.com', { secure: false, host: 'example.com', port: 80 }],
  ['https://example.com/', { secure: true, host: 'example.com', port: 443 }],
])('the origin of %s', (address, origin) => {
  expect(originOf(address, false)).toMatchObject(origin)
})

test('an address of another scheme has no origin to send to', () => {
  expect(() => originOf('ftp://example.com', false)).toThrow(RangeError)
})
