import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { BEGINS, PRICE } from '../testing/season.ts'
import { until } from '../testing/settled.ts'
import { smallPlan } from './testing/hall-examples.ts'

let office: TestOffice
let minji: Person
let hall: string
let performanceId: string
beforeAll(async () => {
  office = await openTestOffice()
  minji = await office.signUp('Kim Minji')
  hall = (await ask('POST', '/v1/halls', smallPlan())).json.id
  const performances = [{ startsAt: BEGINS, hall, grades: [{ grade: 'R', price }] }]
  const body = { title: '빨래', venue: 'Small Stage', performances }
  performanceId = (await ask('POST', '/v1/musicals', body)).json.performances[0].id
})
afterAll(() => office?.close())

const price = { amount: PRICE, currency: 'KRW' }
const ask = (method: string, path: string, body?: unknown, token = ADMIN) =>
  office.ask(method, path, { token, body })
const replan = (body: unknown, token?: string) =>
  ask('PUT', `/v1/performances/${performanceId}/plan`, body, token)

test('a manager blocks seats of one performance, and readers of its seats hear of the other plan', async () => {
  const stream = await office.follow(`/v1/performances/${performanceId}/seats/stream`)
  await until('the states', () => stream.messages.length > 0)
  const plan = smallPlan({ flags: [{ name: 'kill', seats: ['1F/2/2'] }] })
  const { status, json } = await replan({ plan, was: 1 })
  expect([status, json]).toMatchObject([
    200,
    { id: performanceId, hall: { id: hall, version: 2 }, grades: [{ capacity: 3 }] },
  ])
  await until('the other plan', () => stream.messages.length > 1)
  expect(stream.messages.at(1)).toMatchObject({
    event: 'states',
    data: { hall: { id: hall, version: 2 }, states: '...-' },
  })
  stream.close()
  const version = await ask('GET', `/v1/halls/${hall}/versions/2`)
  // The name is that of the hall.
  const { plan: first } = (await ask('GET', `/v1/halls/${hall}`)).json
  expect(version.json).toMatchObject({ plan: { ...plan, hall: first.hall }, only: performanceId })
  expect((await ask('GET', `/v1/halls/${hall}`)).json.version).toBe(1)
  const places = ['1F/2/2']
  const refused = await office.book(minji, performanceId, { seats: undefined, places })
  expect(refused.json.code).toBe('seat-not-sold')
  expect((await replan({ version: 1 })).json.hall.version).toBe(1)
})

test.each([
  [{ version: 1, was: 9 }, 409, 'plan-changed'],
  [{ version: 9 }, 404, 'plan-not-found'],
  [{ plan: smallPlan({ focus: '9F/1/1' }) }, 422, 'hall-plan-wrong'],
  [{ version: 1, plan: smallPlan() }, 422, 'validation-failed'],
  [{}, 422, 'validation-failed'],
])('%j is refused', async (body, status, code) => {
  expect(await replan(body)).toMatchObject({ status, json: { code } })
})

test('seats of customers are not lost', async () => {
  await office.book(minji, performanceId, { seats: undefined, places: ['1F/2/1', '1F/2/2'] })
  const plan = smallPlan({ flags: [{ name: 'house', seats: ['1F/2'] }] })
  expect(await replan({ plan })).toMatchObject({
    status: 409,
    json: { code: 'plan-loses-seats', params: { seats: ['1F/2/1', '1F/2/2'] } },
  })
  expect((await replan({ version: 1 }, minji.token)).status).toBe(403)
})
