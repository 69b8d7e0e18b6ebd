import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLog } from '../process/log.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { requestLines } from './request-lines.ts'

const LIMITS = { logFileBytes: 1_000_000, logFiles: 2 }
const SETTINGS = { slowMs: 100, accessLog: false, ...LIMITS }
const ROUTE = { method: 'post', path: '/v1/reservations/{id}/cancel' } as const

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  folder.remove()
})

/** The lines of the log as they are on the disk. */
const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))

function open(settings: Partial<typeof SETTINGS> = {}, level = 'info') {
  const file = folder.file('daemon.log')
  const log = openLog(file, { level, mode: 'TEST', ...LIMITS })
  const lines = requestLines({ ...SETTINGS, ...settings }, log, folder.file('access.log'))
  return { ...lines, read: () => linesOf(file) }
}

const asked = (n: number, params = {}) => ({ requestId: `RQ-a-${n}` as const, params })

test('a refusal has its code, its request and what it was about, and nothing of a person', () => {
  const { onProblem, read } = open()
  onProblem('seats-unavailable', asked(1, { id: 'RV-7KQ2345678' }), ROUTE)
  onProblem('customer-not-found', asked(2, { id: 'minji@example.com' }), ROUTE)
  onProblem('route-not-found', { requestId: 'RQ-a-3' })
  expect(read()).toMatchObject([
    {
      ...{ level: 30, msg: 'refused', code: 'seats-unavailable', request: 'RQ-a-1' },
      ...{ method: 'POST', route: ROUTE.path, about: 'RV-7KQ2345678' },
    },
    { code: 'customer-not-found', request: 'RQ-a-2' },
    { code: 'route-not-found', request: 'RQ-a-3' },
  ])
  expect(JSON.stringify(read())).not.toContain('minji')
})

test('thousands of refusals a second are two lines a second for each code', () => {
  const { onProblem, read } = open()
  for (let n = 0; n < 5_000; n++) onProblem('seats-unavailable', asked(n), ROUTE)
  expect(read()).toHaveLength(1)
  vi.advanceTimersByTime(1_000)
  expect(read()).toHaveLength(2)
  expect(read()[1]).toMatchObject({ code: 'seats-unavailable', more: 4_999, request: 'RQ-a-4999' })
})

test('trouble of the daemon itself is a warning, and a fault has a line of its own', () => {
  const { onProblem, onFault, read } = open()
  onProblem('storage-full', asked(1), ROUTE)
  onProblem('internal-error', asked(2), ROUTE)
  onFault(new Error('broken'), 'GET /v1/mypage?token=secret', 'RQ-a-2')
  expect(read()).toMatchObject([
    { level: 40, code: 'storage-full' },
    { level: 50, msg: 'fault', method: 'GET', path: '/v1/mypage', request: 'RQ-a-2' },
  ])
  expect(JSON.stringify(read())).not.toContain('secret')
})

test('slow requests of a route are summed up with the slowest', () => {
  const { slow, read, close } = open()
  expect(slow?.fromMs).toBe(100)
  for (const ms of [101.4, 300, 250]) slow?.tell(ROUTE, asked(ms), ms)
  close()
  expect(read()).toMatchObject([
    { level: 40, msg: 'slow', route: ROUTE.path, ms: 101 },
    { level: 40, msg: 'slow', route: ROUTE.path, more: 2, slowest: 300 },
  ])
})

test('with 0 nothing is slow, and without somebody who reads no request has a line', () => {
  const { slow, onAnswered } = open({ slowMs: 0 })
  expect([slow, onAnswered]).toEqual([undefined, undefined])
})

test('the access log has every request, in a file of its own', () => {
  const { onAnswered, close, read } = open({ accessLog: true })
  const line = {
    request: 'RQ-a-1',
    method: 'GET',
    path: '/v1/mypage',
    status: 200,
    ms: 1,
    caller: 'CU-1',
  }
  for (let n = 0; n < 3; n++) onAnswered?.(line)
  close()
  expect(linesOf(folder.file('access.log'))).toEqual(
    Array.from({ length: 3 }, () => ({ time: expect.any(Number), ...line })),
  )
  expect(read()).toEqual([])
})

test('at the level debug the log has every request too', () => {
  const log = pino({ level: 'debug' }, { write: () => undefined })
  const lines = requestLines(SETTINGS, log, folder.file('access.log'))
  expect(lines.onAnswered).toBeTypeOf('function')
})
