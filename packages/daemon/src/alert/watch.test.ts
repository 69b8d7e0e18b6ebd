import type { AlertMessage } from '@outerpark/core/contract'
import type { Alert } from '@outerpark/core/names'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FileNotTrusted } from '../process/private-files.ts'
import type { Facts } from './raised.ts'
import type { AlertStanding } from './standing.ts'
import { watchAlerts } from './watch.ts'

const LOOK_MS = 10_000
const PAUSE_MS = 60_000

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-30T12:00:00Z') }))
afterEach(() => void vi.useRealTimers())

/**
 * @param kept what the last worker has kept
 * @param unread why that cannot be read
 */
function operator(kept?: AlertStanding, unread?: Error) {
  const seen = new Map<Alert, Facts>()
  let standing = kept
  const got: string[] = []
  const faults: unknown[] = []
  let isThere = true
  let isFull = false
  const send = async ({ type, data }: AlertMessage) => {
    if (!isThere) throw new Error('nobody there')
    got.push(`${type.replace('alert.', '')} ${data.alert}`)
  }
  const write = (each: AlertStanding) => {
    if (isFull) throw new Error('ENOSPC')
    standing = structuredClone(each)
  }
  const changes: string[] = []
  const keeping: string[] = []
  const read = () => {
    if (unread) throw unread
    return standing
  }
  const ways: (string | undefined)[] = []
  const watch = watchAlerts({
    clock: { now: Date.now },
    mode: 'TEST',
    reasonOf: (error) => (error as Error).message,
    look: async () => new Map(seen),
    ways: [{ name: 'command', id: 'command x', send }],
    standing: { read, write },
    onKept: (failure) => keeping.push(failure ? String(failure.error) : 'kept'),
    onWay: (_, failing) => ways.push(failing?.reason),
    onChange: (raised, { alert }) => changes.push(`${raised} ${alert}`),
    pauseMs: PAUSE_MS,
    onFault: (error) => faults.push(error),
  })
  return {
    ...{ seen, got, faults, changes, keeping, ways, watch },
    /** a worker that follows this one */
    async next() {
      await watch.stop()
      return operator(standing)
    },
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    fillDisk: () => (isFull = true),
    makeRoom: () => (isFull = false),
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
    { alert: 'dead-letter', since: '2026-11-30T12:00:00.000Z', facts: { tasks: 1 } },
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
  const { seen, got, faults, ways, watch, pass, leave, comeBack } = operator()
  leave()
  seen.set('dead-letter', { tasks: 1 }).set('disk-low', { freeBytes: 1 })
  await pass(2 * LOOK_MS)
  const reason = 'nobody there'
  expect([got, faults, ways]).toEqual([[], [], [reason]])
  const untold = [{ way: 'command', since: '2026-11-30T12:00:00.000Z', reason }]
  expect(watch.untold()).toEqual(untold)
  comeBack()
  await pass(LOOK_MS)
  expect(got).toEqual(['raised dead-letter', 'raised disk-low'])
  expect([watch.untold(), ways]).toEqual([[], [reason, undefined]])
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

test('it looks at once: a worker may not live until the next look', async () => {
  const { seen, got, pass } = operator()
  seen.set('worker-replaced', { reason: 'SIGKILL' })
  await pass(1)
  expect(got).toEqual(['raised worker-replaced'])
})

test('the next worker goes on with what was raised, and does not tell it again', async () => {
  const first = operator()
  first.seen.set('gateway-away', { unpaid: 1 })
  await first.pass(LOOK_MS)
  const { seen, got, changes, watch, pass, next } = await first.next()
  seen.set('gateway-away', { unpaid: 2 })
  await pass(2 * PAUSE_MS)
  const since = '2026-11-30T12:00:00.000Z'
  expect(watch.raised()).toEqual([{ alert: 'gateway-away', since, facts: { unpaid: 2 } }])
  expect([got, changes]).toEqual([[], []])
  const third = await next()
  await third.pass(1)
  expect(third.got).toEqual(['cleared gateway-away'])
})

test('what ended in the pause is told by the next worker', async () => {
  const first = operator()
  first.seen.set('disk-low', { freeBytes: 1 })
  await first.pass(LOOK_MS)
  first.seen.clear()
  await first.pass(LOOK_MS)
  const { got, pass } = await first.next()
  await pass(PAUSE_MS)
  expect(got).toEqual(['cleared disk-low'])
})

test('that nobody can be told is known to the next worker, and said once', async () => {
  const first = operator()
  first.leave()
  first.seen.set('disk-low', { freeBytes: 1 })
  await first.pass(LOOK_MS)
  const { watch, ways, leave, seen, pass } = await first.next()
  leave()
  seen.set('disk-low', { freeBytes: 1 })
  await pass(LOOK_MS)
  expect(watch.untold()).toMatchObject([{ since: '2026-11-30T12:00:00.000Z' }])
  expect(ways).toEqual([])
})

test('what could not be kept is kept as soon as there is room, and both are said once', async () => {
  const first = operator()
  first.fillDisk()
  first.seen.set('storage-trouble', { code: 'storage-full' })
  await first.pass(3 * LOOK_MS)
  expect([first.got, first.faults]).toEqual([['raised storage-trouble'], []])
  expect(first.keeping).toEqual(['Error: ENOSPC'])
  first.makeRoom()
  await first.pass(2 * LOOK_MS)
  expect(first.keeping).toEqual(['Error: ENOSPC', 'kept'])
  const { got, pass } = await first.next()
  await pass(PAUSE_MS)
  expect(got).toEqual(['cleared storage-trouble'])
})

test('what cannot be read is said, and the alerts go on without it', async () => {
  const { seen, got, keeping, pass } = operator(undefined, new Error('EIO'))
  seen.set('disk-low', { freeBytes: 1 })
  await pass(LOOK_MS)
  expect([got, keeping]).toEqual([['raised disk-low'], ['Error: EIO']])
})

test('a file that others can write is not believed, and stops the start', () => {
  const path = '/home/alerts.json'
  const open = new FileNotTrusted({ case: 'writable', path, shellPath: path })
  expect(() => operator(undefined, open)).toThrow(FileNotTrusted)
})

test('an alert that happened again is kept with its last moment', async () => {
  const first = operator()
  first.seen.set('backup-failed', { at: '2026-11-30T12:00:00Z' })
  await first.pass(LOOK_MS)
  first.seen.set('backup-failed', { at: '2026-11-30T12:00:09Z' })
  await first.pass(LOOK_MS)
  const { watch } = await first.next()
  expect(watch.raised()).toMatchObject([{ facts: { at: '2026-11-30T12:00:09Z' } }])
})
