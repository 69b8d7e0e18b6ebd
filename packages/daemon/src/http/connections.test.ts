import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { connect, type Socket } from 'node:net'
import { connect as connectSecurely } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { until } from '../testing/settled.ts'
import { TEST_CERT, TEST_KEY } from '../testing/tls.ts'
import { type ConnectionLimits, limitConnections } from './connections.ts'

let server: Server | undefined
const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server?.closeAllConnections()
  server?.close()
})

/**
 * A server with these limits.
 * @param address from where all clients seem to come
 */
async function serve(
  limits: ConnectionLimits,
  {
    address,
    trustedProxies = [],
    tls = false,
  }: { address?: string; trustedProxies?: readonly string[]; tls?: boolean } = {},
) {
  // An HTTPS server has all that is used here.
  const made = tls
    ? (createSecureServer({ cert: TEST_CERT, key: TEST_KEY }) as unknown as Server)
    : createServer()
  server = made
  if (address !== undefined)
    made.on('connection', (socket) =>
      Object.defineProperty(socket, 'remoteAddress', { value: address }),
    )
  const asks = limitConnections(made, limits, trustedProxies)
  made.on('request', (incoming, outgoing) => {
    if (asks(incoming.socket)) outgoing.end('here')
  })
  made.listen(0, '127.0.0.1')
  await once(made, 'listening')
  const listening = made.address()
  const port = typeof listening === 'object' ? (listening?.port ?? 0) : 0
  return {
    async client() {
      const socket = tls
        ? connectSecurely({ port, host: '127.0.0.1', rejectUnauthorized: false })
        : connect({ port, host: '127.0.0.1' })
      sockets.push(socket)
      let text = ''
      socket.on('data', (bytes) => {
        text += bytes
      })
      socket.on('error', () => {})
      await once(socket, tls ? 'secureConnect' : 'connect')
      return {
        socket,
        text: () => text,
        ask: () => socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'),
      }
    },
    count: () =>
      new Promise<number>((resolve) => made.getConnections((_, count) => resolve(count))),
  }
}

describe('S17: when all connections are taken', () => {
  test('a new one gets the place of the oldest that has said nothing', async () => {
    const { client, count } = await serve({ most: 3, mostEach: 99 })
    const asking = await client()
    asking.ask()
    await until('its answer', () => asking.text().endsWith('here'))
    const silent = [await client(), await client()]
    silent[0]?.socket.write('GET / HTTP/1.1\r\nHo')
    await until('all three', async () => (await count()) === 3)
    const late = await client()
    late.ask()
    await until('its answer', () => late.text().endsWith('here'))
    await until('the end of the oldest silent one', () => silent[0]?.socket.closed === true)
    expect([asking.socket.closed, silent[1]?.socket.closed]).toEqual([false, false])
  })

  test('and all of them are asking, a new one is told so (503), and idle ones are closed', async () => {
    const { client } = await serve({ most: 2, mostEach: 99 })
    const busy = [await client(), await client()]
    for (const each of busy) {
      each.ask()
      await until('its answer', () => each.text().endsWith('here'))
    }
    const late = await client()
    await until('the refusal', () => late.socket.closed)
    expect(late.text()).toMatch(/^HTTP\/1.1 503 Service Unavailable\r\n/)
    expect(late.text()).toContain('retry-after: 1\r\n')
    expect(late.text()).toContain('"code":"server-busy"')
    await until('room', () => busy.every(({ socket }) => socket.closed))
    const next = await client()
    next.ask()
    await until('its answer', () => next.text().endsWith('here'))
  })
})

test('S17: with TLS, too, a connection that has asked keeps its place', async () => {
  const { client } = await serve({ most: 2, mostEach: 99 }, { tls: true })
  const asking = await client()
  asking.ask()
  await until('its answer', () => asking.text().endsWith('here'))
  const silent = await client()
  const late = await client()
  late.ask()
  await until('its answer', () => late.text().endsWith('here'))
  await until('the end of the silent one', () => silent.socket.closed)
  expect(asking.socket.closed).toBe(false)
})

describe('S7: the connections of one address', () => {
  const limits = { most: 99, mostEach: 2 }

  test('have a limit, and those beyond are told so (503)', async () => {
    const { client } = await serve(limits, { address: '203.0.113.7' })
    const taken = [await client(), await client()]
    const late = await client()
    await until('the refusal', () => late.socket.closed)
    expect(late.text()).toMatch(/^HTTP\/1.1 503 Service Unavailable\r\n/)
    taken[0]?.socket.destroy()
    await until('room', async () => {
      const next = await client()
      next.ask()
      await until('an answer', () => next.text() !== '')
      return next.text().endsWith('here')
    })
  })

  test.each([
    ['on this machine, of which all people have the same address', {}],
    ['of a trusted proxy', { address: '10.0.0.7', trustedProxies: ['10.0.0.0/8'] }],
  ])('have no limit %s', async (_, where) => {
    const { client, count } = await serve(limits, where)
    for (let i = 0; i < 5; i++) await client()
    await until('five', async () => (await count()) === 5)
  })
})
