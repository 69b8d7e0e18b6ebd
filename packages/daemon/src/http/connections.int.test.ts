import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { sendRaw } from '../testing/raw-http.ts'
import { until } from '../testing/settled.ts'
import { TEST_CERT, TEST_KEY } from '../testing/tls.ts'
import { listen } from './server.ts'

let office: TestOffice
let minji: Person
beforeAll(async () => {
  office = await openTestOffice({ pipeline: false })
  minji = await office.signUp('Kim Minji')
})
afterAll(() => office?.close())

/** A connection that collects what comes. */
async function connected(url: string) {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  let text = ''
  let failure: string | undefined
  socket.on('data', (bytes) => {
    text += bytes
  })
  socket.on('error', (error: NodeJS.ErrnoException) => {
    failure = error.code
  })
  await once(socket, 'connect')
  return { socket, text: () => text, failure: () => failure }
}

const HEAD = 'POST /v1/customers HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n'

describe('S17: a client that is slow', () => {
  test.each([
    ['with the head of its request', 'GET /livez HTTP/1.1\r\nHost: 127'],
    ['with its body', `${HEAD}Content-Length: 100\r\n\r\n{"name":`],
  ])('%s is told so (408), and the connection is closed', async (_, half) => {
    const timeouts = { headersTimeout: 100, requestTimeout: 200 }
    const { url, stop } = await listen(() => {}, { host: '127.0.0.1', port: 0 }, { timeouts })
    const { socket, text } = await connected(url)
    socket.write(half)
    await once(socket, 'close')
    expect(text()).toMatch(/^HTTP\/1.1 408 Request Timeout\r\n/)
    expect(text()).toContain('"code":"request-timeout"')
    await stop(0)
  })

  test('with the handshake of TLS is let go', async () => {
    const timeouts = { headersTimeout: 100, requestTimeout: 200 }
    const at = {
      host: '127.0.0.1',
      port: 0,
      tls: { cert: Buffer.from(TEST_CERT), key: Buffer.from(TEST_KEY) },
    }
    const { url, stop } = await listen(() => {}, at, { timeouts })
    const { socket } = await connected(url)
    await until('the end of the connection', () => socket.closed)
    expect(socket.closed).toBe(true)
    await stop(0)
  })
})

describe('S7: many requests at once on one connection', () => {
  const many = (count: number) =>
    Buffer.from(
      Array.from({ length: count }, (_, i) => `GET /${i} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`).join(
        '',
      ),
    )

  test('are answered one by one, in order, and little is read ahead', async () => {
    let underWay = 0
    let most = 0
    const order: number[] = []
    const { url, stop } = await listen(
      (incoming, outgoing) => {
        underWay += 1
        most = Math.max(most, underWay)
        order.push(Number(incoming.url?.slice(1)))
        setImmediate(() => {
          underWay -= 1
          outgoing.end(incoming.url)
        })
      },
      { host: '127.0.0.1', port: 0 },
    )
    const { socket, text } = await connected(url)
    socket.write(many(5_000))
    await until('the last answer', () => text().endsWith('/4999'))
    expect(most).toBe(1)
    expect(order).toEqual(Array.from({ length: 5_000 }, (_, i) => i))
    socket.destroy()
    await stop(0)
  })

  test('do not keep another connection waiting', async () => {
    let answered = 0
    const { url, stop } = await listen(
      (incoming, outgoing) => {
        answered += 1
        outgoing.end(incoming.url)
      },
      { host: '127.0.0.1', port: 0 },
    )
    const flood = await connected(url)
    flood.socket.write(many(20_000))
    await until('the flood', () => answered > 10)
    const before = answered
    const [answer] = await Promise.all([
      sendRaw(url, [Buffer.from('GET /other HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')]),
    ])
    expect(answer?.body).toBe('/other')
    // A few turns of the event loop, each with one request of the flood.
    expect(answered - before).toBeLessThan(500)
    flood.socket.destroy()
    await stop(0)
  })

  test('and a body in the middle of them come through', async () => {
    const { socket, text } = await connected(office.url)
    const get = `GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`
    const body = JSON.stringify({ name: 'Pipeline', email: 'pipeline@example.com' })
    const post = `${HEAD}Content-Length: ${body.length}\r\n\r\n`
    socket.write(get + get + post + body.slice(0, 10))
    await until('two answers', () => text().split('"status":"ok"').length === 3)
    socket.write(`${body.slice(10)}${get}`)
    await until('all answers', () => text().split('"status":"ok"').length === 4)
    expect(text()).toContain('HTTP/1.1 201 Created')
    socket.destroy()
  })
})

describe('C14: a body that is refused', () => {
  test.each([
    ['with its length', (size: number) => `Content-Length: ${size}\r\n`],
    ['in chunks', () => 'Transfer-Encoding: chunked\r\n'],
  ])(
    '%s, of 8 MiB: the client can send all of it, and then reads the answer',
    async (_, framing) => {
      const size = 8 * 1024 * 1024
      for (let i = 0; i < 8; i++) {
        const { socket, text, failure } = await connected(office.url)
        const line = framing(size)
        const piece = 'x'.repeat(65_536)
        socket.write(`${HEAD}Authorization: Bearer ${minji.token}\r\n${line}\r\n`)
        for (let sent = 0; sent < size; sent += piece.length) {
          const more = socket.write(line.startsWith('C') ? piece : `10000\r\n${piece}\r\n`)
          if (!more) await once(socket, 'drain')
        }
        socket.end(line.startsWith('C') ? '' : '0\r\n\r\n')
        await once(socket, 'close')
        expect(failure()).toBeUndefined()
        expect(text()).toMatch(/^HTTP\/1.1 413 Payload Too Large\r\n/)
      }
    },
  )

  test('S2: without a token and without a length is not read (411)', async () => {
    const { socket, text } = await connected(office.url)
    socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`)
    await until('the answer', () => text().includes('length-required'))
    expect(text()).toMatch(/^HTTP\/1.1 411 Length Required\r\n/)
    // Nothing more is read, and the connection is closed a moment later.
    await until('the end', () => socket.closed)
  })

  test('S2: with a token, in tiny chunks, is refused before its end (413)', async () => {
    const { socket, text } = await connected(office.url)
    socket.write(
      `${HEAD}Authorization: Bearer ${minji.token}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    )
    socket.write('1\r\nx\r\n'.repeat(200))
    await until('the answer', () => text().includes('too many chunks'))
    expect(text()).toMatch(/^HTTP\/1.1 413 Payload Too Large\r\n/)
    await until('the end', () => socket.closed)
  })

  test('S7: that is small leaves the connection open', async () => {
    const { socket, text } = await connected(office.url)
    const body = ' '.repeat(3_000)
    const post = `${HEAD}Content-Length: ${body.length}\r\n\r\n${body}`
    socket.write(`${post}${post}`)
    await until('two answers', () => text().split('413 Payload').length === 3)
    expect(socket.destroyed).toBe(false)
    socket.destroy()
  })
})

test('S7: the size of a body is checked before its fields, of which at most 20 are named', async () => {
  const unknown = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`k${i}`, 1]))
  const few = await office.ask('POST', '/v1/customers', { body: unknown })
  expect(few.status).toBe(413)
  const booking = await office.ask('POST', '/v1/reservations', {
    token: minji.token,
    body: unknown,
  })
  expect(booking.status).toBe(422)
  expect(booking.json.detail).toContain('k19 and 280 more')
  expect(booking.text.length).toBeLessThan(2_000)
})
