import { paymentIdOf } from '@outerpark/core/kernel'
import { GatewayUnavailable, type PaymentGateway, type Store } from '@outerpark/core/ports'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readConfig } from '../settings/config.ts'
import { openMemoryStore } from '../store/memory/store.ts'
import { START } from '../testing/clock.ts'
import { countedIds } from '../testing/ids.ts'
import { type MemoryGateway, memoryGateway } from '../testing/memory-gateway.ts'
import { idlePipeline, testParts } from '../testing/pipeline.ts'
import { accepted, actors } from '../testing/season.ts'
import { assembleOffice, type Office } from './assemble.ts'

let store: Store
let company: MemoryGateway
let office: Office | undefined
/** what the card company does instead of an approval; undefined if it works */
let trouble: (() => Promise<never>) | undefined

beforeEach(() => {
  vi.useFakeTimers({
    now: START,
    toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date'],
  })
  store = openMemoryStore({ clock: testParts.clock, newId: countedIds() })
  company = memoryGateway()
  trouble = undefined
})
afterEach(async () => {
  const stopped = office?.stop(0)
  await pass(2_000)
  await stopped
  office = undefined
  vi.useRealTimers()
})

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

async function passUntil({ pipeline }: Office, state: string): Promise<void> {
  for (let ms = 0; pipeline.breaker().state !== state; ms += 10) {
    if (ms > 10_000) throw new Error(`The breaker is ${pipeline.breaker().state}, not ${state}.`)
    await pass(10)
  }
}

/** An office whose breaker opens with the first call that fails. */
async function open(environment: Record<string, string> = {}): Promise<Office> {
  const cardCompany: PaymentGateway = {
    ...company,
    approve: (request, signal) => trouble?.() ?? company.approve(request, signal),
  }
  const settings = readConfig({
    OUTERPARK_HOME: '/nowhere',
    OUTERPARK_BREAKER_MINIMUM_CALLS: '1',
    OUTERPARK_BREAKER_OPEN_MS: '1000',
    ...environment,
  })
  const parts = { ...testParts, settings, random: () => 0.5, store, cardCompany }
  office = await assembleOffice(parts)
  return office
}

async function bookOne(): Promise<ReturnType<typeof paymentIdOf>> {
  const people = actors(store)
  const { performanceId } = await people.performance()
  const { id } = accepted(await people.book(await people.customer(), performanceId))
  return paymentIdOf(id)
}

/** The time until which the payment of a booking has to wait, if it is made now. */
const deferralOf = ({ admit }: Office) => admit(Date.now(), async (until) => until)

/** A probe is under way, and the gateway has not answered it yet. */
async function probe(opened: Office): Promise<void> {
  trouble = () => Promise.reject(new GatewayUnavailable('no answer'))
  await bookOne()
  await passUntil(opened, 'open')
  trouble = () => new Promise(() => {})
  await passUntil(opened, 'half-open')
  expect(opened.pipeline.breaker()).toMatchObject({ probing: true })
}

describe('while payment is paused', () => {
  test('a booking is deferred until the gateway is asked again', async () => {
    const opened = await open()
    expect(await deferralOf(opened)).toBeUndefined()
    trouble = () => Promise.reject(new GatewayUnavailable('no answer'))
    await bookOne()
    await passUntil(opened, 'open')
    const { retryAt } = opened.pipeline.breaker()
    expect(opened.pausedUntil()).toBe(retryAt)
    expect(await deferralOf(opened)).toBe(new Date(retryAt ?? 0).toISOString())
  })

  test('it stays so while a probe is out: half-open is not closed', async () => {
    const opened = await open()
    await probe(opened)
    expect(opened.pausedUntil()).toBe(Date.now())
    expect(await deferralOf(opened)).toBe(new Date().toISOString())
  })

  test('or the booking is refused, if the settings say so', async () => {
    const opened = await open({ OUTERPARK_WHEN_OVERLOADED: 'refuse' })
    await probe(opened)
    await expect(deferralOf(opened)).rejects.toMatchObject({ code: 'payment-overloaded' })
  })
})

test('the breaker goes on from where it stood when the office before was stopped', async () => {
  const first = await open({ OUTERPARK_BREAKER_OPEN_MS: '60000' })
  trouble = () => Promise.reject(new GatewayUnavailable('no answer'))
  await bookOne()
  await passUntil(first, 'open')
  const { retryAt } = first.pipeline.breaker()
  const stopped = first.stop(0)
  await pass(2_000)
  await stopped
  const second = await open({ OUTERPARK_BREAKER_OPEN_MS: '60000' })
  expect(second.pipeline.breaker()).toMatchObject({ state: 'open', retryAt })
})

test('no more bookings than allowed wait for their payment: the store says how many do', async () => {
  const opened = await open({ OUTERPARK_MAX_UNPAID: '1' })
  trouble = () => new Promise(() => {})
  expect(await deferralOf(opened)).toBeUndefined()
  await bookOne()
  await expect(deferralOf(opened)).rejects.toMatchObject({ code: 'payment-overloaded' })
})

test('with a pipeline of its own, an office starts no workers', async () => {
  const pipeline = idlePipeline()
  office = await assembleOffice({ ...testParts, store, cardCompany: company, pipeline })
  expect(office.pipeline).toBe(pipeline)
  await bookOne()
  await pass(60_000)
  expect(company.calls).toEqual([])
})
