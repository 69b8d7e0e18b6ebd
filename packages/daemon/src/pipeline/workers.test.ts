import { asId, type CustomerId, type PerformanceId } from '@outerpark/core/kernel'
import { recordApproval } from '@outerpark/core/payment'
import type { ApprovePayment } from '@outerpark/core/policies'
import {
  GatewayPaused,
  GatewayRejected,
  GatewayUnavailable,
  type LeasedTask,
  type Store,
  StoreUnavailable,
} from '@outerpark/core/ports'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openMemoryStore } from '../store/memory/store.ts'
import { START } from '../testing/clock.ts'
import { countedIds } from '../testing/ids.ts'
import { accepted, actors, grade } from '../testing/season.ts'
import { PermanentError, type Work } from './work.ts'
import { startWorkers, type WorkerSettings } from './workers.ts'

const SETTINGS: WorkerSettings = {
  workers: { min: 2, max: 2 },
  leaseMs: 30_000,
  backoff: { baseMs: 500, capMs: 20_000 },
  maxAttempts: 5,
}

let store: Store
let minji: CustomerId
let phantom: PerformanceId
let running: { stop: (graceMs: number) => Promise<void> }[]

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  running = []
  store = openMemoryStore({ clock: { now: Date.now }, newId: countedIds() })
  minji = await actors(store).customer()
  phantom = (await actors(store).performance([grade('VIP', 100)])).performanceId
})
afterEach(async () => {
  const stopped = Promise.all(running.map((workers) => workers.stop(0)))
  await vi.advanceTimersByTimeAsync(2000)
  await stopped
  vi.useRealTimers()
})

type Failure = { attempt: number; error: unknown; next: string }

function start(work: Work<ApprovePayment>, over: Partial<WorkerSettings> = {}, on: Store = store) {
  const failures: Failure[] = []
  const workers = startWorkers('approve-payment', work, {
    store: on,
    clock: { now: Date.now },
    random: () => 0.5,
    settings: { ...SETTINGS, ...over },
    onFailure: (task: LeasedTask, error, next) =>
      failures.push({ attempt: task.attempt, error, next }),
  })
  running.push(workers)
  return { ...workers, failures }
}
const book = async () => accepted(await actors(store).book(minji, phantom))
/** Lets what is due be done, and so many milliseconds pass. */
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms)
const tasks = async () => (await store.queries.tasks({ limit: 100 })).items
const nothing: Work<ApprovePayment> = async () => {}
const approve: Work<ApprovePayment> = ({ paymentId }, { record }) =>
  record(recordApproval, { paymentId, chargeId: 'ch_1' })
/** Work that goes on until it is told to end. */
function held() {
  const ends: (() => void)[] = []
  const work: Work<ApprovePayment> = () => new Promise<void>((resolve) => ends.push(resolve))
  return { work, begun: () => ends.length, endAll: () => ends.splice(0).map((end) => end()) }
}

describe('a worker', () => {
  test('does what is queued before it starts, and what comes later at once', async () => {
    const done: string[] = []
    const first = await book()
    start(async ({ reservationId }) => void done.push(reservationId))
    await pass()
    expect(done).toEqual([first.id])
    const second = await book()
    await pass()
    expect(done).toEqual([first.id, second.id])
    expect(await tasks()).toEqual([])
  })

  test('records the outcome and ends the task in one commit, with the event that caused it', async () => {
    const commit = vi.spyOn(store, 'commit')
    const finish = vi.spyOn(store, 'finish')
    const { id } = await book()
    const cause = (await store.queries.events(1, 100)).at(-1)
    start(approve)
    await pass()
    expect(await store.queries.reservation(id, {})).toMatchObject({ status: 'confirmed' })
    expect(commit.mock.calls.at(-1)?.[2]).toMatchObject({
      causationId: cause?.id,
      finishes: { order: { reservationId: id } },
    })
    expect(finish).not.toHaveBeenCalled()
    expect((await tasks()).map(({ kind }) => kind)).toEqual(['send-notice'])
  })

  test('leaves tasks of other kinds alone', async () => {
    const { id } = await book()
    await actors(store).cancel(id)
    start(nothing)
    await pass()
    expect((await tasks()).map(({ kind }) => kind)).toEqual(['cancel-payment'])
  })

  test('works on no more at once than it may, and on all in the end', async () => {
    const { work, begun, endAll } = held()
    for (let i = 0; i < 5; i++) await book()
    const workers = start(work)
    await pass()
    expect(begun()).toBe(2)
    expect(workers.view().active).toBe(2)
    for (let i = 0; i < 3; i++) {
      endAll()
      await pass()
    }
    expect(await tasks()).toEqual([])
    expect(workers.view().active).toBe(0)
  })

  test('misses nothing that is queued while it claims', async () => {
    const done: string[] = []
    start(async ({ reservationId }) => void done.push(reservationId), {
      workers: { min: 3, max: 3 },
    })
    await Promise.all(Array.from({ length: 20 }, book))
    await pass()
    expect(done).toHaveLength(20)
    expect(new Set(done).size).toBe(20)
  })
})

describe('a task that fails', () => {
  const failing =
    (error: Error): Work<ApprovePayment> =>
    () =>
      Promise.reject(error)

  test('is tried again after a wait that grows, and tells why', async () => {
    await book()
    const { failures } = start(failing(new GatewayUnavailable('no answer')))
    await pass()
    // At a chance of one half: 500, 1000, 2000 ms after the first, second and third try.
    expect(failures).toMatchObject([{ attempt: 1, next: 'retry' }])
    expect(await tasks()).toMatchObject([
      { state: 'ready', lastError: 'GatewayUnavailable: no answer' },
    ])
    await pass(499)
    expect(failures).toHaveLength(1)
    await pass(1)
    expect(failures).toHaveLength(2)
    await pass(999)
    expect(failures).toHaveLength(2)
    await pass(1)
    expect(failures).toHaveLength(3)
  })

  test('is done by a later try, once', async () => {
    const { id } = await book()
    let tries = 0
    start(async (order, context) => {
      tries += 1
      if (tries < 3) throw new GatewayUnavailable('no answer')
      await approve(order, context)
    })
    await pass(60_000)
    expect(tries).toBe(3)
    expect(await store.queries.reservation(id, {})).toMatchObject({ status: 'confirmed' })
  })

  test.each([
    ['our own mark', new PermanentError('no such card')],
    ['the mark of an adapter', Object.assign(new Error('no such card'), { permanent: true })],
    ['a gateway that will never take it', new GatewayRejected('no such card')],
  ])('for good (%s) is a dead letter at once', async (_, error) => {
    await book()
    const { failures } = start(failing(error))
    await pass(60_000)
    expect(failures).toEqual([{ attempt: 1, error, next: 'dead' }])
    expect(await tasks()).toMatchObject([
      { state: 'dead', lastError: `${error.name}: no such card` },
    ])
  })

  test('too often is a dead letter after the last try', async () => {
    await book()
    const { failures } = start(failing(new Error('again')), { maxAttempts: 3 })
    await pass(600_000)
    expect(failures.map(({ next }) => next)).toEqual(['retry', 'retry', 'dead'])
    expect(await tasks()).toMatchObject([{ state: 'dead', attempts: 3 }])
  })

  test('for too long is a dead letter, and an admin’s second chance is several tries', async () => {
    await book()
    const DAY = 24 * 60 * 60 * 1000
    const { failures } = start(failing(new Error('again')), {
      backoff: { baseMs: 1000, capMs: 60 * 60 * 1000 },
      maxAgeMs: 3 * DAY,
      maxAttempts: 25_000,
    })
    await pass(3 * DAY - 1)
    expect(await tasks()).toMatchObject([{ state: 'ready' }])
    await pass(60 * 60 * 1000)
    const [dead] = await tasks()
    expect(dead).toMatchObject({ state: 'dead', lastError: 'Error: again' })
    // At half an hour each in the end.
    expect(failures.length).toBeGreaterThan(140)
    expect(failures.at(-1)).toMatchObject({ next: 'dead' })

    const before = failures.length
    await store.revive(asId<'task'>(dead?.id ?? ''))
    await pass(DAY)
    expect(failures.slice(before).map(({ next }) => next)).toEqual([
      ...Array.from({ length: 9 }, () => 'retry'),
      'dead',
    ])
  })

  test('and was queued long ago, while nobody was there, is tried several times all the same', async () => {
    await book()
    vi.setSystemTime(START + 30 * 24 * 60 * 60 * 1000)
    let tries = 0
    start(
      async (order, context) => {
        tries += 1
        if (tries < 3) throw new Error('again')
        await approve(order, context)
      },
      { maxAgeMs: 1000 },
    )
    await pass(60_000)
    expect(await tasks()).toMatchObject([{ kind: 'send-notice' }])
  })

  test('and is revived by an admin is tried again at once', async () => {
    await book()
    let dead = true
    start(async () => {
      if (dead) throw new PermanentError('no such card')
    })
    await pass()
    const [task] = await tasks()
    dead = false
    await store.revive(asId<'task'>(task?.id ?? ''))
    await pass()
    expect(await tasks()).toEqual([])
  })

  test('does not hold up the others', async () => {
    const bad = await book()
    const done: string[] = []
    start(async ({ reservationId }) => {
      if (reservationId === bad.id) throw new Error('again')
      done.push(reservationId)
    })
    const good = [await book(), await book()]
    await pass()
    expect(done).toEqual(good.map(({ id }) => id))
  })

  test('in its record, because the outcome is refused, is tried again as well', async () => {
    await book()
    const { failures } = start((_, { record }) =>
      record(recordApproval, { paymentId: asId<'payment'>('PY-ZZZZZZZZZZ'), chargeId: 'ch_1' }),
    )
    await pass()
    expect(failures).toMatchObject([
      { next: 'retry', error: { message: /record-approval: There is no payment/ } },
    ])
    expect(await tasks()).toMatchObject([{ state: 'ready', attempts: 1 }])
    await pass(1_000)
    expect(failures.length).toBeGreaterThan(1)
  })
})

describe('a call that was not sent', () => {
  test('uses up none of the tries', async () => {
    let paused = 7
    const { failures } = start(async () => {
      if (paused-- > 0) throw new GatewayPaused('not sent', Date.now() + 1_000)
      throw new GatewayUnavailable('no answer')
    })
    await book()
    await pass(12_000)
    expect(failures[0]).toMatchObject({ attempt: 1, next: 'retry' })
    await pass(60_000)
    expect(failures.map(({ attempt, next }) => [attempt, next])).toEqual([
      [1, 'retry'],
      [2, 'retry'],
      [3, 'retry'],
      [4, 'retry'],
      [5, 'dead'],
    ])
  })
})

describe('the crew', () => {
  const crew = { workers: { min: 1, max: 8 } }
  const bookMany = async () => {
    for (let i = 0; i < 40; i++) await book()
  }
  /** How many may work at once after each of the calls. */
  const limitsOf = async (work: Work<ApprovePayment>, on: Store = store) => {
    const limits: number[] = []
    const workers = start(
      async (order, context) => {
        limits.push(workers.view().limit)
        return work(order, context)
      },
      crew,
      on,
    )
    await pass()
    return limits
  }

  test('grows with each call that was answered', async () => {
    await bookMany()
    expect(Math.max(...(await limitsOf(nothing)))).toBeGreaterThan(4)
  })

  test('does not grow by what ended although its call failed', async () => {
    await bookMany()
    const unanswered: Work<ApprovePayment> = async (order, context) => {
      await approve(order, context)
      throw new GatewayUnavailable('no answer')
    }
    expect(Math.max(...(await limitsOf(unanswered)))).toBe(1)
    expect((await store.queries.taskCounts())['approve-payment']).toEqual({ waiting: 0, dead: 0 })
  })

  test('does not shrink because our own database takes no writes: the calls were answered', async () => {
    await bookMany()
    let recorded = 0
    const commit: Store['commit'] = (operation, command, meta) => {
      recorded += 1
      return recorded > 15 && recorded <= 25
        ? Promise.reject(new StoreUnavailable('storage-full', 'full'))
        : store.commit(operation, command, meta)
    }
    const limits = await limitsOf(approve, { ...store, commit })
    expect(Math.min(...limits.slice(15, 35))).toBe(8)
  })
})

describe('a lease', () => {
  test('that ends before the work does gives the task to another, and the outcome is recorded once', async () => {
    const { id } = await book()
    let tries = 0
    start(
      async (order, context) => {
        tries += 1
        await new Promise((resolve) => setTimeout(resolve, tries === 1 ? 45_000 : 1000))
        await approve(order, context)
      },
      { leaseMs: 30_000 },
    )
    await pass(120_000)
    expect(tries).toBe(2)
    const events = await store.queries.events(1, 100)
    expect(events.filter(({ type }) => type === 'PaymentApproved')).toHaveLength(1)
    expect(await store.queries.reservation(id, {})).toMatchObject({ status: 'confirmed' })
    expect((await store.queries.taskCounts())['approve-payment']).toEqual({ waiting: 0, dead: 0 })
  })

  test('that was lost leaves a late failure without effect on the new holder', async () => {
    await book()
    const ends: ((error: Error) => void)[] = []
    start(() => new Promise((_, reject) => ends.push(reject)), { leaseMs: 30_000 })
    await pass(30_000)
    expect(ends).toHaveLength(2)
    ends[0]?.(new PermanentError('too late'))
    await pass()
    expect(await tasks()).toMatchObject([{ state: 'leased', attempts: 2 }])
  })
})

describe('a database that takes no writes', () => {
  const down = new StoreUnavailable('storage-full', 'The disk is full')

  test('at the claim is asked again a moment later', async () => {
    await book()
    const claim = vi.spyOn(store, 'claim').mockRejectedValueOnce(down)
    start(nothing)
    await pass()
    expect(await tasks()).toHaveLength(1)
    await pass(250)
    expect(await tasks()).toEqual([])
    expect(claim.mock.calls.length).toBeGreaterThan(1)
  })

  test('at the record brings the task back by a retry', async () => {
    const { id } = await book()
    vi.spyOn(store, 'commit').mockRejectedValueOnce(down)
    const { failures } = start(approve)
    await pass(60_000)
    expect(failures).toMatchObject([{ error: down, next: 'retry' }])
    expect(await store.queries.reservation(id, {})).toMatchObject({ status: 'confirmed' })
  })

  test('at the record and at the retry brings the task back when its lease ends', async () => {
    const { id } = await book()
    vi.spyOn(store, 'commit').mockRejectedValueOnce(down)
    vi.spyOn(store, 'postpone').mockRejectedValueOnce(down)
    start(approve)
    await pass(29_000)
    expect(await store.queries.reservation(id, {})).toMatchObject({ status: 'awaiting-payment' })
    await pass(2000)
    expect(await store.queries.reservation(id, {})).toMatchObject({ status: 'confirmed' })
  })
})

describe('workers with nothing to do', () => {
  test('ask no more than once in five seconds', async () => {
    const claim = vi.spyOn(store, 'claim')
    start(nothing)
    await pass(60_000)
    expect(claim.mock.calls.length).toBeLessThanOrEqual(13)
  })

  test('sleep until the next task is due, and no longer', async () => {
    const claim = vi.spyOn(store, 'claim')
    await book()
    let failed = false
    start(
      async () => {
        if (failed) return
        failed = true
        throw new Error('again')
      },
      { backoff: { baseMs: 1000, capMs: 20_000 } },
    )
    await pass(999)
    const before = claim.mock.calls.length
    expect(before).toBeLessThanOrEqual(4)
    expect(await tasks()).toHaveLength(1)
    await pass(1)
    expect(await tasks()).toEqual([])
  })

  test('do not turn in circles while all of them are busy', async () => {
    const claim = vi.spyOn(store, 'claim')
    const { work } = held()
    for (let i = 0; i < 10; i++) await book()
    start(work)
    await pass(20_000)
    expect(claim.mock.calls.length).toBeLessThanOrEqual(6)
  })
})

describe('stopping', () => {
  test('lets what is running end, and claims nothing more', async () => {
    const { work, begun, endAll } = held()
    const { id } = await book()
    const workers = start(work)
    await pass()
    let stopped = false
    const stopping = workers.stop(10_000).then(() => {
      stopped = true
    })
    await book()
    await pass(5000)
    expect(stopped).toBe(false)
    expect(begun()).toBe(1)
    endAll()
    await pass()
    await stopping
    const left = await tasks()
    expect(left).toHaveLength(1)
    expect(left.map(({ reservationId }) => reservationId)).not.toContain(id)
  })

  test('tells what does not end in time to end, and abandons it to its lease', async () => {
    await book()
    const workers = start(
      (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('told to end')))
        }),
    )
    await pass()
    const stopping = workers.stop(1000)
    await pass(999)
    expect(workers.view().active).toBe(1)
    await pass(1)
    await stopping
    expect(workers.failures).toEqual([])
    expect(await tasks()).toMatchObject([{ state: 'leased', attempts: 1, lastError: null }])

    start(approve)
    await pass(28_999)
    expect((await store.queries.taskCounts())['approve-payment'].waiting).toBe(1)
    await pass(1)
    expect((await store.queries.taskCounts())['approve-payment'].waiting).toBe(0)
  })

  test('leaves work behind that does not even then end, so that nothing holds up the daemon for ever', async () => {
    await book()
    const workers = start(() => new Promise(() => {}))
    await pass()
    const stopping = workers.stop(1000)
    await pass(2000)
    await stopping
    expect(await tasks()).toMatchObject([{ state: 'leased' }])
  })

  test('waits for a claim that is under way, and for the work that it brings', async () => {
    await book()
    let answer = () => {}
    const asked = new Promise<void>((resolve) => {
      answer = resolve
    })
    const slow: Store = { ...store, claim: (request) => asked.then(() => store.claim(request)) }
    const workers = start(approve, {}, slow)
    const stopped = vi.fn()
    const stopping = workers.stop(1000).then(stopped)
    await pass()
    expect(stopped).not.toHaveBeenCalled()
    answer()
    await pass()
    await stopping
    expect((await store.queries.taskCounts())['approve-payment'].waiting).toBe(0)
  })

  test('leaves no timer behind', async () => {
    const workers = start(nothing)
    await pass()
    await workers.stop(1000)
    expect(vi.getTimerCount()).toBe(0)
  })
})
