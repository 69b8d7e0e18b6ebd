import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { StateFile } from '@outerpark/core/names'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

const outerpark = makeOuterpark(inProcess)
/** another program, which got the daemon's process id after its death */
let foreign: ChildProcess
let before: StateFile

const stateFile = () => join(outerpark.home, 'daemon.json')
const state = (): StateFile => JSON.parse(readFileSync(stateFile(), 'utf8'))

beforeAll(
  async () =>
    void (await outerpark.json('signup', '--name', 'Kim Minji', '--email', 'minji@example.com')),
)
beforeEach(async () => {
  foreign = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  // Starts the daemon, unless it runs since the last test.
  await outerpark.json('whoami')
  before = state()
  process.kill(before.pid, 'SIGKILL')
  // The threads of the killed daemon end one by one. The last one frees the port and the home.
  const server = createServer()
  await listen(server)
  server.close()
  writeFileSync(stateFile(), JSON.stringify({ ...before, pid: foreign.pid }))
})
afterEach(() => foreign.kill('SIGKILL'))
afterAll(() => outerpark.close())

/** Listens on the daemon's port as soon as the port is free. */
async function listen(server: Server): Promise<void> {
  for (;;) {
    server.listen(Number(new URL(before.url).port), '127.0.0.1')
    if (await once(server, 'listening').catch(() => undefined)) return
    await sleep(10)
  }
}

/** Another server on the daemon's port. It records its requests and their tokens. */
async function stranger(answer: string): Promise<{ server: Server; heard: string[] }> {
  const heard: string[] = []
  const server = createServer(({ url, headers }, response) => {
    heard.push(`${url} ${headers.authorization ?? 'without a token'}`)
    response.setHeader('content-type', 'application/json').end(answer)
  })
  await listen(server)
  return { server, heard }
}

test('after the daemon was killed the next command starts it again', async () => {
  expect((await outerpark.run(['musical', 'list'])).code).toBe(0)
  expect(state().pid).not.toBe(foreign.pid)
})

test('S15: stop and status say at once that it is not running, and do not touch the other process', async () => {
  const begun = Date.now()
  expect(await outerpark.json('daemon', 'status')).toMatchObject({ running: false })
  expect(await outerpark.json('daemon', 'stop')).toEqual({ stopped: false, pid: null })
  expect(Date.now() - begun).toBeLessThan(10_000)
  expect(foreign.exitCode ?? foreign.signalCode).toBeNull()
})

test('restart starts it on the same port', async () => {
  expect(await outerpark.json('daemon', 'restart')).toMatchObject({ url: before.url })
})

test('S3: another program on its port that answers as it did gets no request, and the other process no signal', async () => {
  const { instance, version } = before
  const { server, heard } = await stranger(JSON.stringify({ status: 'ok', instance, version }))
  try {
    expect(await outerpark.json('daemon', 'stop')).toEqual({ stopped: false, pid: null })
    expect(await outerpark.json('daemon', 'status')).toMatchObject({ running: false })
    // The address is that of the daemon of this home, as far as anybody knows, and it is started again.
    const asked = [`whoami --url ${before.url}`, 'mypage', 'verify --profile admin']
    for (const command of asked) expect((await outerpark.run(command.split(' '))).code).toBe(0)
    expect(state().url).not.toBe(before.url)
    expect(heard).toEqual([])
    expect(foreign.exitCode ?? foreign.signalCode).toBeNull()
  } finally {
    server.close()
    server.closeAllConnections()
  }
})
