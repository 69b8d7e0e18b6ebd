import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { keepPace } from './pace.ts'

const never = new AbortController().signal

test('without a rate each connection begins again after its answer', async () => {
  let [underWay, most, acts] = [0, 0, 0]
  await keepPace({ connections: 3, forMs: 60, perSecond: null, stop: never }, async () => {
    most = Math.max(most, ++underWay)
    acts += 1
    await sleep(5)
    underWay -= 1
  })
  expect(most).toBe(3)
  expect(acts).toBeGreaterThan(3)
})

test('with a rate each act has its time, however late it begins', async () => {
  const due: number[] = []
  const { unsent } = await keepPace(
    { connections: 1, forMs: 200, perSecond: 100, stop: never },
    async (dueAt) => {
      due.push(dueAt)
      // The answer takes three times as long as there is time for it.
      await sleep(30)
    },
  )
  const gaps = due.slice(1).map((at, n) => at - (due[n] ?? 0))
  for (const gap of gaps) expect(gap).toBeCloseTo(10, 5)
  // 20 were due. Each one that had no turn is counted.
  expect(due.length + unsent).toBe(20)
  expect(unsent).toBeGreaterThan(5)
})

test('with a rate and enough connections nothing is left out', async () => {
  let acts = 0
  const { unsent } = await keepPace(
    { connections: 50, forMs: 100, perSecond: 200, stop: never },
    async () => {
      acts += 1
    },
  )
  expect(acts + unsent).toBe(20)
  expect(acts).toBeGreaterThan(0)
})

test('a stop lets those under way end, and begins no others', async () => {
  const stop = new AbortController()
  let [begun, ended] = [0, 0]
  await keepPace(
    { connections: 2, forMs: 600_000, perSecond: null, stop: stop.signal },
    async () => {
      begun += 1
      if (begun === 10) stop.abort()
      await sleep(2)
      ended += 1
    },
  )
  expect(ended).toBe(begun)
})

test('a stop wakes those who wait for their turn', async () => {
  const stop = new AbortController()
  const pace = { connections: 5, forMs: 600_000, perSecond: 0.01, stop: stop.signal }
  const { unsent } = await keepPace(pace, async () => stop.abort())
  expect(unsent).toBe(0)
})
