import { once } from 'node:events'
import { statSync } from 'node:fs'
import type { RequestListener, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import {
  CONTROL_RESTART,
  CONTROL_STATE,
  CONTROL_STOP,
  type RestartOutcome,
  type RestartRequest,
} from '@outerpark/core/names'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exchange } from '../http-client/exchange.ts'
import { socketOrigin } from '../http-client/send.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { until } from '../testing/settled.ts'
import { type LocalServer, listenLocally } from './local-server.ts'

const KEY = 'the key in the state file'.replaceAll(' ', '-')
let folder: ReturnType<typeof temporaryFolder>
let server: LocalServer
let stops: number
/** the restarts that were asked for, each with what answers it */
let restarts: { readonly request: RestartRequest; readonly refuse: (why: RestartOutcome) => void }[]
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
  restarts = []
  const stop = () => {
    stops += 1
  }
  const restart = (request: RestartRequest, refuse: (why: RestartOutcome) => void) => {
    restarts.push({ request, refuse })
  }
  const control = { key: KEY, state: () => ({ pid: 1 }), stop, restart }
  server = await listenLocally(app, { path: folder.file('daemon.sock'), control })
})
afterEach(() => {
  for (const each of open) each.end()
  server.close()
  folder.remove()
})

const origin = () => socketOrigin(folder.file('daemon.sock'), false)
const ask = (method: string, path: string, headers: Record<string, string> = {}, body?: string) =>
  exchange(origin(), { method, path, headers, body, maxBytes: 10_000 })
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

const REQUEST = { id: 'R1', execPath: '/node', entry: '/worker.js', args: [], env: { A: 'b' } }
const restart = (body: unknown, headers: Record<string, string> = withKey) =>
  ask('POST', CONTROL_RESTART, headers, JSON.stringify(body))

test('a restart is asked for with the key only, and answered when it is refused or the worker leaves', async () => {
  expect((await restart(REQUEST, {})).status).toBe(401)
  expect(restarts).toEqual([])
  const refused = restart(REQUEST)
  await until('the first', () => restarts.length === 1)
  expect(restarts[0]?.request).toEqual(REQUEST)
  restarts[0]?.refuse({ id: 'R1', at: '', outcome: 'refused', why: null })
  expect(JSON.parse((await refused).text)).toMatchObject({ id: 'R1', outcome: 'refused' })
  const done = restart(REQUEST)
  await until('the second', () => restarts.length === 2)
  await server.leave(1_000, 1)
  expect(JSON.parse((await done).text)).toEqual({ outcome: 'leaving' })
})

test('a restart that is no request for one is refused, and one that breaks off is nothing', async () => {
  const { entry: _, ...lacking } = REQUEST
  const wrong = [lacking, null, [], { ...REQUEST, args: 'x' }, { ...REQUEST, env: { A: 1 } }, 'x']
  for (const body of wrong) expect((await restart(body)).status).toBe(422)
  expect((await ask('POST', CONTROL_RESTART, withKey, '{')).status).toBe(400)
  const socket = connect(folder.file('daemon.sock'))
  socket.write(`POST ${CONTROL_RESTART} HTTP/1.1\r\nHost: localhost\r\n`)
  socket.write(`Authorization: Bearer ${KEY}\r\nContent-Length: 100\r\n\r\n{"id"`)
  await once(socket, 'connect')
  socket.destroy()
  // The server has read it to its end when it answers the next one.
  expect((await ask('GET', CONTROL_STATE, withKey)).status).toBe(200)
  expect(restarts).toEqual([])
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
