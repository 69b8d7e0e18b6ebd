import type { CustomerId, PerformanceId } from '@outerpark/core/kernel'
import {
  GatewayUnavailable,
  type LeasedTask,
  type PaymentGateway,
  type Store,
  StoreUnavailable,
} from '@outerpark/core/ports'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { deliverToInbox } from '../notice/inbox.ts'
import { readConfig } from '../settings/config.ts'
import { openMemoryStore } from '../store/memory/store.ts'
import { START } from '../testing/clock.ts'
import { countedIds } from '../testing/ids.ts'
import { type MemoryGateway, memoryGateway } from '../testing/memory-gateway.ts'
import { accepted, actors, grade, seatsOf } from '../testing/season.ts'
import { type Pipeline, startPipeline } from './pipeline.ts'

const HOUR = 3_600_000
const SILENT = { warn: () => {}, error: () => {} }

let store: Store
let minji: CustomerId
let phantom: PerformanceId
let company: MemoryGateway
/** what the card company does besides its work; throws where it is in trouble */
let trouble: (request: { key: string }) => void
let running: Pipeline[]

beforeEach(async () => {
  vi.useFakeTimers({
    now: START,
    toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date'],
  })
  store = openMemoryStore({ clock: { now: Date.now }, newId: countedIds() })
  minji = await actors(store).customer()
  phantom = (await actors(store).performance([grade('VIP', 100)])).performanceId
  company = memoryGateway()
  trouble = () => {}
  running = []
})
afterEach(async () => {
  const stopped = Promise.all(running.map((pipeline) => pipeline.stop(0)))
  await vi.advanceTimersByTimeAsync(2_000)
  await stopped
  vi.useRealTimers()
})

const down = () => {
  throw new GatewayUnavailable('no answer')
}

async function start(environment: Record<string, string> = {}): Promise<Pipeline> {
  const gateway: PaymentGateway = {
    ...company,
    async approve(request, signal) {
      trouble(request)
      return company.approve(request, signal)
    },
    async cancel(request, signal) {
      trouble(request)
      return company.cancel(request, signal)
    },
  }
  const settings = readConfig({
    OUTERPARK_HOME: '/nowhere',
    OUTERPARK_BREAKER_MINIMUM_CALLS: '4',
    ...environment,
  })
  const pipeline = startPipeline(settings, {
    store,
    clock: { now: Date.now },
    random: () => 0.5,
    gateway,
    lastBreaker: await store.queries.breaker(),
    notifier: { inbox: deliverToInbox },
    log: SILENT,
  })
  running.push(pipeline)
  return pipeline
}
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms)
const book = async () => accepted(await actors(store).book(minji, phantom)).id
const statusOf = async (id: Awaited<ReturnType<typeof book>>) =>
  (await store.queries.reservation(id, {}))?.status
const eventsOf = async (type: string) =>
  (await store.queries.events(1, 10_000)).filter((event) => event.type === type)
const changes = async () =>
  (await eventsOf('BreakerChanged')).map((event) => 'to' in event && event.to)

describe('the breaker', () => {
  test('opens, probes and closes, and each change is an event with its reason', async () => {
    const pipeline = await start()
    trouble = down
    for (let i = 0; i < 6; i++) await book()
    await pass(4_000)
    expect(pipeline.breaker().state).toBe('open')
    trouble = () => {}
    await pass(10_000)
    expect(pipeline.breaker().state).toBe('closed')
    const events = await eventsOf('BreakerChanged')
    expect(events).toMatchObject([
      {
        from: 'closed',
        to: 'open',
        reason: 'too-many-failures',
        error: 'GatewayUnavailable',
        calls: 4,
        failures: 4,
      },
      { from: 'open', to: 'half-open', reason: 'time-for-a-probe', retryAt: null },
      { from: 'half-open', to: 'closed', reason: 'probe-answered' },
    ])
    expect(events[0]).toMatchObject({
      correlationId: 'payment-gateway',
      causationId: 'payment-breaker',
    })
    expect(await eventsOf('PaymentApproved')).toHaveLength(6)
  })

  test('that is open is still open after a restart, lets nothing through before its time, and then works off what waits', async () => {
    const first = await start({ OUTERPARK_BREAKER_OPEN_MS: '60000' })
    trouble = down
    for (let i = 0; i < 6; i++) await book()
    await pass(4_000)
    expect(first.breaker().state).toBe('open')
    const stopped = first.stop(0)
    await pass(1_000)
    await stopped

    trouble = () => {}
    const again = await start({ OUTERPARK_BREAKER_OPEN_MS: '60000' })
    expect(again.breaker()).toMatchObject({ state: 'open', retryAt: first.breaker().retryAt })
    await pass(30_000)
    expect(company.calls).toEqual([])
    expect((await store.queries.taskCounts())['approve-payment'].waiting).toBe(6)
    await pass(40_000)
    expect(again.breaker().state).toBe('closed')
    expect(await eventsOf('PaymentApproved')).toHaveLength(6)
    expect(await changes()).toEqual(['open', 'half-open', 'closed'])
  })

  test('is written down although the disk was full for a while, in the right order', async () => {
    let full = true
    const kept = store
    store = {
      ...kept,
      commit: (operation, command, meta) =>
        full && operation.name === 'record-breaker-change'
          ? Promise.reject(new StoreUnavailable('storage-full', 'The disk is full.'))
          : kept.commit(operation, command, meta),
    }
    const pipeline = await start()
    trouble = down
    for (let i = 0; i < 6; i++) await book()
    await pass(4_000)
    expect(pipeline.breaker().state).toBe('open')
    expect(await changes()).toEqual([])
    full = false
    trouble = () => {}
    await pass(10_000)
    expect(await changes()).toEqual(['open', 'half-open', 'closed'])
  })

  test('that opens by the last calls before closing time leaves nothing behind to ask again', async () => {
    const slowly = () => new Promise<void>((resolve) => setTimeout(resolve, 100))
    const charge = company.approve
    company = {
      ...company,
      async approve(request, signal) {
        await slowly()
        down()
        return charge(request, signal)
      },
    }
    const pipeline = await start({ OUTERPARK_PAYMENT_WORKERS_MIN: '4' })
    for (let i = 0; i < 4; i++) await book()
    await pass(50)
    expect(pipeline.workers()['approve-payment'].active).toBe(4)
    const stopped = pipeline.stop(1_000)
    await pass(500)
    await stopped
    expect(pipeline.breaker().state).toBe('open')
    expect(await changes()).toEqual(['open'])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('is written down to its last change before the daemon ends', async () => {
    const kept = store
    const commit: Store['commit'] = async (operation, command, meta) => {
      // Writing takes so long that one change waits for the other.
      if (operation.name === 'record-breaker-change') await new Promise((r) => setTimeout(r, 300))
      return kept.commit(operation, command, meta)
    }
    store = { ...kept, commit }
    const pipeline = await start({ OUTERPARK_RETRY_CAP_MS: '1000' })
    trouble = down
    for (let i = 0; i < 6; i++) await book()
    await pass(1_500)
    expect(pipeline.breaker().state).toBe('open')
    trouble = () => {}
    while (pipeline.breaker().state !== 'closed') await pass(10)
    expect(await changes()).not.toContain('closed')
    const stopped = pipeline.stop(0)
    await pass(3_000)
    await stopped
    expect(await changes()).toEqual(['open', 'half-open', 'closed'])
  })
})

describe('while the breaker is open', () => {
  test('somebody asks when it is time, although what failed before would wait longer', async () => {
    const pipeline = await start({
      OUTERPARK_RETRY_BASE_MS: '60000',
      OUTERPARK_RETRY_CAP_MS: '3600000',
    })
    trouble = down
    for (let i = 0; i < 4; i++) await book()
    await pass(60_000 * 30)
    expect(pipeline.breaker().state).not.toBe('closed')
    trouble = () => {}
    await pass(6_000)
    expect(pipeline.breaker().state).toBe('closed')
    await pass(1_000)
    expect(await eventsOf('PaymentApproved')).toHaveLength(4)
  })
})

describe('customers', () => {
  test('who wait for their payment when the breaker opens are told once that it follows, however often it opens', async () => {
    await start()
    trouble = down
    for (let i = 0; i < 30; i++) await book()
    await pass(60_000)
    expect((await changes()).filter((to) => to === 'open').length).toBeGreaterThan(5)
    expect(await eventsOf('PaymentDeferred')).toHaveLength(30)
    const told = await eventsOf('NoticeSent')
    expect(told.map((event) => 'template' in event && event.template)).toEqual(
      Array(30).fill('payment-deferred'),
    )
  })
})

describe('after an outage', () => {
  test('the oldest are charged first, also those that were tried in it', async () => {
    await start()
    trouble = down
    const before = []
    for (let i = 0; i < 5; i++) before.push(await book())
    await pass(4_000)
    const meanwhile = []
    for (let i = 0; i < 5; i++) {
      meanwhile.push(await book())
      await pass(500)
    }
    trouble = () => {}
    await pass(20_000)
    const asked = company.calls.map((call) => call.slice('approve PY'.length))
    const probe = asked[0]
    const expected = [...before, ...meanwhile].map((id) => id.slice('RV'.length))
    // The probe is whatever was due first; everything else comes in its order.
    expect(asked.slice(1)).toEqual(expected.filter((id) => id !== probe))
  })
})

describe('a payment that is not made in time', () => {
  const inAnHour = { OUTERPARK_PAYMENT_DEADLINE_MS: String(HOUR) }
  // One booking alone never opens this breaker.
  const few = { ...inAnHour, OUTERPARK_BREAKER_MINIMUM_CALLS: '20' }

  test('expires: the seats are free, the customer is told once, and nothing is charged', async () => {
    await start(few)
    trouble = down
    const id = await book()
    await pass(HOUR - 60_000)
    expect(await statusOf(id)).toBe('awaiting-payment')
    await pass(3 * 60_000)
    expect(await statusOf(id)).toBe('expired')
    expect(await seatsOf(store, phantom)).toMatchObject({ available: 100, held: 0 })
    trouble = () => {}
    await pass(60_000)
    expect(company.charges()).toMatchObject([{ status: 'cancelled', charged: 0 }])
    expect(await eventsOf('NoticeSent')).toMatchObject([
      { template: 'payment-deferred' },
      { template: 'reservation-expired' },
    ])
    const { items } = await store.queries.tasks({ limit: 10 })
    expect(items).toEqual([])
  })

  test('does not expire for the time in which the breaker was open', async () => {
    const pipeline = await start({ ...inAnHour, OUTERPARK_BREAKER_OPEN_MS: '600000' })
    trouble = down
    const ids = []
    for (let i = 0; i < 6; i++) ids.push(await book())
    await pass(20 * HOUR)
    expect(pipeline.breaker().state).not.toBe('closed')
    for (const id of ids) expect(await statusOf(id)).toBe('awaiting-payment')
    trouble = () => {}
    await pass(700_000)
    for (const id of ids) expect(await statusOf(id)).toBe('confirmed')
  })

  test('gets one more try after its deadline, since the daemon may have been away', async () => {
    const id = await book()
    await pass(5 * HOUR)
    await start(few)
    await pass(100)
    expect(await statusOf(id)).toBe('confirmed')
  })

  test('is refunded in full, once, when the call that timed out last had charged it', async () => {
    await start(few)
    trouble = down
    const id = await book()
    await pass(HOUR - 30_000)
    // From now on the work is done and the answer gets lost.
    trouble = ({ key }) => {
      void company.approve(
        { key, amount: { amount: 190_000, currency: 'KRW' }, method: 'card-ok' },
        new AbortController().signal,
      )
      throw new GatewayUnavailable('the answer got lost')
    }
    await pass(120_000)
    expect(await statusOf(id)).toBe('expired')
    trouble = () => {}
    await pass(60_000)
    expect(company.charges()).toMatchObject([{ charged: 190_000, refunded: 190_000 }])
    expect(await store.queries.reservation(id, {})).toMatchObject({
      status: 'expired',
      paymentStatus: 'cancelled',
    })
    const told = await eventsOf('NoticeSent')
    expect(told).toMatchObject([
      { template: 'payment-deferred' },
      { template: 'reservation-expired' },
      { template: 'payment-refunded' },
    ])
  })

  test('is told to its customer after some tries, although one booking alone opens no breaker', async () => {
    await start(few)
    trouble = down
    const id = await book()
    await pass(60_000)
    expect(await eventsOf('BreakerChanged')).toEqual([])
    expect(await eventsOf('PaymentDeferred')).toMatchObject([{ reservationId: id }])
  })

  test('expires among the dead letters too, and its letter stays for the admin', async () => {
    const id = await book()
    const [task] = await store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 1_000 })
    await store.giveUp(task as LeasedTask, 'GatewayMisbehaved: another sum')
    await start(few)
    await pass(HOUR - 1_000)
    expect(await statusOf(id)).toBe('awaiting-payment')
    await pass(61_000)
    expect(await statusOf(id)).toBe('expired')
    expect(await seatsOf(store, phantom)).toMatchObject({ available: 100, held: 0 })
    expect((await store.queries.tasks({ limit: 10, dead: true })).items).toHaveLength(1)
    // Tried again by the admin, it charges nothing.
    expect(await store.revive((task as LeasedTask).id)).toBe(true)
    await pass(1_000)
    expect(company.charges()).toMatchObject([{ charged: 0 }])
    expect((await store.queries.tasks({ limit: 10 })).items).toEqual([])
  })
})
