import { GatewayPaused, type Store } from '@outerpark/core/ports'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openMemoryStore } from '../store/memory/store.ts'
import { START } from '../testing/clock.ts'
import { countedIds } from '../testing/ids.ts'
import { accepted, actors, grade } from '../testing/season.ts'
import type { Gate } from './claiming.ts'
import { startWorkers } from './workers.ts'

const OPEN = { limit: Number.POSITIVE_INFINITY }

let store: Store
let gate: ReturnType<Gate>
let out: number
let most: number
let answer: () => Promise<void>
let workers: ReturnType<typeof startWorkers>
let failures: string[]

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  store = openMemoryStore({ clock: { now: Date.now }, newId: countedIds() })
  const people = actors(store)
  const minji = await people.customer()
  const { performanceId } = await people.performance([grade('VIP', 100)])
  for (let i = 0; i < 6; i++) accepted(await people.book(minji, performanceId))
  gate = OPEN
  out = 0
  most = 0
  failures = []
  answer = async () => {}
})
afterEach(async () => {
  const stopped = workers.stop(0)
  await vi.advanceTimersByTimeAsync(2000)
  await stopped
  vi.useRealTimers()
})

function start(crew = { min: 4, max: 4 }) {
  workers = startWorkers(
    'approve-payment',
    async () => {
      out += 1
      most = Math.max(most, out)
      // How long the work takes. All waits in this file are in virtual time.
      await new Promise((resolve) => setTimeout(resolve, 50))
      out -= 1
      await answer()
    },
    {
      store,
      clock: { now: Date.now },
      random: () => 0,
      settings: {
        workers: crew,
        leaseMs: 30_000,
        backoff: { baseMs: 1, capMs: 1 },
        maxAttempts: 3,
      },
      gate: () => gate,
      onFailure: (_task, error) => failures.push(String(error)),
    },
  )
}

const waiting = async () => (await store.queries.taskCounts())['approve-payment'].waiting

test('while the gate is shut nothing is claimed, and the store is not queried', async () => {
  gate = { limit: 0, until: START + 5_000 }
  const claim = vi.spyOn(store, 'claim')
  start()
  await vi.advanceTimersByTimeAsync(4_900)
  expect(claim).not.toHaveBeenCalled()
  expect(await waiting()).toBe(6)
})

test('when the time for a probe has come, one call is made, and no other during it', async () => {
  gate = { limit: 0, until: START + 5_000 }
  start()
  gate = { limit: 1 }
  await vi.advanceTimersByTimeAsync(5_010)
  expect(out).toBe(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(most).toBe(1)
  expect(await waiting()).toBe(0)
})

test('after the gate opens and the workers are woken, all of them work', async () => {
  gate = { limit: 0, until: START + 5_000 }
  start()
  gate = OPEN
  workers.wake()
  await vi.advanceTimersByTimeAsync(10)
  expect(out).toBe(4)
})

test('a call that was not sent is tried again at the given time, and is no failed try', async () => {
  let paused = 5
  answer = async () => {
    if (paused-- > 0) throw new GatewayPaused('not sent', Date.now() + 3_000)
  }
  start()
  await vi.advanceTimersByTimeAsync(2_900)
  expect(await waiting()).toBe(5)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await waiting()).toBe(0)
  expect(failures).toEqual([])
})

test('when the gate opens after a pause the crew has its smallest size, and grows with each success', async () => {
  gate = { limit: 0, until: START + 5_000 }
  start({ min: 1, max: 4 })
  gate = OPEN
  workers.wake()
  const sizes: number[] = []
  for (let i = 0; i < 4; i++) {
    await vi.advanceTimersByTimeAsync(10)
    sizes.push(out)
    await vi.advanceTimersByTimeAsync(40)
  }
  // Six tasks: one, then two at once, then the last three.
  expect(sizes).toEqual([1, 2, 3, 0])
  expect(workers.view()).toEqual({ active: 0, limit: 1, min: 1, max: 4 })
})

test('failures make the crew smaller', async () => {
  answer = async () => {
    throw new Error('no answer')
  }
  start({ min: 1, max: 4 })
  await vi.advanceTimersByTimeAsync(10)
  expect(most).toBe(1)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(most).toBe(1)
  expect(failures).toHaveLength(18)
})
