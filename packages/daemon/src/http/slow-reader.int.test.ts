import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { connect, type Socket } from 'node:net'
import { connect as connectSecurely } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { until } from '../testing/settled.ts'
import { TEST_CERT, TEST_KEY } from '../testing/tls.ts'
import { readSlowOnesSeldom } from './slow-reader.ts'

let server: Server | undefined
let client: Socket | undefined
afterEach(() => {
  client?.destroy()
  server?.close()
})

test.each([
  ['HTTP', false],
  ['HTTPS', true],
])(
  'S17: %s: a head that comes slowly is read to its end, and then the next one',
  async (_, tls) => {
    // An HTTPS server has all that is used here.
    const made = tls
      ? (createSecureServer({ cert: TEST_CERT, key: TEST_KEY }) as unknown as Server)
      : createServer()
    server = made
    const hasAsked = readSlowOnesSeldom(made)
    let read: Socket | undefined
    made.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
      read = socket
    })
    made.on('request', ({ socket, url }, outgoing) => {
      hasAsked(socket)
      outgoing.end(url)
    })
    made.listen(0, '127.0.0.1')
    await once(made, 'listening')
    const address = made.address()
    const to = { host: '127.0.0.1', port: typeof address === 'object' ? (address?.port ?? 0) : 0 }
    const socket = tls ? connectSecurely({ ...to, rejectUnauthorized: false }) : connect(to)
    client = socket
    let text = ''
    socket.on('data', (bytes) => {
      text += bytes
    })
    await once(socket, tls ? 'secureConnect' : 'connect')
    socket.write('GET /slow HTTP/1.1\r\nHo')
    await until('the pause', () => read?.isPaused() === true)
    socket.write('st: a\r\n\r\n')
    await until('the answer', () => text.endsWith('/slow'))
    expect(read?.isPaused()).toBe(false)
    socket.write('GET /next HTTP/1.1\r\nHost: a\r\n\r\n')
    await until('the next answer', () => text.endsWith('/next'))
  },
)
