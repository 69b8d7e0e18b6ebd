import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { exitCodeOf } from '../exit-code.ts'
import { makeHttp } from './http.ts'

/** Short, since nobody comes back in these tests (ms). */
const pauseMs = 5
let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** A box office that gets each request and never answers it; `hold` keeps the connection open. */
async function deaf({ hold = false } = {}) {
  const keys: unknown[] = []
  const made = createServer((request, response) => {
    keys.push(request.headers['idempotency-key'])
    if (!hold) response.destroy()
  })
  server = made
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  const { port } = made.address() as AddressInfo // of a TCP server that listens
  return { keys, url: `http://127.0.0.1:${port}` }
}

test('C5: a POST whose answer is lost may have been done: the error names the key, and how to look', async () => {
  const { keys, url } = await deaf()
  const http = makeHttp({ place: () => ({ url }), pauseMs })
  await expect(http.post('/v1/reservations', {})).rejects.toMatchObject({
    code: 'outcome-unknown',
    detail: expect.stringContaining('may have been done'),
    hint: expect.stringContaining('outerpark reservation list'),
  })
  const error = await http.post('/v1/reservations', {}).catch((caught: Error) => caught)
  expect(new Set(keys).size).toBe(2)
  expect(error).toMatchObject({ hint: expect.stringContaining(`--idempotency-key ${keys.at(-1)}`) })
  expect(exitCodeOf('outcome-unknown')).toBe(5)
})

test('a hold whose answer is lost is looked at where it was asked for', async () => {
  const { url } = await deaf()
  const http = makeHttp({ place: () => ({ url }), pauseMs })
  const path = '/v1/performances/PF-7KQ/hold'
  for (const lost of [http.put(path, {}), http.remove(path), http.post(`${path}/extension`, {})])
    await expect(lost).rejects.toMatchObject({
      hint: expect.stringContaining('To look: outerpark hold PF-7KQ. '),
    })
})

test('C5: a time-out is a lost answer too', async () => {
  const { url } = await deaf({ hold: true })
  const http = makeHttp({ place: () => ({ url }), pauseMs })
  await expect(http.post('/v1/customers', {}, 30)).rejects.toMatchObject({
    code: 'outcome-unknown',
  })
})

test('C5: a POST that was never sent was not done, and neither was a GET', async () => {
  const { url } = await deaf()
  const http = makeHttp({ place: () => ({ url }), pauseMs })
  await expect(http.get('/v1/reservations')).rejects.toMatchObject({ code: 'daemon-unreachable' })
  server?.closeAllConnections()
  await new Promise((resolve) => server?.close(resolve))
  await expect(http.post('/v1/reservations', {})).rejects.toMatchObject({
    code: 'daemon-unreachable',
  })
})

test('C5: a POST for which there is no secure connection was never sent', async () => {
  const { keys, url } = await deaf()
  const http = makeHttp({ place: () => ({ url: url.replace('http:', 'https:') }), pauseMs })
  await expect(http.post('/v1/customers', {})).rejects.toMatchObject({ code: 'daemon-unreachable' })
  expect(keys).toEqual([])
})

test('C5: so does every other request that writes', async () => {
  const { keys, url } = await deaf()
  const http = makeHttp({ place: () => ({ url }), pauseMs })
  const lost = [
    http.put('/v1/sandbox/knobs', { fail: 1 }),
    http.patch('/v1/customers/me', { mail: false }),
    http.remove('/v1/tokens/TO-1'),
  ]
  for (const { status, ...why } of await Promise.allSettled(lost)) {
    const error = 'reason' in why ? why.reason : undefined
    expect([status, error]).toMatchObject(['rejected', { code: 'outcome-unknown' }])
    expect(keys).toContain(/--idempotency-key (\S+)/.exec(error.hint)?.[1])
  }
})

test('W7: the first POST of a command has the key that the user gave, the next one another', async () => {
  const { keys, url } = await deaf()
  const http = makeHttp({ place: () => ({ url }), key: 'mine', pauseMs })
  for (const _ of [1, 2]) await http.post('/v1/reservations', {}).catch(() => undefined)
  expect(keys[0]).toBe('mine')
  expect(new Set(keys).size).toBe(2)
})

test('C5: Ctrl-C while a POST is under way says that it may have been done', async () => {
  const { keys, url } = await deaf({ hold: true })
  const http = makeHttp({ place: () => ({ url }), key: 'mine', pauseMs })
  const asked = http.post('/v1/reservations', {}).catch((caught: unknown) => caught)
  await expect.poll(() => keys.length).toBe(1)
  process.emit('SIGINT')
  expect(await asked).toMatchObject({
    code: 'outcome-unknown',
    hint: expect.stringContaining('--idempotency-key mine'),
  })
})

test('requests one after another over one connection leave nothing behind, and so no warning of Node', async () => {
  const made = createServer((_, response) =>
    response.setHeader('connection', 'keep-alive').end('{}'),
  )
  server = made
  const sockets = new Set<unknown>()
  made.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  const { port } = made.address() as AddressInfo // of a TCP server that listens
  const warnings: Error[] = []
  const heard = (warning: Error) => void warnings.push(warning)
  process.on('warning', heard)
  const http = makeHttp({ place: () => ({ url: `http://127.0.0.1:${port}` }), pauseMs })
  for (let i = 0; i < 15; i++) await http.get('/v1/status')
  await new Promise((resolve) => setImmediate(resolve))
  process.off('warning', heard)
  expect(sockets.size).toBe(1)
  expect(warnings).toEqual([])
})
