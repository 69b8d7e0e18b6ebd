import { type Store, StoreUnavailable } from '@outerpark/core/ports'
import { describe, expect, test, vi } from 'vitest'
import { down, pass, pipelineScene } from './testing/pipeline.ts'

const scene = pipelineScene()
const { start, book, eventsOf, changes } = scene

describe('the breaker', () => {
  test('opens, probes and closes, and each change is an event with its reason', async () => {
    const pipeline = await start()
    scene.trouble = down
    for (let i = 0; i < 6; i++) await book()
    await pass(4_000)
    expect(pipeline.breaker().state).toBe('open')
    scene.trouble = () => {}
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
    scene.trouble = down
    for (let i = 0; i < 6; i++) await book()
    await pass(4_000)
    expect(first.breaker().state).toBe('open')
    const stopped = first.stop(0)
    await pass(1_000)
    await stopped

    scene.trouble = () => {}
    const again = await start({ OUTERPARK_BREAKER_OPEN_MS: '60000' })
    expect(again.breaker()).toMatchObject({ state: 'open', retryAt: first.breaker().retryAt })
    await pass(30_000)
    expect(scene.company.calls).toEqual([])
    expect((await scene.store.queries.taskCounts())['approve-payment'].waiting).toBe(6)
    await pass(40_000)
    expect(again.breaker().state).toBe('closed')
    expect(await eventsOf('PaymentApproved')).toHaveLength(6)
    expect(await changes()).toEqual(['open', 'half-open', 'closed'])
  })

  test('is written down although the disk was full for a while, in the right order', async () => {
    let full = true
    const kept = scene.store
    scene.store = {
      ...kept,
      commit: (operation, command, meta) =>
        full && operation.name === 'record-breaker-change'
          ? Promise.reject(new StoreUnavailable('storage-full', 'The disk is full.'))
          : kept.commit(operation, command, meta),
    }
    const pipeline = await start()
    scene.trouble = down
    for (let i = 0; i < 6; i++) await book()
    await pass(4_000)
    expect(pipeline.breaker().state).toBe('open')
    expect(await changes()).toEqual([])
    full = false
    scene.trouble = () => {}
    await pass(10_000)
    expect(await changes()).toEqual(['open', 'half-open', 'closed'])
  })

  test('that opens by the last calls before closing time leaves nothing behind to ask again', async () => {
    // How long a call takes, in virtual time.
    const slowly = () => new Promise<void>((resolve) => setTimeout(resolve, 100))
    const charge = scene.company.approve
    scene.company = {
      ...scene.company,
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
    const kept = scene.store
    const commit: Store['commit'] = async (operation, command, meta) => {
      // In virtual time: a write takes so long that the next change has to wait for it.
      if (operation.name === 'record-breaker-change') await new Promise((r) => setTimeout(r, 300))
      return kept.commit(operation, command, meta)
    }
    scene.store = { ...kept, commit }
    const pipeline = await start({ OUTERPARK_RETRY_CAP_MS: '1000' })
    scene.trouble = down
    for (let i = 0; i < 6; i++) await book()
    await pass(1_500)
    expect(pipeline.breaker().state).toBe('open')
    scene.trouble = () => {}
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
    scene.trouble = down
    for (let i = 0; i < 4; i++) await book()
    await pass(60_000 * 30)
    expect(pipeline.breaker().state).not.toBe('closed')
    scene.trouble = () => {}
    await pass(6_000)
    expect(pipeline.breaker().state).toBe('closed')
    await pass(1_000)
    expect(await eventsOf('PaymentApproved')).toHaveLength(4)
  })
})

describe('customers', () => {
  test('who wait for their payment when the breaker opens are told once that it follows, however often it opens', async () => {
    await start()
    scene.trouble = down
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
    scene.trouble = down
    const before = []
    for (let i = 0; i < 5; i++) before.push(await book())
    await pass(4_000)
    const meanwhile = []
    for (let i = 0; i < 5; i++) {
      meanwhile.push(await book())
      await pass(500)
    }
    scene.trouble = () => {}
    await pass(20_000)
    const asked = scene.company.calls.map((call) =>
      call.slice(`approve ${scene.store.officeName}.PY`.length),
    )
    const probe = asked[0]
    const expected = [...before, ...meanwhile].map((id) => id.slice('RV'.length))
    // The probe is the task that was due first. The others follow in their order.
    expect(asked.slice(1)).toEqual(expected.filter((id) => id !== probe))
  })
})
