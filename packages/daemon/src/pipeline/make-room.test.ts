import type { CustomerId, PerformanceId } from '@outerpark/core/kernel'
import { GatewayUnavailable, type Store } from '@outerpark/core/ports'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openMemoryStore } from '../store/memory/store.ts'
import { START } from '../testing/clock.ts'
import { countedIds } from '../testing/ids.ts'
import { accepted, actors, grade } from '../testing/season.ts'
import { watchRush } from './rush.ts'
import { startWorkers, type WorkerSettings } from './workers.ts'

const CALL_MS = 60
const HANGING_MS = 10_000
const CREW = { min: 1, max: 4 }

let store: Store
let minji: CustomerId
let phantom: PerformanceId
let ends: (() => Promise<void>)[]

async function openOffice() {
  store = openMemoryStore({ clock: { now: Date.now }, newId: countedIds() })
  const people = actors(store)
  minji = await people.customer()
  phantom = (await people.performance([grade('VIP', 1_000)])).performanceId
}

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  ends = []
  await openOffice()
})
afterEach(async () => {
  for (const end of ends) await end()
  vi.useRealTimers()
})

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const book = async () => accepted(await actors(store).book(minji, phantom)).id
const waiting = async () => (await store.queries.taskCounts())['approve-payment'].waiting

/** Books one seat each so many milliseconds, for so long. */
async function rush(everyMs: number, forMs: number) {
  for (let passed = 0; passed < forMs; passed += everyMs) {
    await book()
    await pass(everyMs)
  }
}

const callFor = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const usualCall = () => callFor(CALL_MS)
const hangingCall = () => callFor(HANGING_MS)

/** Workers whose calls are noted: how many are out at once, and when each task is done. */
function start(over: Partial<WorkerSettings>, call: () => Promise<void> = usualCall) {
  const clock = { now: Date.now }
  const watch = watchRush(store, clock, 1)
  const doneAt = new Map<string, number>()
  const seen = { calling: 0, most: 0 }
  const workers = startWorkers(
    'approve-payment',
    async ({ reservationId }) => {
      seen.calling += 1
      seen.most = Math.max(seen.most, seen.calling)
      await call().finally(() => {
        seen.calling -= 1
      })
      doneAt.set(reservationId, Date.now())
    },
    {
      store,
      clock,
      random: () => 0,
      rush: watch.rush,
      settings: {
        workers: CREW,
        leaseMs: 30_000,
        backoff: { baseMs: 1, capMs: 1 },
        maxAttempts: 1_000,
        ...over,
      },
      onFailure: () => {},
    },
  )
  const end = async () => {
    watch.stop()
    const stopped = workers.stop(0)
    await pass(2_000)
    await stopped
  }
  ends.push(end)
  return {
    doneAt,
    view: workers.view,
    end,
    /** The most that called at once since it was last asked. */
    most() {
      const { most } = seen
      seen.most = seen.calling
      return most
    },
  }
}

describe('while people rush', () => {
  test('one worker works, and those that are out when it begins end their calls', async () => {
    for (let i = 0; i < 8; i++) await book()
    await pass(60)
    const workers = start({})
    await pass(2 * CALL_MS + 10)
    expect(workers.most()).toBeGreaterThan(1)
    await rush(20, 2 * CALL_MS)
    workers.most()
    await rush(20, 1_000)
    expect(workers.most()).toBe(1)
    expect(workers.view()).toMatchObject({ active: 1, limit: 1 })
  })

  test('a call comes each 100 ms, however short the calls are', async () => {
    for (let i = 0; i < 100; i++) await book()
    await pass(60)
    const workers = start({}, async () => {})
    await rush(20, 2_000)
    const done = workers.doneAt.size
    await rush(20, 1_000)
    expect(workers.doneAt.size - done).toBe(10)
  })

  test('so many work as the breaker needs to judge while calls fail, and all is done once they go well', async () => {
    let failing = true
    const workers = start({ workers: { ...CREW, steady: 2 } }, async () => {
      await usualCall()
      if (failing) throw new GatewayUnavailable('no answer')
    })
    await rush(20, 500)
    expect(workers.most()).toBe(2)
    failing = false
    await rush(20, 200)
    workers.most()
    await rush(20, 200)
    expect(workers.most()).toBe(1)
    await pass(2_000)
    expect(await waiting()).toBe(0)
  })

  test('bookings with a longer pause between them are no rush', async () => {
    const workers = start({})
    for (let i = 0; i < 12; i++) await book()
    await rush(200, 1_000)
    expect(workers.most()).toBeGreaterThan(1)
  })
})

describe('once the rush is over', () => {
  test('all workers catch up by themselves', async () => {
    const workers = start({})
    await rush(20, 600)
    const left = await waiting()
    expect(left).toBeGreaterThan(15)
    await pass(50)
    workers.most()
    // Four at a time, after some calls in which the crew grows.
    await pass((left / 4 + 5) * CALL_MS)
    expect(workers.most()).toBe(4)
    expect(await waiting()).toBe(0)
  })

  test('they begin again within 50 ms, although the one call that is out hangs', async () => {
    let hangs = false
    for (let i = 0; i < 40; i++) await book()
    await pass(60)
    const workers = start({}, () => (hangs ? hangingCall() : usualCall()))
    await pass(4 * CALL_MS)
    expect(workers.most()).toBe(4)
    await rush(20, 40)
    hangs = true
    await rush(20, 200)
    workers.most()
    expect(workers.most()).toBe(1)
    await pass(50)
    expect(workers.most()).toBe(4)
    await pass(20_000)
  })
})

describe('a task that has made room long enough', () => {
  const makeRoomMs = 400

  test('sets all workers to work in the midst of the rush', async () => {
    const workers = start({ makeRoomMs })
    await rush(10, makeRoomMs)
    expect(workers.most()).toBe(1)
    await rush(10, 600)
    expect(workers.most()).toBe(4)
    expect(workers.view().limit).toBe(4)
  })

  test('is forgotten once it is done: the next rush finds them making room again', async () => {
    const workers = start({ makeRoomMs })
    await rush(20, 900)
    expect(workers.most()).toBeGreaterThan(1)
    await pass(1_000)
    expect(await waiting()).toBe(0)
    workers.most()
    await rush(20, makeRoomMs)
    expect(workers.most()).toBe(1)
  })

  describe('while one call hangs since before the rush', () => {
    const workers = { min: 1, max: 2, steady: 2 }
    /** The first call hangs; the others take as long as usual. */
    const firstHangs = () => {
      let calls = 0
      return () => (++calls === 1 ? hangingCall() : usualCall())
    }

    test('is begun within the bound', async () => {
      const { most, view } = start({ makeRoomMs, workers }, firstHangs())
      await book()
      await pass(100)
      expect(view()).toMatchObject({ active: 1, limit: 1 })
      most()
      await rush(20, makeRoomMs - 20)
      expect(most()).toBe(1)
      await rush(20, 40)
      expect(most()).toBe(2)
      await pass(HANGING_MS)
    })

    test('makes no more room in the rush if it has waited that long before', async () => {
      for (let i = 0; i < 30; i++) await book()
      await pass(60)
      const { most, doneAt } = start({ makeRoomMs, workers }, firstHangs())
      await pass(makeRoomMs)
      most()
      const done = doneAt.size
      await rush(20, 4 * CALL_MS)
      expect(doneAt.size).toBeGreaterThan(done + 2)
      await pass(HANGING_MS)
    })
  })

  test('never is there where the bound is 0: nobody makes room', async () => {
    const workers = start({ makeRoomMs: 0 })
    await rush(10, 600)
    expect(workers.most()).toBe(4)
  })
})

test('however bookings come, making room puts off no payment by much more than the bound', async () => {
  const makeRoomMs = 300
  // A few calls until the crew has grown, and the end of a rush that nobody tells of.
  const slackMs = 6 * CALL_MS + 50
  const gaps = fc.array(fc.oneof({ weight: 4, arbitrary: fc.nat(30) }, fc.nat(200)), {
    minLength: 1,
    maxLength: 80,
  })
  /** When each booking is paid, in their order. */
  const paidAt = async (arrivals: readonly number[], over: Partial<WorkerSettings>) => {
    await openOffice()
    const begin = Date.now()
    const { doneAt, end } = start(over)
    const ids: string[] = []
    for (const gap of arrivals) {
      ids.push(await book())
      await pass(gap)
    }
    await pass(80 * CALL_MS)
    await end()
    ends = []
    return ids.map((id) => (doneAt.get(id) ?? Number.POSITIVE_INFINITY) - begin)
  }
  await fc.assert(
    fc.asyncProperty(gaps, async (arrivals) => {
      const without = await paidAt(arrivals, { makeRoomMs: 0 })
      const making = await paidAt(arrivals, { makeRoomMs })
      for (const [i, ms] of making.entries())
        expect(ms - (without[i] ?? 0)).toBeLessThanOrEqual(makeRoomMs + slackMs)
    }),
    { numRuns: 40 },
  )
})
