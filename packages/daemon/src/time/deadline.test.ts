import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { MessageChannel } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { type CutShort, untilAborted, withDeadline } from './deadline.ts'

const forever = new AbortController().signal
/** Ends as soon as its signal does. */
const obedient = (signal: AbortSignal) => wait(60_000, 'done', { signal })
/** Keeps this thread busy, as a slow disk does. */
const standStill = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
const failureOf = (_: unknown, cutShort: CutShort) => new Error(`cut short by ${cutShort}`)

test('what ends in time is as if there were no deadline', async () => {
  expect(await withDeadline(1000, forever, async () => 'done', failureOf)).toBe('done')
  const failing = withDeadline(1000, forever, async () => Promise.reject('no'), failureOf)
  await expect(failing).rejects.toThrow('cut short by undefined')
})

test('what takes longer is told to end', async () => {
  const late = withDeadline(20, forever, obedient, failureOf)
  await expect(late).rejects.toThrow('cut short by the time-out')
})

test('what does not look at its signal can be made to end with it, and its late end goes nowhere', async () => {
  const { promise, reject } = Promise.withResolvers<string>()
  const deaf = (signal: AbortSignal) => untilAborted(signal, () => promise)
  const late = withDeadline(20, forever, deaf, failureOf)
  await expect(late).rejects.toThrow('cut short by the time-out')
  reject(new Error('late'))
  await wait(0)
})

test('an answer that arrived while the process stood still counts', async () => {
  const { port1, port2 } = new MessageChannel()
  const call = async (signal: AbortSignal) => {
    const answer = once(port2, 'message')
    port1.postMessage('done')
    standStill(60)
    return untilAborted(signal, () => answer)
  }
  expect(await withDeadline(20, forever, call, failureOf)).toEqual(['done'])
  port1.close()
})

test('the time for which the process stood still is added once, and then the call is told to end', async () => {
  const begun = performance.now()
  const call = async (signal: AbortSignal) => {
    standStill(60)
    return obedient(signal)
  }
  const late = withDeadline(40, forever, call, failureOf)
  await expect(late).rejects.toThrow('cut short by the time-out')
  expect(performance.now() - begun).toBeGreaterThanOrEqual(60 + 20 - 1)
})

test('a call that asks for more time gets it from then on', async () => {
  const call = async (signal: AbortSignal, restart: (ms: number) => void) => {
    restart(60_000)
    await wait(60, undefined, { signal })
    restart(20)
    return obedient(signal)
  }
  const late = withDeadline(20, forever, call, failureOf)
  await expect(late).rejects.toThrow('cut short by the time-out')
})

test('time that is asked for after the end of the call is of no use', async () => {
  let ask: ((ms: number) => void) | undefined
  let seen: AbortSignal | undefined
  const call = async (signal: AbortSignal, restart: (ms: number) => void) => {
    ask = restart
    seen = signal
  }
  await withDeadline(10, forever, call, failureOf)
  ask?.(1)
  await wait(30)
  expect(seen?.aborted).toBe(false)
})

test('the signal of what ended in time is never aborted', async () => {
  let seen: AbortSignal | undefined
  const call = async (signal: AbortSignal) => {
    seen = signal
  }
  const caller = new AbortController()
  await withDeadline(10, caller.signal, call, failureOf)
  caller.abort()
  await wait(30)
  expect(seen?.aborted).toBe(false)
})

test('what the caller breaks off is told to end', async () => {
  const caller = new AbortController()
  const broken = withDeadline(60_000, caller.signal, obedient, failureOf)
  caller.abort()
  await expect(broken).rejects.toThrow('cut short by the caller')
})

test('what the caller has broken off before does not start', async () => {
  let started = false
  const call = async () => {
    started = true
  }
  const broken = withDeadline(60_000, AbortSignal.abort(), call, failureOf)
  await expect(broken).rejects.toThrow('cut short by the caller')
  expect(started).toBe(false)
})
