import type { CustomerId, PerformanceId } from '@outerpark/core/kernel'
import { recordApproval } from '@outerpark/core/payment'
import type { ApprovePayment } from '@outerpark/core/policies'
import type { LeasedTask, Store } from '@outerpark/core/ports'
import { afterEach, beforeEach, vi } from 'vitest'
import { openMemoryStore } from '../../store/memory/store.ts'
import { START } from '../../testing/clock.ts'
import { countedIds } from '../../testing/ids.ts'
import { accepted, actors, grade } from '../../testing/season.ts'
import type { Work } from '../work.ts'
import { startWorkers, type WorkerSettings } from '../workers.ts'

const SETTINGS: WorkerSettings = {
  workers: { min: 2, max: 2 },
  leaseMs: 30_000,
  backoff: { baseMs: 500, capMs: 20_000 },
  maxAttempts: 5,
}

type Failure = { attempt: number; error: unknown; next: string }

/** Lets `ms` of virtual time pass, so that all due work is done. */
export const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms)

/** Gives each test of the file a new store in memory, and starts workers on it in virtual time. */
export function workersScene() {
  let store: Store
  let minji: CustomerId
  let phantom: PerformanceId
  let running: { stop: (graceMs: number) => Promise<void> }[]

  beforeEach(async () => {
    vi.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    running = []
    store = openMemoryStore({ clock: { now: Date.now }, newId: countedIds() })
    minji = await actors(store).customer()
    phantom = (await actors(store).performance([grade('VIP', 1_000)])).performanceId
  })
  afterEach(async () => {
    const stopped = Promise.all(running.map((workers) => workers.stop(0)))
    await pass(2000)
    await stopped
    vi.useRealTimers()
  })

  return {
    get store() {
      return store
    },
    /** Starts workers on this store or on `on`, and records failures. */
    start(work: Work<ApprovePayment>, over: Partial<WorkerSettings> = {}, on: Store = store) {
      const failures: Failure[] = []
      const tries: string[] = []
      const workers = startWorkers('approve-payment', work, {
        store: on,
        clock: { now: Date.now },
        random: () => 0.5,
        settings: { ...SETTINGS, ...over },
        onFailure: (task: LeasedTask, error, next) =>
          failures.push({ attempt: task.attempt, error, next }),
        watch: {
          trying: ({ attempt }) => tries.push(`${attempt} begins`),
          tried: ({ attempt }, { done }) => tries.push(`${attempt} ${done ? 'is done' : 'fails'}`),
        },
      })
      running.push(workers)
      return { ...workers, failures, /** what was heard of each try */ tries }
    },
    book: async () => accepted(await actors(store).book(minji, phantom)),
    tasks: async () => (await store.queries.tasks({ limit: 100 })).items,
  }
}

export const nothing: Work<ApprovePayment> = async () => {}

export const approve: Work<ApprovePayment> = ({ paymentId }, { record }) =>
  record(recordApproval, { paymentId, chargeId: 'ch_1' })

/** Work that goes on until the test ends it. */
export function held() {
  const ends: (() => void)[] = []
  const work: Work<ApprovePayment> = () => new Promise<void>((resolve) => ends.push(resolve))
  return { work, begun: () => ends.length, endAll: () => ends.splice(0).map((end) => end()) }
}
