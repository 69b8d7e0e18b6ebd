import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { failure } from '../failure.ts'
import { type Live, type LiveOptions, openLive } from './live.ts'
import { aBoxOffice, unreachable } from './testing/box-office.ts'

const opened: Live[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ close }) => close()))
})

function open(office: ReturnType<typeof aBoxOffice>, options: LiveOptions = {}): Live {
  const live = openLive(office.source, { sampleMs: 5, gatherMs: 1, ...options })
  opened.push(live)
  return live
}

/** Checks again and again until the value is right, long enough for a busy machine. */
const soon = <T>(value: () => T) => expect.poll(value, { interval: 2 })
const state = (live: Live) => live.snapshot().connection.state
const types = (live: Live) => live.snapshot().events.map(({ type }) => type)

test('it is connecting until the first answer, whose position is the start of the events', async () => {
  const office = aBoxOffice({ position: 40 })
  const live = open(office)
  expect(live.snapshot()).toMatchObject({ status: undefined, statusAt: undefined, events: [] })
  expect(state(live)).toBe('connecting')
  await soon(() => state(live)).toBe('up')
  expect(live.snapshot()).toMatchObject({ position: 40, status: { position: 40 } })
  await soon(() => office.asked).toEqual([41])
})

test('events come in order with their positions, and a listener gets each of them', async () => {
  const office = aBoxOffice({ position: 40 })
  const live = open(office)
  const heard: number[] = []
  const stop = live.onEvent(({ position }) => heard.push(position))
  await soon(() => state(live)).toBe('up')
  office.happen('Reserved')
  office.happen('PaymentApproved')
  await soon(() => live.snapshot().position).toBe(42)
  expect(types(live)).toEqual(['Reserved', 'PaymentApproved'])
  stop()
  office.happen('NoticeSent')
  await soon(() => live.snapshot().position).toBe(43)
  expect(heard).toEqual([41, 42])
})

test('after a broken stream it goes on after the last event, with none lost and none twice', async () => {
  const office = aBoxOffice({ position: 40 })
  const live = open(office)
  const heard: number[] = []
  live.onEvent(({ position }) => heard.push(position))
  office.happen('Reserved')
  await soon(() => state(live)).toBe('up')
  office.happen('PaymentApproved')
  await soon(() => heard.length).toBeGreaterThan(0)
  office.failStream(unreachable())
  await soon(() => state(live)).toBe('lost')
  office.happen('NoticeSent')
  office.failStream()
  await soon(() => state(live)).toBe('up')
  const last = office.happen('ReservationCancelled')
  await soon(() => live.snapshot().position).toBe(last.position)
  const [first = 0] = heard
  expect(heard).toEqual(Array.from({ length: last.position - first + 1 }, (_, i) => first + i))
})

test('while the box office is unreachable the last answer stays, and requests go on until it is back', async () => {
  const office = aBoxOffice()
  const live = open(office)
  await soon(() => state(live)).toBe('up')
  const { statusAt } = live.snapshot()
  office.failStatus(unreachable())
  await soon(() => state(live)).toBe('lost')
  const lost = live.snapshot().connection
  expect(live.snapshot().status).toBeDefined()
  const { statuses } = office.counts()
  await soon(() => office.counts().statuses).toBeGreaterThan(statuses + 3)
  expect(live.snapshot().connection).toMatchObject({ since: lost.state === 'lost' && lost.since })
  office.failStatus()
  await soon(() => state(live)).toBe('up')
  expect(live.snapshot().statusAt).toBeGreaterThanOrEqual(statusAt ?? Number.POSITIVE_INFINITY)
})

test('it waits for a box office that does not run yet', async () => {
  const office = aBoxOffice()
  office.failStatus(unreachable())
  const live = open(office)
  await soon(() => state(live)).toBe('lost')
  office.failStatus()
  await soon(() => state(live)).toBe('up')
})

test('a refusal ends it: subscribers learn of it, and no more requests are sent', async () => {
  const office = aBoxOffice()
  const live = open(office)
  await soon(() => office.counts().streams).toBe(1)
  const refusal = failure('not-signed-in', 'Nobody is signed in.')
  office.failStatus(refusal)
  await soon(() => live.snapshot().connection).toEqual({ state: 'failed', failure: refusal })
  await soon(() => office.counts().streams).toBe(0)
  const { statuses } = office.counts()
  // Proves that nothing happens.
  await sleep(30)
  expect(office.counts().statuses).toBe(statuses)
  expect(state(live)).toBe('failed')
})

test('a sample has the present state and the rates since the previous sample', async () => {
  const office = aBoxOffice()
  const live = open(office, { sampleMs: 20 })
  await soon(() => live.snapshot().samples.length).toBeGreaterThan(1)
  expect(live.snapshot().samples.at(-1)).toMatchObject({ breaker: 'closed', booked: 0, paid: 0 })
  office.happen('Reserved')
  await soon(() => live.snapshot().samples.some(({ booked }) => booked > 0)).toBe(true)
  await soon(() => live.snapshot().samples.at(-1)?.booked).toBe(0)
  expect(live.snapshot().samples.at(-1)?.unpaid).toBe(1)
})

test('only the newest events and samples are kept', async () => {
  const office = aBoxOffice({ position: 0 })
  const live = open(office, { keepEvents: 3, keepSamples: 2 })
  await soon(() => state(live)).toBe('up')
  for (let n = 0; n < 20; n++) office.happen('Reserved')
  await soon(() => live.snapshot().position).toBe(20)
  expect(live.snapshot().events.map(({ position }) => position)).toEqual([18, 19, 20])
  await soon(() => live.snapshot().samples.length).toBe(2)
  const [first] = live.snapshot().samples
  await soon(() => live.snapshot().samples[0]).not.toBe(first)
  expect(live.snapshot().samples).toHaveLength(2)
})

test('a snapshot never changes, and is the same object until there is news', async () => {
  const office = aBoxOffice({ position: 40 })
  const live = open(office, { sampleMs: 10_000 })
  await soon(() => office.counts().streams).toBe(1)
  const before = live.snapshot()
  expect(live.snapshot()).toBe(before)
  office.happen('Reserved')
  await soon(() => live.snapshot().position).toBe(41)
  expect(live.snapshot()).not.toBe(before)
  expect(before).toMatchObject({ position: 40, events: [] })
  expect(live.snapshot().samples).toBe(before.samples)
})

test('many events in a row lead to one call of the subscribers', async () => {
  const office = aBoxOffice({ position: 40 })
  const live = open(office, { sampleMs: 10_000, gatherMs: 50 })
  await soon(() => office.counts().streams).toBe(1)
  let told = 0
  for (let n = 0; n < 100; n++) office.happen('Reserved')
  const unsubscribe = live.subscribe(() => {
    told += 1
  })
  await soon(() => live.snapshot().position).toBe(140)
  await soon(() => told).toBeGreaterThan(0)
  expect(told).toBeLessThan(10)
  unsubscribe()
  const before = told
  office.happen('Reserved')
  await soon(() => live.snapshot().position).toBe(141)
  await live.close()
  expect(told).toBe(before)
})

test('after it is closed no more requests are sent, and the last snapshot stays', async () => {
  const office = aBoxOffice()
  const live = open(office)
  await soon(() => office.counts().streams).toBe(1)
  await live.close()
  const { statuses } = office.counts()
  // Proves that nothing happens.
  await sleep(30)
  expect(office.counts()).toEqual({ statuses, streams: 0 })
  expect(state(live)).toBe('up')
})
