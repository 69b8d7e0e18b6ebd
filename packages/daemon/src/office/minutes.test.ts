import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { countMinutes } from './minutes.ts'

const START = Date.parse('2027-01-05T19:30:10Z')
let state: 'closed' | 'open' | 'half-open' = 'closed'
let waiting = 0
let minutes: ReturnType<typeof countMinutes>

beforeEach(() => {
  vi.useFakeTimers({ now: START })
  state = 'closed'
  waiting = 0
  const clock = { now: () => Date.now() }
  minutes = countMinutes(clock, { breaker: () => state, unpaid: async () => waiting })
})
afterEach(() => {
  minutes.stop()
  vi.useRealTimers()
})

const minute = 60_000

test('requests and bookings are counted in the minute in which they come', async () => {
  minutes.requested()
  minutes.requested()
  minutes.booked(3)
  await vi.advanceTimersByTimeAsync(minute)
  minutes.requested()
  minutes.booked(0)
  expect(await minutes.list()).toEqual([
    { at: '2027-01-05T19:30:00.000Z', requests: 2, booked: 3, unpaid: 0, breaker: 'closed' },
    { at: '2027-01-05T19:31:00.000Z', requests: 1, booked: 0, unpaid: 0, breaker: 'closed' },
  ])
})

test('a minute keeps the worst state of its breaker, and its last backlog', async () => {
  waiting = 7
  state = 'open'
  await vi.advanceTimersByTimeAsync(4_000)
  state = 'half-open'
  waiting = 5
  await vi.advanceTimersByTimeAsync(20_000)
  state = 'closed'
  expect((await minutes.list())[0]).toMatchObject({ breaker: 'open', unpaid: 5 })
  await vi.advanceTimersByTimeAsync(minute)
  expect((await minutes.list())[1]).toMatchObject({ breaker: 'closed' })
})

test('thirty minutes are kept', async () => {
  await vi.advanceTimersByTimeAsync(40 * minute)
  const all = await minutes.list()
  expect(all).toHaveLength(30)
  expect(all.at(-1)?.at).toBe('2027-01-05T20:10:00.000Z')
  expect(all[0]?.at).toBe('2027-01-05T19:41:00.000Z')
})

test('a store that cannot be read leaves a gap while nobody asks', async () => {
  minutes.stop()
  const unpaid = () => Promise.reject(new Error('disk full'))
  minutes = countMinutes({ now: () => Date.now() }, { breaker: () => state, unpaid })
  await vi.advanceTimersByTimeAsync(minute)
  await expect(minutes.list()).rejects.toThrow('disk full')
})
