import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RegisteredMusicalResponse } from '@outerpark/core/contract'
import type { StateFile } from '@outerpark/core/names'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { processExists } from './process.ts'

const outerpark = makeOuterpark(inProcess)
const state = (home = outerpark.home): StateFile =>
  JSON.parse(readFileSync(join(home, 'daemon.json'), 'utf8'))
let performanceId: string

beforeAll(async () => {
  const { performances } = await outerpark.json<RegisteredMusicalResponse>(
    ...['musical', 'register', 'Hadestown', '--venue', 'V', '--at', '2037-03-03T19:30+09:00'],
    ...['--seats', '9', '--price', '1000'],
  )
  performanceId = performances[0]?.id ?? ''
  await outerpark.json('signup', '--name', 'Kim Minji', '--email', 'minji@example.com')
})
afterAll(() => outerpark.close())

const booked = async () =>
  (await outerpark.json<{ reservations: unknown[] }>('mypage')).reservations.length

/** Takes the port whenever it is free, accepts every connection, and records what it gets. */
function squat(port: number) {
  const heard: string[] = []
  const server: Server = createServer((socket) => {
    heard.push('a connection')
    socket.on('data', (data) => heard.push(String(data))).on('error', () => undefined)
  })
  let over = false
  const trying = (async () => {
    while (!over) {
      server.listen(port, '127.0.0.1')
      if (await once(server, 'listening').catch(() => undefined)) return
      await sleep(1)
    }
  })()
  return {
    heard,
    /** resolves when it has the port */
    there: trying,
    async leave() {
      over = true
      await trying
      server.close()
    },
  }
}

/** A command that goes on, and what it has said so far. */
function follow(...args: string[]) {
  const child: ChildProcess = outerpark.open(args)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => (said += text))
  const says = (text: string) => expect.poll(() => said).toContain(text)
  return { child, says, said: () => said }
}

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'S3: a program that takes the port when the daemon gets %s hears nothing, and all that was open goes on',
  async (signal) => {
    const { url, pid } = state()
    await outerpark.json('sandbox', 'outage', 'on')
    const events = follow('events', '--follow')
    const myPage = follow('mypage', '--watch')
    const streams = [events, myPage]
    await events.says('Hadestown')
    await myPage.says('Watching')
    const before = await booked()
    const book = follow('book', '--yes', performanceId, '--seats', '1', '--wait', '--timeout', '60')
    await expect.poll(booked).toBe(before + 1)
    const squatter = squat(Number(new URL(url).port))
    try {
      process.kill(pid, signal)
      await squatter.there
      for (const stream of streams) await stream.says('trying again')
      // The address is that of no daemon any more, or the daemon is started again elsewhere.
      await outerpark.run(['whoami', '--url', url])
      await outerpark.json('whoami')
      expect(state().url).not.toBe(url)
      await outerpark.json('sandbox', 'outage', 'off')
      await outerpark.json('sandbox', 'reset')
      for (const stream of streams) await stream.says('Connected again')
      await book.says('confirmed')
      expect(squatter.heard).toEqual([])
    } finally {
      for (const { child } of [...streams, book]) child.kill('SIGKILL')
      await squatter.leave()
    }
  },
)

test('S3: a restart that finds its port taken sends nothing there, and starts on another one', async () => {
  const { url } = state()
  const events = follow('events', '--follow')
  const squatter = squat(Number(new URL(url).port))
  try {
    await events.says('Hadestown')
    const { code, stderr } = await outerpark.run(['daemon', 'restart', '--json'])
    // Either of them may have been first. Nobody is told to stop who is not the daemon.
    if (code !== 0) expect(stderr).toContain('port-unavailable')
    await outerpark.run(['daemon', 'stop'])
    await squatter.there
    await outerpark.json('daemon', 'start')
    await events.says('Connected again')
    expect(squatter.heard).toEqual([])
  } finally {
    events.child.kill('SIGKILL')
    await squatter.leave()
  }
})

test('W2: in a copy of the home the daemon of the original is not found, asked or stopped', async () => {
  const copy = `${outerpark.home}-copy`
  const isFile = (path: string) => !path.endsWith('.sock')
  cpSync(outerpark.home, copy, { recursive: true, filter: isFile })
  const env = { OUTERPARK_HOME: copy }
  try {
    const status = await outerpark.run(['daemon', 'status', '--json'], { env })
    expect(JSON.parse(status.stdout)).toMatchObject({ running: false, home: copy, url: null })
    const stop = await outerpark.run(['daemon', 'stop', '--json'], { env })
    expect(JSON.parse(stop.stdout)).toEqual({ stopped: false, pid: null })
    expect(await outerpark.json('daemon', 'status')).toMatchObject({ answering: true })
    const started = await outerpark.run(['daemon', 'start', '--json'], { env })
    expect(JSON.parse(started.stdout).pid).not.toBe(state().pid)
    await outerpark.run(['daemon', 'stop'], { env })
    expect(await outerpark.json('daemon', 'status')).toMatchObject({ answering: true })
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
})

const isLinux = process.platform === 'linux'

test.runIf(isLinux)(
  'S15: a daemon without a socket is stopped only if it holds the lock of this home',
  async () => {
    const { socket: _, controlKey: __, ...before } = state()
    const stateFile = join(outerpark.home, 'daemon.json')
    const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    try {
      writeFileSync(stateFile, JSON.stringify({ ...before, pid: bystander.pid }))
      expect(await outerpark.json('daemon', 'stop')).toEqual({ stopped: false, pid: null })
      expect(await outerpark.json('daemon', 'status')).toMatchObject({ running: false })
      expect(bystander.exitCode ?? bystander.signalCode).toBeNull()
    } finally {
      bystander.kill('SIGKILL')
    }
    writeFileSync(stateFile, JSON.stringify(before))
    expect(await outerpark.failure('musical', 'list')).toMatchObject({
      exit: 3,
      code: 'daemon-unreachable',
      detail: expect.stringContaining('was started by an older outerpark'),
      hint: expect.stringContaining('outerpark daemon restart'),
    })
    const after = await outerpark.json<{ pid: number }>('daemon', 'restart')
    expect(after.pid).not.toBe(before.pid)
  },
)

test.runIf(isLinux)(
  'S15: a daemon that hangs gets SIGTERM, since its worker holds the lock',
  async () => {
    const { pid, worker = Number.NaN } = state()
    process.kill(worker, 'SIGSTOP')
    const { stdout } = await outerpark.asProcess(['daemon', 'stop', '--json'])
    expect(JSON.parse(stdout)).toEqual({ stopped: true, pid })
    expect(processExists(worker)).toBe(false)
  },
)

test.runIf(isLinux)(
  'S3: a home whose path is too long for a socket has it in a private folder',
  async () => {
    const home = join(outerpark.home, 'x'.repeat(100))
    const env = { OUTERPARK_HOME: home }
    expect((await outerpark.run(['musical', 'list'], { env })).code).toBe(0)
    const { socket = '' } = state(home)
    expect(Buffer.byteLength(socket)).toBeLessThanOrEqual(103)
    const modes = [dirname(socket), socket].map((path) => statSync(path).mode & 0o777)
    expect(modes).toEqual([0o700, 0o600])
    chmodSync(dirname(socket), 0o777)
    const refused = await outerpark.run(['musical', 'list', '--json'], { env })
    expect(refused.stderr).toContain(`chmod go-w ${dirname(socket)}`)
    chmodSync(dirname(socket), 0o700)
    expect((await outerpark.run(['daemon', 'stop'], { env })).code).toBe(0)
    expect(existsSync(dirname(socket))).toBe(false)
  },
)
