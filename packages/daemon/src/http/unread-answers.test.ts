import { EventEmitter, once } from 'node:events'
import type { RequestListener, Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect as connectSecurely } from 'node:tls'
import { afterEach, expect, test, vi } from 'vitest'
import { until } from '../testing/settled.ts'
import { TEST_CERT, TEST_KEY } from '../testing/tls.ts'
import { listen } from './server.ts'
import { closeUnreadAnswers } from './unread-answers.ts'

const UNREAD_MS = 150
const HUGE = Buffer.alloc(16 * 1024 * 1024, 'x')
const TLS = { cert: Buffer.from(TEST_CERT), key: Buffer.from(TEST_KEY) }

const open: { socket?: Socket; stop?: (graceMs: number) => Promise<void> } = {}
afterEach(async () => {
  open.socket?.destroy()
  await open.stop?.(0)
})

/** Sends a request to a server that answers with `app`. */
async function ask(app: RequestListener, tls?: typeof TLS): Promise<Socket> {
  const at = { host: '127.0.0.1', port: 0, tls }
  const { url, stop } = await listen(app, at, { unreadMs: UNREAD_MS })
  open.stop = stop
  const to = { host: '127.0.0.1', port: Number(new URL(url).port) }
  const socket = tls
    ? connectSecurely({ ...to, ca: TEST_CERT, servername: 'localhost' })
    : connect(to)
  open.socket = socket
  await once(socket, tls ? 'secureConnect' : 'connect')
  socket.on('error', () => undefined).write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  return socket
}

test.each([
  ['HTTP', undefined],
  ['HTTPS', TLS],
])('S17: with %s, a client that does not read its answer is let go', async (_, tls) => {
  let closed = false
  const socket = await ask((incoming, outgoing) => {
    incoming.socket.once('close', () => {
      closed = true
    })
    outgoing.end(HUGE)
  }, tls)
  socket.pause()
  await until('the end of the connection', () => closed)
  expect(closed).toBe(true)
})

test('a client that reads slowly is not let go, although its answer is one long write', () => {
  vi.useFakeTimers()
  const server = new EventEmitter()
  closeUnreadAnswers(server as Server, UNREAD_MS)
  const handle = { writeQueueSize: 300 }
  const destroy = vi.fn()
  // What is looked at of a connection. The whole write counts as waiting until its end.
  const socket = { bytesWritten: 300, writableLength: 300, _handle: handle, destroy }
  server.emit('connection', Object.assign(new EventEmitter(), socket))
  for (handle.writeQueueSize = 300; handle.writeQueueSize > 100; handle.writeQueueSize -= 1)
    vi.advanceTimersByTime(UNREAD_MS)
  expect(destroy).not.toHaveBeenCalled()
  vi.advanceTimersByTime(2 * UNREAD_MS)
  expect(destroy).toHaveBeenCalled()
  server.emit('close')
  vi.useRealTimers()
})

test('an answer that takes long to make, and a stream that is silent, are waited for', async () => {
  const socket = await ask(async (_, outgoing) => {
    for (const part of ['late', 'later', 'at last']) {
      await sleep(3 * UNREAD_MS)
      outgoing.write(part)
    }
    outgoing.end()
  })
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk
  })
  await until('the answer', () => text.includes('at last'))
  expect(text).toContain('late')
})
