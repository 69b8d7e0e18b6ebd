import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { BEGINS, PRICE } from '../testing/season.ts'
import { smallPlan } from './testing/hall-examples.ts'

// Who holds seats again and again: the time that all holds of a performance share, how many there are in an hour, prices that change,
// and customers who are erased.

const HOLD_MS = 1_500
const PAUSE_MS = 600_000
const MOST = 4

let office: TestOffice
let halls = 0
beforeAll(async () => {
  office = await openTestOffice({
    limits: { holdMs: HOLD_MS, holdPauseMs: PAUSE_MS, maxHoldsPerHour: MOST },
  })
})
afterAll(() => office?.close())

const price = { amount: PRICE, currency: 'KRW' }
async function addPerformance(): Promise<string> {
  halls += 1
  const plan = smallPlan({ hall: `Stage ${halls}` })
  const hall = (await office.ask('POST', '/v1/halls', { token: ADMIN, body: plan })).json.id
  const performances = [{ startsAt: BEGINS, hall, grades: [{ grade: 'R', price }] }]
  const body = { title: `빨래 ${halls}`, venue: `Stage ${halls}`, performances }
  return (await office.ask('POST', '/v1/musicals', { token: ADMIN, body })).json.performances[0].id
}

const hold = (who: Person, id: string, ...places: readonly string[]) =>
  office.ask('PUT', `/v1/performances/${id}/hold`, { token: who.token, body: { places } })
const giveBack = (who: Person, id: string) =>
  office.ask('DELETE', `/v1/performances/${id}/hold`, { token: who.token })
const states = async (id: string) =>
  (await office.ask('GET', `/v1/performances/${id}/seats`)).json.states
const eventsOf = async (id: string) =>
  (await office.ask('GET', '/v1/events?limit=500', { token: ADMIN })).json.items.filter(
    (event: { performanceId?: string }) => event.performanceId === id,
  )
const until = ({ json }: { json: { until: string } }) => Date.parse(json.until)
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('whoever has held seats for the whole time waits, may book all the same, and hold other performances', async () => {
  const [id, other] = [await addPerformance(), await addPerformance()]
  const who = await office.signUp('Kim Minji')
  const first = await hold(who, id, '1F/1/1')
  await expect.poll(() => states(id), { timeout: 10_000 }).toBe('....')
  const again = await hold(who, id, '1F/1/1')
  expect([again.status, again.json.code]).toEqual([429, 'hold-again-later'])
  const { waitMs } = again.json.params
  expect(waitMs).toBeLessThanOrEqual(PAUSE_MS)
  expect(waitMs).toBeGreaterThan(PAUSE_MS - (Date.now() - until(first)) - 1_000)
  expect(Number(again.headers['retry-after'])).toBe(Math.ceil(waitMs / 1000))
  expect((await hold(who, other, '1F/1/1')).status).toBe(200)
  expect((await hold(await office.signUp('Lee Junho'), id, '1F/2/1')).status).toBe(200)
  const booked = await office.book(who, id, { seats: undefined, places: ['1F/1/1', '1F/1/2'] })
  expect(booked.status).toBe(201)
})

test('seats that are given back early leave the rest of the time, and a booking gives it anew', async () => {
  const id = await addPerformance()
  const who = await office.signUp('Park Sora')
  const first = await hold(who, id, '1F/1/1', '1F/1/2')
  await giveBack(who, id)
  const second = await hold(who, id, '1F/1/1', '1F/1/2')
  // What is left counts from now.
  expect(until(second) - Date.now()).toBeLessThanOrEqual(HOLD_MS)
  expect(until(second)).toBeGreaterThanOrEqual(until(first))
  const places = ['1F/1/1', '1F/1/2']
  expect((await office.book(who, id, { seats: undefined, places })).status).toBe(201)
  await wait(HOLD_MS)
  expect((await hold(who, id, '1F/2/1', '1F/2/2')).status).toBe(200)
})

test('nobody makes more holds within an hour than the limit; the same hold again is none', async () => {
  const who = await office.signUp('Choi Yuna')
  const ids = [await addPerformance(), await addPerformance(), await addPerformance()]
  const [first = '', second = '', third = ''] = ids
  expect((await hold(who, first, '1F/1/1')).status).toBe(200)
  expect((await hold(who, first, '1F/1/2')).status).toBe(200)
  expect((await hold(who, second, '1F/1/1')).status).toBe(200)
  expect((await hold(who, second, '1F/1/2')).status).toBe(200)
  expect((await hold(who, second, '1F/1/2')).status).toBe(200)
  const beyond = await hold(who, third, '1F/1/1')
  expect([beyond.status, beyond.json.code]).toEqual([429, 'too-many-holds'])
  expect(beyond.json.params).toMatchObject({ most: MOST })
  expect(beyond.headers['retry-after']).toMatch(/^\d+$/)
})

test('what an erased customer holds is free in the same commit', async () => {
  const [id, other] = [await addPerformance(), await addPerformance()]
  const who = await office.signUp('Jung Haneul')
  await hold(who, id, '1F/1/1', '1F/1/2')
  await hold(who, other, '1F/2/1')
  const erased = await office.ask('DELETE', `/v1/customers/${who.id}`, { token: ADMIN })
  expect(erased.status).toBe(200)
  expect([await states(id), await states(other)]).toEqual(['....', '....'])
  const [ended] = (await eventsOf(id)).slice(-1)
  expect(ended).toMatchObject({ type: 'HoldEnded', because: 'erased', customerId: who.id })
  expect(ended.position).toBeGreaterThanOrEqual(erased.json.position - 2)
})

test('the same seats at another price are a new hold', async () => {
  const id = await addPerformance()
  const who = await office.signUp('Han Bora')
  const first = await hold(who, id, '1F/1/1')
  const same = await hold(who, id, '1F/1/1')
  expect(same.json).toEqual(first.json)
  const path = `/v1/performances/${id}/grades/R`
  const dearer = { ...price, amount: PRICE + 1_000 }
  expect((await office.ask('PATCH', path, { token: ADMIN, body: { price: dearer } })).status).toBe(
    200,
  )
  const now = await hold(who, id, '1F/1/1')
  expect(now.json).toMatchObject({ amount: dearer, until: first.json.until })
  const made = (await eventsOf(id)).filter(({ type }: { type: string }) =>
    ['SeatsHeld', 'HoldEnded'].includes(type),
  )
  expect(made).toMatchObject([
    { type: 'SeatsHeld', amount: PRICE },
    { type: 'HoldEnded', because: 'replaced', amount: PRICE },
    { type: 'SeatsHeld', amount: PRICE + 1_000 },
  ])
})

test('at the end all of it is what the events say', async () => {
  await office.settled()
  const { json } = await office.ask('GET', '/v1/verify', { token: ADMIN })
  expect(json.checks.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([])
})
