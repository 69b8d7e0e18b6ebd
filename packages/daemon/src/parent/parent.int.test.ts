import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { RestartOutcome, StateFile, WorkerNews } from '@outerpark/core/names'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { childrenOf, isAlive } from '../testing/daemon-process.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { until } from '../testing/settled.ts'
import { openParent, type Parent } from './parent.ts'

/** A quarter of that of a real daemon: a worker may be silent for ten of them, 2.5 s. */
const PROBE_MS = 250

const entry = new URL('./testing/worker.ts', import.meta.url).pathname
let folder: ReturnType<typeof temporaryFolder>
let parent: Parent
let url: string

const launch = (more: Record<string, string> = {}) => ({
  ...{ execPath: process.execPath, entry, args: [] },
  env: { PATH: process.env.PATH, TEST_HOME: folder.path, OUTERPARK_HOME: folder.path, ...more },
})
const open = async (more: Record<string, string> = {}) => {
  const ready = Promise.withResolvers<StateFile>()
  parent = openParent({ launch: launch(more), probeMs: PROBE_MS, onReady: ready.resolve })
  parent.ended.catch(ready.reject)
  url = (await ready.promise).url
}
beforeEach(async () => {
  folder = temporaryFolder()
  await open()
})
afterEach(async () => {
  parent.stop()
  await parent.ended.catch(() => undefined)
  folder.remove()
})

/** Asks once. A connection that is refused or reset rejects. */
const ask = async (path: string, init?: RequestInit) => (await fetch(`${url}${path}`, init)).text()
/** The process id of the worker. On a busy machine one takes more than five seconds to start, and the sign answers until then. */
const worker = async (): Promise<number> => {
  let pid = Number.NaN
  await until('a worker', async () => {
    pid = Number(await ask('/'))
    return pid > 0
  })
  return pid
}
const news = async (): Promise<WorkerNews> => JSON.parse(await ask('/news'))
/** While another address is taken, those who ask may be refused. */
const restart = async (
  id: string,
  more: Record<string, string>,
): Promise<RestartOutcome | undefined> => {
  const body = JSON.stringify({ ...launch(more), id })
  const said = await ask('/restart', { method: 'POST', body }).catch(() => '')
  if (said !== '') return JSON.parse(said)
  let found: RestartOutcome | null | undefined
  await until('the outcome', async () => {
    found = (await news().catch(() => undefined))?.restart
    return found?.id === id
  })
  return found ?? undefined
}
const log = () =>
  (existsSync(folder.file('daemon.log')) ? readFileSync(folder.file('daemon.log'), 'utf8') : '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

test('a worker that is killed is replaced, and nobody who connects meanwhile is refused', async () => {
  const first = await worker()
  const dying = ask('/die').catch(() => 'cut off')
  expect(await dying).toBe('cut off')
  const second = await worker()
  expect(second).not.toBe(first)
  expect(await news()).toMatchObject({
    replaced: 1,
    ends: [{ how: 'signal', what: 'SIGKILL', pid: first }],
  })
  expect(log()).toContainEqual(
    expect.objectContaining({ msg: 'worker ended', how: 'signal', what: 'SIGKILL', pid: first }),
  )
})

test('the reason of an end is kept: what the worker wrote last', async () => {
  await ask('/throw').catch(() => undefined)
  // The one that dies cuts off whoever asks it.
  const replaced = async () => (await news().catch(() => undefined))?.replaced
  await until('another worker', async () => (await replaced()) === 1)
  const [fault] = (await news()).ends
  expect(fault).toMatchObject({
    how: 'exit',
    what: '1',
    detail: expect.stringContaining('a fault'),
  })
})

test('a worker without memory is replaced', async () => {
  parent.stop()
  await parent.ended
  await open({ NODE_OPTIONS: '--max-old-space-size=30' })
  await ask('/memory').catch(() => undefined)
  expect((await news()).ends[0]).toMatchObject({
    detail: expect.stringContaining('heap out of memory'),
  })
})

test('a worker that stands still or runs in circles is replaced; one that is only slow, or is looked at with a debugger, is not', async () => {
  const first = await worker()
  expect(Number(await ask('/block'))).toBe(first)
  expect(Number(await ask('/held'))).toBe(first)
  process.kill(first, 'SIGSTOP')
  // It has a debugger's door open: it may be held for as long as the debugger likes.
  process.kill(first, 'SIGKILL')
  const second = await worker()
  process.kill(second, 'SIGSTOP')
  const third = await worker()
  expect((await news()).ends[0]).toMatchObject({ how: 'silent', what: '2.5', pid: second })
  await ask('/loop').catch(() => undefined)
  expect(await worker()).not.toBe(third)
  expect((await news()).ends[0]).toMatchObject({ how: 'silent', what: '2.5', pid: third })
})

test('a restart takes the new settings, and keeps the port', async () => {
  const first = await worker()
  expect(await restart('R1', {})).toMatchObject({ outcome: 'done', why: null })
  const second = await worker()
  expect(second).not.toBe(first)
  await until('the end of the first', () => !isAlive(first))
  expect((await news()).replaced).toBe(0)
  parent.restart()
  await until('the next worker', async () => (await worker()) !== second)
})

test('a restart keeps the variables of the last start, but for those that are given', async () => {
  parent.stop()
  await parent.ended
  await open({ KNOWN: 'by the service' })
  const given = { ...launch({ TRICK: 'none' }), id: 'R1' }
  await ask('/restart', { method: 'POST', body: JSON.stringify(given) })
  expect(await ask('/trick')).toBe('none by the service')
  parent.restart()
  await until('the next worker', async () => (await news()).restart?.id !== 'R1')
  expect(await ask('/trick')).toBe('none by the service')
})

test('a version that cannot be loaded leaves the worker as it is, and says why', async () => {
  const first = await worker()
  expect(await restart('R1', { TRICK: 'refuses' })).toMatchObject({
    outcome: 'refused',
    why: {
      how: 'refused',
      what: 'config-invalid',
      detail: 'A setting is wrong.',
      hint: 'Mend it.',
    },
  })
  expect(await restart('R2', { TRICK: 'dies-loading' })).toMatchObject({
    outcome: 'refused',
    why: { how: 'exit', detail: expect.stringContaining('This version cannot be loaded.') },
  })
  expect(await worker()).toBe(first)
  expect(log()).toContainEqual(expect.objectContaining({ msg: 'restart refused' }))
})

test('a version that cannot open the home is taken back', async () => {
  const first = await worker()
  expect(await restart('R1', { TRICK: 'dies-opening' })).toMatchObject({
    outcome: 'taken-back',
    why: { how: 'exit', detail: expect.stringContaining('cannot open the home') },
  })
  expect(await worker()).not.toBe(first)
  // It has the settings of before, also the next time.
  await ask('/die').catch(() => undefined)
  expect(await worker()).toBeGreaterThan(0)
})

test('a worker that replaces a dead one has the settings of the last one that took requests', async () => {
  expect(await ask('/kept')).toBe('none')
  await restart('R1', { TRICK: 'first' })
  expect(await ask('/kept')).toBe('none')
  const kept = (text: string) => ({ path: 'config.json', text, readAt: '' })
  await ask('/die').catch(() => undefined)
  await worker()
  expect(JSON.parse(await ask('/kept'))).toEqual(kept('first'))
  // One that was taken back has left nothing.
  expect(await restart('R2', { TRICK: 'dies-opening' })).toMatchObject({ outcome: 'taken-back' })
  await worker()
  expect(JSON.parse(await ask('/kept'))).toEqual(kept('first'))
})

test('a restart to another port takes it, and a restart to a port in use leaves everything as it is', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as { port: number }
  expect(await restart('R1', { TEST_PORT: String(port) })).toMatchObject({
    outcome: 'refused',
    why: { how: 'refused', what: 'port-unavailable', detail: 'EADDRINUSE' },
  })
  taken.close()
  await once(taken, 'close')
  const before = url
  const body = JSON.stringify({ ...launch({ TEST_PORT: String(port) }), id: 'R2' })
  await ask('/restart', { method: 'POST', body })
  url = `http://127.0.0.1:${port}`
  await until('the new port', async () => (await ask('/').catch(() => '')) !== '')
  expect((await news()).restart).toMatchObject({ id: 'R2', outcome: 'done' })
  await expect(fetch(before)).rejects.toThrow()
})

test('a restart to another host with the same port takes it, and one that fails gives it back', async () => {
  const TEST_PORT = new URL(url).port
  // A connection may come to a worker that is about to go.
  const isThere = () => until('a worker', async () => (await ask('/').catch(() => '')) !== '')
  const all = { TEST_HOST: '0.0.0.0', TEST_PORT }
  expect(await restart('R1', { ...all, TRICK: 'dies-opening' })).toMatchObject({
    outcome: 'taken-back',
  })
  await isThere()
  // Another address of this machine: only who listens at all of them is reached there.
  const other = () => fetch(`http://127.0.0.2:${TEST_PORT}/`).then((answer) => answer.ok)
  await expect(other()).rejects.toThrow()
  expect(await restart('R2', all)).toMatchObject({ outcome: 'done' })
  await isThere()
  if (process.platform === 'linux') expect(await other()).toBe(true)
  expect(await restart('R3', { TEST_HOST: '127.0.0.1', TEST_PORT })).toMatchObject({
    outcome: 'done',
  })
  await isThere()
  await expect(other()).rejects.toThrow()
  // A host that is none of this machine leaves everything as it is.
  expect(await restart('R4', { TEST_HOST: '192.0.2.1', TEST_PORT })).toMatchObject({
    outcome: 'refused',
    why: { detail: 'EADDRNOTAVAIL' },
  })
  await isThere()
})

test('restarts at the same time are done one after the other', async () => {
  const wish = (id: string, more: Record<string, string> = {}) =>
    ask('/restart', { method: 'POST', body: JSON.stringify({ ...launch(more), id }) })
  await Promise.all([wish('R1'), wish('R2', { TRICK: 'refuses' }), wish('R3')])
  const times = (msg: string) => log().filter((line) => line.msg === msg).length
  await until('the end of all three', () => times('restart done') + times('restart refused') === 3)
  expect([times('restart done'), times('restart refused')]).toEqual([2, 1])
  expect((await news()).replaced).toBe(0)
})

test('a first worker that does not start ends the parent with its reason', async () => {
  parent.stop()
  await parent.ended
  await expect(open({ TRICK: 'refuses' })).rejects.toMatchObject({
    refused: { code: 'config-invalid' },
  })
})

test('a parent that is told to end before its worker has loaded ends at once', async () => {
  parent.stop()
  await parent.ended
  parent = openParent({ launch: launch({ TRICK: 'never-loads' }), onReady: () => undefined })
  parent.onSignal()
  parent.onSignal()
  await parent.ended
})

test('a daemon that is told to end does not wait for a next worker that does not load', async () => {
  const { env } = launch({ TRICK: 'never-loads' })
  const before = childrenOf(process.pid).length
  const wish = ask('/restart', {
    method: 'POST',
    body: JSON.stringify({ ...launch(), env, id: 'R1' }),
  })
  await until('the next worker', () => childrenOf(process.pid).length > before)
  parent.stop()
  await parent.ended
  await wish.catch(() => undefined)
  // Not `late`: it was not waited for.
  expect(log()).toContainEqual(expect.objectContaining({ msg: 'restart refused', how: 'signal' }))
})

test('a second signal ends a worker that takes its time; to ask twice does not', async () => {
  parent.stop()
  await parent.ended
  await open({ STAYS_MS: '60000' })
  const slow = await worker()
  parent.stop()
  parent.stop()
  parent.onSignal()
  await until('a closed door', async () => (await ask('/').catch(() => '')) === '')
  expect(isAlive(slow)).toBe(true)
  parent.onSignal()
  await parent.ended
  expect(isAlive(slow)).toBe(false)
})
