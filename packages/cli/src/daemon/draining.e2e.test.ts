import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RegisteredMusicalResponse, StatusResponse } from '@outerpark/core/contract'
import type { StateFile } from '@outerpark/core/names'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { processExists } from './process.ts'

let outerpark: ReturnType<typeof makeOuterpark>
/** longer than two commands take on a busy machine, so that the tests meet the daemon during its last call */
const CALL_MS = 12_000

const stateFile = () => join(outerpark.home, 'daemon.json')
const state = (): StateFile => JSON.parse(readFileSync(stateFile(), 'utf8'))
beforeEach(async () => {
  outerpark = makeOuterpark(inProcess)
  // One call to the card company takes long, and a daemon that stops waits for it.
  const settings = { gatewayTimeoutMs: 2 * CALL_MS, leaseMs: 7 * CALL_MS, breakerMinimumCalls: 1 }
  writeFileSync(join(outerpark.home, 'config.json'), JSON.stringify(settings))
  const { performances } = await outerpark.json<RegisteredMusicalResponse>(
    ...['musical', 'register', 'Hadestown', '--venue', 'V', '--at', '2037-03-03T19:30+09:00'],
    ...['--seats', '9', '--price', '1'],
  )
  await outerpark.json('signup', '--name', 'Kim Minji', '--email', 'minji@example.com')
  await outerpark.json('sandbox', 'slow', String(CALL_MS))
  await outerpark.json('book', '--yes', performances[0]?.id ?? '', '--seats', '1')
  await expect.poll(callsUnderWay).toBe(1)
})
afterEach(() => outerpark.close())

/** Asks without the CLI, whose start takes long on a busy machine. */
async function callsUnderWay(): Promise<number | undefined> {
  const token = readFileSync(join(outerpark.home, 'admin.token'), 'utf8').trim()
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${state().url}/v1/status`, { headers })
  const { workers } = (await answer.json()) as StatusResponse // of our own daemon
  return workers['approve-payment']?.active
}

/** Tells the daemon to stop. Resolves when its state file says so and it no longer listens. */
async function drain(): Promise<StateFile> {
  process.kill(state().pid, 'SIGTERM')
  await expect.poll(() => state().stoppingSince).toBeDefined()
  const away = () =>
    fetch(`${state().url}/livez`).then(
      () => false,
      () => true,
    )
  await expect.poll(away).toBe(true)
  return state()
}

test('a daemon that still finishes its work is shown as stopping, and every `stop` waits for its end', async () => {
  const { pid } = await drain()
  expect(await outerpark.json('daemon', 'status')).toMatchObject({
    ...{ running: true, pid, answering: false, stoppingSince: expect.any(String) },
  })
  const stop = () => outerpark.asProcess(['daemon', 'stop', '--json'])
  const stops = await Promise.all([stop(), stop()])
  const answer = { stopped: true, pid }
  expect(stops.map(({ stdout }) => JSON.parse(stdout))).toEqual([answer, answer])
  expect(processExists(pid)).toBe(false)
  expect(await outerpark.json('daemon', 'stop')).toEqual({ stopped: false, pid: null })
})

test('if a daemon dies while it stops, commands notice it at once, and do not touch a new process with its id', async () => {
  const before = await drain()
  process.kill(before.pid, 'SIGKILL')
  // Its worker ends as soon as it notices, which takes a moment on a busy machine.
  await expect.poll(() => processExists(before.worker ?? 0)).toBe(false)
  const foreign: ChildProcess = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await once(foreign, 'spawn')
  writeFileSync(stateFile(), JSON.stringify({ ...before, pid: foreign.pid }))
  try {
    const begun = Date.now()
    expect(await outerpark.json('daemon', 'status')).toMatchObject({ running: false })
    expect(await outerpark.json('daemon', 'stop')).toEqual({ stopped: false, pid: null })
    expect(Date.now() - begun).toBeLessThan(10_000)
    expect(foreign.exitCode ?? foreign.signalCode).toBeNull()
  } finally {
    foreign.kill('SIGKILL')
  }
})
