import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { misfit } from './misfit.ts'

const MUSICAL = {
  ...{ id: 'MU-7KQ2M9XW4T', title: '빨래', venue: 'V' },
  ...{ runningMinutes: null, timeZone: 'Asia/Seoul' },
}
const failed = (request: string, answer: unknown) => misfit([{ request, answer }])

test('an answer of the contract is none to blame, also with fields of a later version', () => {
  expect(failed('GET /v1/musicals', { items: [MUSICAL], next: null })).toBeUndefined()
  expect(failed('GET /v1/musicals/MU-7KQ2M9XW4T', { ...MUSICAL, later: 1 })).toBeUndefined()
})

test.each([
  ['GET /v1/musicals', { items: [{}], next: null }, 'items.0.id'],
  ['GET /v1/musicals/MU-7KQ2M9XW4T', { ...MUSICAL, title: 5 }, 'title'],
  ['GET /v1/status', {}, 'version'],
  ['GET /v1/reservations/RV-7KQ2M9XW4T', {}, 'id'],
  ['POST /v1/reservations', {}, 'id'],
  ['POST /v1/reservations/RV-7KQ2M9XW4T/cancel', {}, 'id'],
  ['GET /v1/mypage', { reservations: [null] }, ''],
  ['GET /v1/sales', { rows: 5 }, ''],
])('%s that answers %j is to blame', (request, answer, field) => {
  const failure = failed(request, answer)
  expect(failure?.code).toBe('unexpected-answer')
  expect(failure?.detail).toContain(request)
  expect(failure?.detail).toContain(field)
})

test('a request that nobody knows has no contract', () => {
  for (const request of ['GET /v1/constructor', 'GET /v1/nothing', 'PUT /v1/x', 'GET /'])
    expect(failed(request, {})).toBeUndefined()
})

test('a command that fails on such an answer blames the box office and not this program', async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end('{"items": [{}], "next": null}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a TCP server has one
  const home = mkdtempSync(join(tmpdir(), 'outerpark-misfit-'))
  const words = ['performance', 'list', '--url', `http://127.0.0.1:${port}`]
  const { code, stderr } = await inProcess(words, { OUTERPARK_HOME: home })
  expect(code).toBe(1)
  expect(stderr).toContain('GET /v1/performances')
  expect(stderr).not.toContain('fault of outerpark')
  server.close()
  rmSync(home, { recursive: true })
})
