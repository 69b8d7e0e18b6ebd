import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type CutShort, withDeadline } from './deadline.ts'

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
