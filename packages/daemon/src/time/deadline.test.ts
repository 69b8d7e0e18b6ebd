import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type CutShort, untilAborted, withDeadline } from './deadline.ts'

const forever = new AbortController().signal
/** Ends as soon as its signal does. */
const obedient = (signal: AbortSignal) => wait(60_000, 'done', { signal })
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
