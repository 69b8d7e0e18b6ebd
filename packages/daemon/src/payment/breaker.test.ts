import { GatewayPaused, GatewayRejected } from '@outerpark/core/ports'
import { describe, expect, test, vi } from 'vitest'
import { manualClock } from '../testing/clock.ts'
import { createBreaker } from './breaker.ts'
import { GatewayMisbehaved } from './errors.ts'
import { limits, newBreaker, patient, unavailable } from './testing/breaker.ts'

/** A breaker that has just opened. */
async function openBreaker() {
  const all = newBreaker()
  await all.times(20, unavailable)
  expect(all.state()).toBe('open')
  return all
}

/** A breaker whose time for a probe has come. */
async function restedBreaker() {
  const all = await openBreaker()
  all.clock.advance(limits.openMs)
  all.changes.length = 0
  return all
}

describe('closed', () => {
  test('it opens at the 20th call in 10 s if half of them failed, and not at the 19th', async () => {
    const { breaker, clock, changes, times, state } = newBreaker()
    await times(10)
    await times(9, unavailable)
    expect(state()).toBe('closed')
    await times(1, unavailable)
    const now = clock.now()
    const window = { calls: 20, failures: 10 }
    expect(breaker.view()).toEqual({
      probing: false,
      state: 'open',
      awaySince: now,
      since: now,
      retryAt: now + 5_000,
      window,
      failedRun: { calls: 10, since: now, lastAt: now, answeredAt: undefined },
    })
    expect(changes).toEqual([
      {
        ...{ from: 'closed', to: 'open', at: now, retryAt: now + 5_000, window },
        ...{ reason: 'too-many-failures', error: 'GatewayUnavailable' },
      },
    ])
  })

  test('it also opens if the 20th call itself was answered', async () => {
    const { times, state } = newBreaker()
    await times(19, unavailable)
    await times(1)
    expect(state()).toBe('open')
  })

  test('a few failures within several minutes never open it', async () => {
    const { clock, changes, times } = newBreaker()
    await times(19, unavailable)
    for (let minute = 0; minute < 100; minute++) {
      clock.advance(60_000)
      await times(3, unavailable)
    }
    expect(changes).toEqual([])
  })

  test('wrong answers and unexpected errors are failures', async () => {
    const { times, state } = newBreaker()
    await times(19, () => new GatewayMisbehaved('another key', '{}'))
    await times(1, () => new TypeError('a fault of ours'))
    expect(state()).toBe('open')
  })

  test('rejected calls count as answered', async () => {
    const { breaker, times, state } = newBreaker()
    await times(100, () => new GatewayRejected('no such card'))
    expect(state()).toBe('closed')
    expect(breaker.view().window).toEqual({ calls: 100, failures: 0 })
  })

  test('calls that their caller aborted, or that were not sent, do not count', async () => {
    const { breaker, call } = newBreaker()
    for (let i = 0; i < 20; i++) {
      await call(unavailable(), AbortSignal.abort())
      await call(new GatewayPaused('bulkhead full', 0))
    }
    expect(breaker.view()).toMatchObject({ state: 'closed', window: { calls: 0, failures: 0 } })
  })

  test('the caller gets the result or the error of the call unchanged', async () => {
    const { call } = newBreaker()
    const error = unavailable()
    expect(await call()).toBe('answer')
    expect(await call(error)).toBe(error)
  })
})

describe('open', () => {
  test('it rejects at once with the time of the next try, and does not make the call', async () => {
    const { breaker, clock } = await openBreaker()
    const retryAt = clock.now() + 5_000
    clock.advance(4_999)
    let made = 0
    const call = async () => made++
    await expect(breaker.execute(call, patient)).rejects.toMatchObject({
      name: 'GatewayPaused',
      retryAt,
    })
    expect(made).toBe(0)
    expect(breaker.view().retryAt).toBe(retryAt)
    clock.advance(1)
    await breaker.execute(call, patient)
    expect(made).toBe(1)
  })

  test('calls that were under way when it opened do not count afterwards', async () => {
    const { breaker, clock, times, slowCall, call, state } = newBreaker()
    const old = Array.from({ length: 40 }, () => slowCall())
    await times(20, unavailable)
    const { retryAt } = breaker.view()
    await old[0]?.answer()
    await old[1]?.fail(unavailable())
    expect(breaker.view()).toMatchObject({ state: 'open', retryAt })
    clock.advance(5_000)
    const probe = slowCall()
    await old[2]?.answer()
    await old[3]?.fail(unavailable())
    expect(state()).toBe('half-open')
    await probe.answer()
    for (const { fail } of old.slice(4)) await fail(unavailable())
    expect(breaker.view()).toMatchObject({ state: 'closed', window: { calls: 0 } })
    expect(await call()).toBe('answer')
  })

  test('if the clock is set back an hour, it stays open for 5 s more, not for an hour', async () => {
    const { breaker, clock, call } = await openBreaker()
    clock.advance(-3_600_000)
    expect(await call()).toMatchObject({ name: 'GatewayPaused', retryAt: clock.now() + 5_000 })
    clock.advance(4_999)
    expect(await call()).toBeInstanceOf(GatewayPaused)
    clock.advance(1)
    expect(await call()).toBe('answer')
    expect(breaker.view().state).toBe('closed')
  })
})

describe('half-open', () => {
  test('one call is the probe, and the others are rejected at once', async () => {
    const { clock, changes, slowCall, call, state } = await restedBreaker()
    const probe = slowCall()
    expect(state()).toBe('half-open')
    const retryAt = clock.now() + limits.probeMs
    expect(await call()).toMatchObject({ name: 'GatewayPaused', retryAt })
    expect(await call()).toMatchObject({ name: 'GatewayPaused', retryAt })
    expect(await probe.answer()).toBe('answer')
    expect(await call()).toBe('answer')
    expect(changes.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      ['open', 'half-open', 'time-for-a-probe'],
      ['half-open', 'closed', 'probe-answered'],
    ])
  })

  test('a failed probe opens it for 5 s more', async () => {
    const { breaker, clock, changes, slowCall, call } = await restedBreaker()
    const probe = slowCall()
    clock.advance(600)
    await probe.fail(unavailable())
    expect(breaker.view()).toMatchObject({ state: 'open', retryAt: clock.now() + 5_000 })
    expect(changes.at(-1)).toMatchObject({ reason: 'probe-failed', error: 'GatewayUnavailable' })
    clock.advance(4_999)
    expect(await call()).toBeInstanceOf(GatewayPaused)
    clock.advance(1)
    expect(await call()).toBe('answer')
  })

  test('after it closes it counts from 0, so the next failures do not open it again', async () => {
    const { breaker, call, times } = await restedBreaker()
    await call()
    expect(breaker.view()).toMatchObject({ state: 'closed', window: { calls: 0, failures: 0 } })
    await times(19, unavailable)
    expect(breaker.view().state).toBe('closed')
    await times(1, unavailable)
    expect(breaker.view().state).toBe('open')
  })

  test('a rejected probe counts as answered', async () => {
    const { call, state } = await restedBreaker()
    await call(new GatewayRejected('no such card'))
    expect(state()).toBe('closed')
  })

  test('a probe that its caller aborted decides nothing, and the next call is the probe', async () => {
    const { changes, slowCall, call, state } = await restedBreaker()
    const caller = new AbortController()
    const probe = slowCall(caller.signal)
    caller.abort()
    await probe.fail(unavailable())
    expect(state()).toBe('half-open')
    expect(changes).toHaveLength(1)
    expect(await call()).toBe('answer')
    expect(state()).toBe('closed')
  })
})

test('an outage counts from its first opening, however often a probe has failed since', async () => {
  const { breaker, clock, call } = await openBreaker()
  const awaySince = clock.now()
  for (let probes = 0; probes < 3; probes++) {
    clock.advance(limits.openMs)
    await call(unavailable())
  }
  expect(breaker.view()).toMatchObject({ state: 'open', since: clock.now(), awaySince })
  clock.advance(limits.openMs)
  await call()
  expect(breaker.view().awaySince).toBeUndefined()
})

test('a breaker that was open before a restart stays open until the same time', async () => {
  const clock = manualClock()
  const phase = {
    state: 'open',
    since: clock.now() - 3_000,
    awaySince: clock.now() - 60_000,
  } as const
  const retryAt = clock.now() + 2_000
  const { breaker, call, changes } = newBreaker({ ...phase, retryAt }, clock)
  expect(breaker.view()).toMatchObject({ ...phase, retryAt })
  expect(changes).toEqual([])
  clock.advance(1_999)
  expect(await call()).toBeInstanceOf(GatewayPaused)
  clock.advance(1)
  expect(await call()).toBe('answer')
  expect(breaker.view().state).toBe('closed')
})

const openedNow = (now: number) =>
  ({ state: 'open', since: now, awaySince: now, retryAt: now + limits.openMs }) as const

test('a listener that throws changes neither the answer nor the end of the probe', async () => {
  const queued = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => {})
  const clock = manualClock()
  const onChange = () => {
    throw new Error('a fault of ours')
  }
  const again = createBreaker(limits, { clock, onChange, restore: openedNow(clock.now()) })
  clock.advance(limits.openMs)
  expect(await again.execute(async () => 'answer', patient)).toBe('answer')
  expect(again.view().state).toBe('closed')
  expect(queued).toHaveBeenCalledTimes(2)
  queued.mockRestore()
})
