import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { AlertMessage } from '@outerpark/core/contract'
import type { StateFile } from '@outerpark/core/names'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { homeFiles } from '../process/home.ts'
import {
  type DaemonProcess,
  endAll,
  isAlive,
  PARENT,
  startDaemon,
} from '../testing/daemon-process.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { until } from '../testing/settled.ts'

let folder: ReturnType<typeof temporaryFolder>
let home: string
let daemon: DaemonProcess

beforeEach(() => {
  folder = temporaryFolder()
  home = folder.file('home')
})
afterEach(async () => {
  await daemon.end('SIGKILL')
  await until('the end of the worker', () => !isAlive(worker() ?? Number.NaN))
  folder.remove()
})
afterAll(endAll)

const worker = () => (JSON.parse(readFileSync(homeFiles(home).state, 'utf8')) as StateFile).worker
const heard = () => folder.file('heard')
const told = (): AlertMessage[] =>
  existsSync(heard())
    ? readFileSync(heard(), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []
const logged = (msg: string) =>
  readFileSync(homeFiles(home).log, 'utf8')
    .split('\n')
    .filter((line) => line.includes(`"${msg}"`))

test('a worker that died is told once, by the next one at once, and not again after a restart', async () => {
  const program = folder.file('tell')
  writeFileSync(program, `#!/bin/sh\ncat >> '${heard()}'\n`)
  chmodSync(program, 0o700)
  daemon = await startDaemon(home, { OUTERPARK_ALERT_COMMAND: program }, PARENT)
  process.kill(worker() ?? Number.NaN, 'SIGKILL')
  // Its first look is at once: the next is ten seconds later.
  await expect.poll(told, { timeout: 9_000 }).toHaveLength(1)
  expect(told()).toMatchObject([{ type: 'alert.raised', data: { alert: 'worker-replaced' } }])
  const second = worker()

  process.kill(daemon.pid, 'SIGHUP')
  await until('the next worker', () => worker() !== second && logged('restart done').length > 0)
  process.kill(worker() ?? Number.NaN, 'SIGKILL')
  await until('the last worker', () => logged('worker replaced').length === 2)
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect(told()).toHaveLength(1)
  expect(logged('alert raised')).toHaveLength(1)
})
