import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { processExists } from './process.ts'
import type { DaemonStatus } from './status.ts'

const outerpark = makeOuterpark(inProcess)
afterAll(() => outerpark.close())

test('W12, C13: run tells its log on stderr, reads its settings at SIGHUP under a supervisor, and drains at SIGTERM', async () => {
  // Its stderr is no terminal, so the log is JSON also without --json.
  const running = outerpark.open(['daemon', 'run'], { OUTERPARK_LOG_LEVEL: 'debug' })
  let stdout = ''
  let stderr = ''
  running.stdout.setEncoding('utf8').on('data', (text) => (stdout += text))
  running.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
  const ended = once(running, 'close')
  await expect.poll(() => stderr).toContain('"msg":"open"')
  await outerpark.json('musical', 'list')
  await expect.poll(() => stderr).toMatch(/"path":"\/v1\/musicals","status":200/)
  const status = () => outerpark.json<DaemonStatus>('daemon', 'status')
  const { pid, worker } = await status()
  running.kill('SIGHUP')
  await expect.poll(async () => (await status()).worker?.pid).not.toBe(worker?.pid)
  expect(await status()).toMatchObject({ pid, answering: true })
  running.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(stdout).toContain('running')
  const messages = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).msg)
  expect(messages.slice(-2)).toEqual(['draining', 'closed'])
})

test('C13: run ends when its terminal is closed, after what it has accepted', async () => {
  const terminal = outerpark.terminal(['daemon', 'run'], { columns: 100, rows: 30 })
  try {
    await terminal.sees('running')
    const { pid } = await outerpark.json<DaemonStatus>('daemon', 'status')
    terminal.hangUp()
    await expect.poll(() => processExists(pid ?? Number.NaN), { timeout: 20_000 }).toBe(false)
    expect(await outerpark.json('daemon', 'status')).toMatchObject({ running: false })
    const log = await outerpark.asProcess(['daemon', 'logs', '-n', '1', '--json'])
    expect(JSON.parse(log.stdout)).toMatchObject({ msg: 'closed' })
  } finally {
    terminal.close()
  }
})

test('C13: a daemon in the background stays when it gets SIGHUP, and reads its settings again', async () => {
  const { pid, worker: first } = await outerpark.json<DaemonStatus>('daemon', 'start')
  writeFileSync(join(outerpark.home, 'config.json'), '{"leaseMs": 61000}')
  process.kill(pid ?? Number.NaN, 'SIGHUP')
  const status = () => outerpark.json<DaemonStatus>('daemon', 'status')
  await expect.poll(async () => (await status()).worker?.pid).not.toBe(first?.pid)
  expect(await status()).toMatchObject({ pid, answering: true, worker: { replaced: 0 } })
})
