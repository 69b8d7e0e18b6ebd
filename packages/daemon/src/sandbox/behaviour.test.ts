import { expect, test } from 'vitest'
import { behaviourWith, type CallPlan, planCall } from './behaviour.ts'
import type { KeptKnobs } from './kept-knobs.ts'
import { goodOrder, type KnobsChange, turn } from './knobs.ts'
import type { Random } from './latency.ts'

const latency = { min: 100, max: 200 }

/** Gives these numbers, then 0.5 for ever. */
function saying(...numbers: number[]): Random {
  const rest = [...numbers]
  return () => rest.shift() ?? 0.5
}

/** Keeps the turned knobs as the database does. */
function keeping(): KeptKnobs {
  let kept: KnobsChange = {}
  return {
    read: () => kept,
    keep: (change) => {
      kept = { ...kept, ...change }
    },
    forget: () => {
      kept = {}
    },
  }
}

/** A pseudorandom generator with a fixed seed, so each run of the tests has the same numbers. */
function seeded(): Random {
  let state = 42
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

function plans(change: KnobsChange, count = 2000): CallPlan[] {
  const random = seeded()
  const knobs = turn(goodOrder(latency), change)
  return Array.from({ length: count }, () => planCall(knobs, latency, random))
}
const share = (all: CallPlan[], test: (plan: CallPlan) => boolean) =>
  all.filter(test).length / all.length

test('without trouble every call is done once and answered, for all random numbers', () => {
  for (const plan of plans({}))
    expect(plan).toMatchObject({ timesDone: 1, ending: 'answer', declines: false, lies: false })
})

test('the work is done at a random point of the time that the call takes', () => {
  const plan = planCall(goodOrder(latency), latency, saying(0.5, 0.2))
  expect(plan).toMatchObject({ beforeMs: 30, afterMs: 120 })
  for (const { beforeMs, afterMs } of plans({})) {
    expect(beforeMs + afterMs).toBeGreaterThanOrEqual(100)
    expect(beforeMs + afterMs).toBeLessThanOrEqual(200)
  }
})

test('fail answers its share of calls with an error, and half of those were done nevertheless', () => {
  const failed = plans({ fail: 0.3 }).filter(({ ending }) => ending === 'server-error')
  expect(failed.length / 2000).toBeCloseTo(0.3, 1)
  expect(share(failed, ({ timesDone }) => timesDone === 1)).toBeCloseTo(0.5, 1)
})

test('calls with lost replies were done; half of them break the connection, half are silent', () => {
  const all = plans({ loseReplies: 0.2 })
  expect(share(all, ({ ending }) => ending === 'hang-up')).toBeCloseTo(0.1, 1)
  expect(share(all, ({ ending }) => ending === 'silence')).toBeCloseTo(0.1, 1)
  expect(all.every(({ timesDone }) => timesDone === 1)).toBe(true)
})

test('in an outage no call is done and none is answered', () => {
  for (const plan of plans({ outage: true, duplicate: 1, wrongAmount: 1 })) {
    expect(plan.timesDone).toBe(0)
    expect(['hang-up', 'server-error']).toContain(plan.ending)
  }
})

test('duplicate does the work twice; decline and wrong-amount are in the plan', () => {
  expect(plans({ duplicate: 1 }).every(({ timesDone }) => timesDone === 2)).toBe(true)
  expect(share(plans({ decline: 0.5 }), ({ declines }) => declines)).toBeCloseTo(0.5, 1)
  expect(share(plans({ wrongAmount: 0.5 }), ({ lies }) => lies)).toBeCloseTo(0.5, 1)
})

test('a turned knob changes only its own effect', () => {
  const before = plans({})
  const after = plans({ decline: 1 })
  expect(after).toEqual(before.map((plan) => ({ ...plan, declines: true })))
})

test('turned knobs stay turned until they are reset', () => {
  const behaviour = behaviourWith(latency, saying(), keeping())
  behaviour.turn({ fail: 0.3 })
  behaviour.turn({ outage: true, latency: '1-2' })
  expect(behaviour.knobs()).toMatchObject({
    fail: 0.3,
    outage: true,
    latency: { min: 1, max: 2 },
  })
  behaviour.reset()
  expect(behaviour.knobs()).toEqual(goodOrder(latency))
})

test('the next process has the knobs of the last one, and the latency of the settings if nobody turned it', () => {
  const kept = keeping()
  const before = behaviourWith(latency, saying(), kept)
  before.turn({ outage: true, fail: 0.3 })
  before.turn({ fail: 0 })
  const other = { min: 1, max: 2 }
  const after = behaviourWith(other, saying(), kept)
  expect(after.knobs()).toEqual({ ...goodOrder(other), outage: true })
  after.reset()
  expect(behaviourWith(other, saying(), kept).knobs()).toEqual(goodOrder(other))
})
