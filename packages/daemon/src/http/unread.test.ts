import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { until } from '../testing/settled.ts'
import { isPassedOver, passOverBody, watchChunks } from './unread.ts'

let server: Server | undefined
const sockets: Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server?.close()
})

async function clientOf(app: RequestListener) {
  server = createServer(app)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  return async (text: string) => {
    const socket = connect({ port, host: '127.0.0.1' })
    sockets.push(socket)
    socket.resume().on('error', () => {})
    socket.write(text)
    await once(socket, 'connect')
    return socket
  }
}

const HEAD = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n'

describe('S2: the pieces of a body that is passed over', () => {
  test('are not heard of, and those of a later connection are', async () => {
    const heard: number[] = []
    let passes = true
    const send = await clientOf((incoming, outgoing) => {
      let pieces = 0
      incoming.on('data', () => {
        pieces += 1
      })
      incoming.on('end', () => {
        heard.push(pieces)
        outgoing.end()
        incoming.socket.destroy()
      })
      if (passes) passOverBody(incoming)
    })
    const body = `${'1\r\nx\r\n'.repeat(1_000)}0\r\n\r\n`
    const first = await send(HEAD + body)
    await until('the end', () => first.closed)
    // Node uses the same parser again.
    passes = false
    const second = await send(HEAD + body)
    await until('the end', () => second.closed)
    expect(heard).toEqual([0, 1_000])
  })
})

describe('S2: a body in chunks that is watched', () => {
  test('is passed over once its chunks are too small, and the next one on the connection is heard', async () => {
    const heard: [number, boolean][] = []
    const send = await clientOf((incoming, outgoing) => {
      let pieces = 0
      if (incoming.headers['transfer-encoding'] !== undefined) watchChunks(incoming)
      incoming.on('data', () => {
        pieces += 1
      })
      incoming.on('end', () => {
        heard.push([pieces, isPassedOver(incoming)])
        outgoing.end()
        if (heard.length >= 3) incoming.socket.destroy()
      })
    })
    const large = `${`40\r\n${'x'.repeat(64)}\r\n`.repeat(300)}0\r\n\r\n`
    const announced = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx'
    const small = `${'1\r\nx\r\n'.repeat(5_000)}0\r\n\r\n`
    const socket = await send(HEAD + large + announced + HEAD + small)
    await until('the end', () => socket.closed)
    expect(heard).toEqual([
      [300, false],
      [1, false],
      [101, true],
    ])
  })
})
