import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import type { DaemonStatus } from './status.ts'

const outerpark = makeOuterpark(inProcess)
afterAll(() => outerpark.close())

test('W12, C13: run tells its log on stderr, and drains when its terminal is closed', async () => {
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
  running.kill('SIGHUP')
  expect(await ended).toEqual([0, null])
  expect(stdout).toContain('running')
  const messages = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).msg)
  expect(messages.slice(-2)).toEqual(['draining', 'closed'])
})

test('C13: a daemon in the background stays when it gets SIGHUP, and reads its settings again', async () => {
  const { pid, worker: first } = await outerpark.json<DaemonStatus>('daemon', 'start')
  writeFileSync(join(outerpark.home, 'config.json'), '{"leaseMs": 61000}')
  process.kill(pid ?? Number.NaN, 'SIGHUP')
  const status = () => outerpark.json<DaemonStatus>('daemon', 'status')
  await expect.poll(async () => (await status()).worker?.pid).not.toBe(first?.pid)
  expect(await status()).toMatchObject({ pid, answering: true, worker: { replaced: 0 } })
})
