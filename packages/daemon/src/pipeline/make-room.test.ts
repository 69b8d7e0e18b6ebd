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

/** Books one seat every `everyMs` milliseconds, for `forMs` milliseconds. */
async function rush(everyMs: number, forMs: number) {
  for (let passed = 0; passed < forMs; passed += everyMs) {
    await book()
    await pass(everyMs)
  }
}

const callFor = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const usualCall = () => callFor(CALL_MS)
const hangingCall = () => callFor(HANGING_MS)

/** Starts workers, and records how many calls run at once and when each task is done. */
function start(
  over: Partial<WorkerSettings>,
  call: () => Promise<void> = usualCall,
  openedAt?: number,
) {
  const clock = { now: Date.now }
  const watch = watchRush(store, clock, 1, openedAt)
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
    /** The largest number of calls at once since the last call of this function. */
    most() {
      const { most } = seen
      seen.most = seen.calling
      return most
    },
  }
}

describe('during a rush', () => {
  test('one worker works, and the calls that run at its start are finished', async () => {
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

  test('a call is made every 100 ms, however short the calls are', async () => {
    for (let i = 0; i < 100; i++) await book()
    await pass(60)
    const workers = start({}, async () => {})
    await rush(20, 2_000)
    const done = workers.doneAt.size
    await rush(20, 1_000)
    expect(workers.doneAt.size - done).toBe(10)
  })

  test('while calls fail, as many work as the breaker needs; after they succeed all is done', async () => {
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

  test('all work if the pauses between the bookings are longer, since that is no rush', async () => {
    const workers = start({})
    for (let i = 0; i < 12; i++) await book()
    await rush(200, 1_000)
    expect(workers.most()).toBeGreaterThan(1)
  })
})

describe('after the rush', () => {
  test('all workers work off the backlog by themselves', async () => {
    const workers = start({})
    await rush(20, 600)
    const left = await waiting()
    expect(left).toBeGreaterThan(15)
    await pass(50)
    workers.most()
    // Four at a time, after five calls during which the crew grows.
    await pass((left / 4 + 5) * CALL_MS)
    expect(workers.most()).toBe(4)
    expect(await waiting()).toBe(0)
  })

  test('the workers begin again within 50 ms, even if the one call under way hangs', async () => {
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

describe('a task that has waited long enough for bookings', () => {
  const makeRoomMs = 400

  test('makes all workers work during the rush', async () => {
    const workers = start({ makeRoomMs })
    await rush(10, makeRoomMs)
    expect(workers.most()).toBe(1)
    await rush(10, 600)
    expect(workers.most()).toBe(4)
    expect(workers.view().limit).toBe(4)
  })

  test('has no effect after it is done: in the next rush bookings come first again', async () => {
    const workers = start({ makeRoomMs })
    await rush(20, 900)
    expect(workers.most()).toBeGreaterThan(1)
    await pass(1_000)
    expect(await waiting()).toBe(0)
    workers.most()
    await rush(20, makeRoomMs)
    expect(workers.most()).toBe(1)
  })

  test('waits on for a second if people have waited for the opening', async () => {
    for (let n = 0; n < 40; n++) await book()
    await pass(2 * makeRoomMs)
    const workers = start({ makeRoomMs }, usualCall, Date.now())
    await pass(900)
    expect(workers.most()).toBe(1)
    await rush(10, 600)
    expect(workers.most()).toBe(4)
  })

  describe('while one call hangs that began before the rush', () => {
    const workers = { min: 1, max: 2, steady: 2 }
    /** The first call hangs. The others take the usual time. */
    const firstHangs = () => {
      let calls = 0
      return () => (++calls === 1 ? hangingCall() : usualCall())
    }

    test('begins within the limit', async () => {
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

    test('begins at once if it has waited that long before the rush', async () => {
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

  test('with the limit 0 does not exist: no task waits for bookings', async () => {
    const workers = start({ makeRoomMs: 0 })
    await rush(10, 600)
    expect(workers.most()).toBe(4)
  })
})

test('for any times of bookings, no payment is delayed by much more than the limit', async () => {
  const makeRoomMs = 300
  // Some calls until the crew has grown, and 50 ms until the workers notice the end of a rush.
  const slackMs = 6 * CALL_MS + 50
  const gaps = fc.array(fc.oneof({ weight: 4, arbitrary: fc.nat(30) }, fc.nat(200)), {
    minLength: 1,
    maxLength: 80,
  })
  /** When each booking is paid, in the order of the bookings. */
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
