import { once } from 'node:events'
import { statSync } from 'node:fs'
import type { RequestListener, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { CONTROL_STATE, CONTROL_STOP } from '@outerpark/core/names'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exchange } from '../http-client/exchange.ts'
import { socketOrigin } from '../http-client/send.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { type LocalServer, listenLocally } from './local-server.ts'

const KEY = 'the key in the state file'.replaceAll(' ', '-')
let folder: ReturnType<typeof temporaryFolder>
let server: LocalServer
let stops: number
/** the answers that the routes have not ended yet */
let open: ServerResponse[]

const app: RequestListener = (incoming, outgoing) => {
  if (incoming.url === '/slow') open.push(outgoing)
  else outgoing.end(`${incoming.headers.host}${incoming.url}`)
}

beforeEach(async () => {
  folder = temporaryFolder()
  stops = 0
  open = []
  const stop = () => {
    stops += 1
  }
  const control = { key: KEY, state: () => ({ pid: 1 }), stop }
  server = await listenLocally(app, { path: folder.file('daemon.sock'), control })
})
afterEach(() => {
  for (const each of open) each.end()
  server.close()
  folder.remove()
})

const origin = () => socketOrigin(folder.file('daemon.sock'), false)
const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
  exchange(origin(), { method, path, headers, maxBytes: 10_000 })
const withKey = { authorization: `Bearer ${KEY}` }

test('S3: only its owner can use the socket, and it answers the routes', async () => {
  expect(statSync(folder.file('daemon.sock')).mode & 0o777).toBe(0o600)
  expect((await ask('GET', '/livez')).text).toBe('localhost/livez')
})

test('S15: it says which daemon it is and stops it only for the key of the state file', async () => {
  expect((await ask('GET', CONTROL_STATE, withKey)).text).toBe('{"pid":1}')
  for (const headers of [{}, { authorization: 'Bearer another' }, { authorization: KEY }]) {
    expect((await ask('GET', CONTROL_STATE, headers)).status).toBe(401)
    expect((await ask('POST', CONTROL_STOP, headers)).status).toBe(401)
  }
  expect((await ask('POST', CONTROL_STOP, { ...withKey, host: 'evil.example' })).status).toBe(403)
  expect((await ask('GET', CONTROL_STOP, withKey)).status).toBe(405)
  expect(stops).toBe(0)
})

test('S15: the answer to a stop stays open until the process ends', async () => {
  const socket = connect(folder.file('daemon.sock'))
  socket.write(`POST ${CONTROL_STOP} HTTP/1.1\r\nHost: localhost\r\n`)
  socket.write(`Authorization: Bearer ${KEY}\r\nContent-Length: 0\r\n\r\n`)
  const [first] = await once(socket, 'data')
  expect(String(first)).toContain('HTTP/1.1 202')
  expect(stops).toBe(1)
  await server.drain(1_000)
  server.close()
  expect(socket.readyState).toBe('open')
  socket.destroy()
})

test('a drain ends what was accepted and refuses the rest, and the control goes on', async () => {
  const slow = ask('GET', '/slow')
  await expect.poll(() => open.length).toBe(1)
  let drained = false
  const draining = server.drain(60_000).then(() => {
    drained = true
  })
  const late = await ask('GET', '/livez')
  expect([late.status, late.headers['retry-after']]).toEqual([503, '1'])
  expect((await ask('GET', CONTROL_STATE, withKey)).status).toBe(200)
  expect(drained).toBe(false)
  open[0]?.end('done')
  expect((await slow).text).toBe('done')
  await draining
})

test('a drain breaks off what takes longer than it may', async () => {
  const slow = ask('GET', '/slow').catch((error: Error) => error.message)
  await expect.poll(() => open.length).toBe(1)
  await server.drain(10)
  expect(await slow).toContain('socket hang up')
})

test('the socket of a daemon that was killed is replaced', async () => {
  const control = { key: KEY, state: () => ({ pid: 2 }), stop: () => undefined }
  const next = await listenLocally(app, { path: folder.file('daemon.sock'), control })
  expect((await ask('GET', CONTROL_STATE, withKey)).text).toBe('{"pid":2}')
  next.close()
})
