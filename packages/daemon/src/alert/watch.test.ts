import type { AlertMessage } from '@outerpark/core/contract'
import type { Alert } from '@outerpark/core/names'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Facts } from './conditions.ts'
import { watchAlerts } from './watch.ts'

const LOOK_MS = 10_000
const PAUSE_MS = 60_000

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-30T12:00:00Z') }))
afterEach(() => void vi.useRealTimers())

function operator() {
  const seen = new Map<Alert, Facts>()
  const got: string[] = []
  const faults: unknown[] = []
  let isThere = true
  const send = async ({ type, data }: AlertMessage) => {
    if (!isThere) throw new Error('nobody there')
    got.push(`${type.replace('alert.', '')} ${data.alert}`)
  }
  const changes: string[] = []
  const watch = watchAlerts({
    clock: { now: Date.now },
    mode: 'TEST',
    look: async () => new Map(seen),
    ways: [send],
    onChange: (raised, { alert }) => changes.push(`${raised} ${alert}`),
    pauseMs: PAUSE_MS,
    onFault: (error) => faults.push(error),
  })
  return {
    ...{ seen, got, faults, changes, watch },
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    leave: () => (isThere = false),
    comeBack: () => (isThere = true),
  }
}

test('an alert is told once when it begins, and once when it is over', async () => {
  const { seen, got, watch, pass } = operator()
  seen.set('dead-letter', { tasks: 1 })
  await pass(5 * LOOK_MS)
  expect(got).toEqual(['raised dead-letter'])
  expect(watch.raised()).toEqual([
    { alert: 'dead-letter', since: '2026-11-30T12:00:10.000Z', facts: { tasks: 1 } },
  ])
  await pass(PAUSE_MS)
  seen.clear()
  await pass(5 * LOOK_MS)
  expect(got).toEqual(['raised dead-letter', 'cleared dead-letter'])
  expect(watch.raised()).toEqual([])
})

test('one that comes and goes makes one message in the pause, and the last one is right', async () => {
  const { seen, got, changes, pass } = operator()
  for (let n = 0; n < 5; n++) {
    seen.set('disk-low', { freeBytes: 1 })
    await pass(LOOK_MS)
    seen.clear()
    await pass(LOOK_MS)
  }
  expect(changes).toHaveLength(10)
  expect(got.length).toBeLessThanOrEqual(3)
  await pass(2 * PAUSE_MS)
  expect(got.at(-1)).toBe('cleared disk-low')
})

test('a message that does not go out is tried again, and others do not wait for it', async () => {
  const { seen, got, faults, pass, leave, comeBack } = operator()
  leave()
  seen.set('dead-letter', { tasks: 1 }).set('disk-low', { freeBytes: 1 })
  await pass(2 * LOOK_MS)
  expect([got, faults.length]).toEqual([[], 4])
  comeBack()
  await pass(LOOK_MS)
  expect(got).toEqual(['raised dead-letter', 'raised disk-low'])
})

test('an alert that is over before anybody could be told is not told', async () => {
  const { seen, got, pass, leave, comeBack } = operator()
  leave()
  seen.set('dead-letter', { tasks: 1 })
  await pass(LOOK_MS)
  seen.clear()
  comeBack()
  await pass(10 * LOOK_MS)
  expect(got).toEqual([])
})

test('after the stop nothing is looked at and nothing is told', async () => {
  const { seen, got, watch, pass } = operator()
  await watch.stop()
  seen.set('dead-letter', { tasks: 1 })
  await pass(10 * LOOK_MS)
  expect(got).toEqual([])
})
