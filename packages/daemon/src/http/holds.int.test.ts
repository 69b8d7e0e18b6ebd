import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { BEGINS, PRICE } from '../testing/season.ts'
import { smallPlan } from './testing/hall-examples.ts'

let office: TestOffice
let minji: Person
let junho: Person

beforeAll(async () => {
  office = await openTestOffice()
  minji = await office.signUp('Kim Minji')
  junho = await office.signUp('Lee Junho')
})
afterAll(() => office?.close())

const price = { amount: PRICE, currency: 'KRW' }
let halls = 0

const RESTRICTED = { flags: [{ name: 'restricted', seats: ['1F/2/2'] }] }

async function addPerformance(more: object = RESTRICTED): Promise<string> {
  halls += 1
  const plan = smallPlan({ hall: `Stage ${halls}`, ...more })
  const hall = (await office.ask('POST', '/v1/halls', { token: ADMIN, body: plan })).json.id
  const performances = [{ startsAt: BEGINS, hall, grades: [{ grade: 'R', price }] }]
  const body = { title: `빨래 ${halls}`, venue: `Stage ${halls}`, performances }
  return (await office.ask('POST', '/v1/musicals', { token: ADMIN, body })).json.performances[0].id
}

const hold = (method: string, id: string, body?: unknown, { token }: Person = minji, more = '') =>
  office.ask(method, `/v1/performances/${id}/hold${more}`, { token, body })
const states = async (id: string) =>
  (await office.ask('GET', `/v1/performances/${id}/seats`)).json.states

test('seats are held, shown, changed, extended once, and given back', async () => {
  const id = await addPerformance()
  const first = await hold('PUT', id, { places: ['1F/1/1', '1F/1/2'] })
  expect([first.status, first.json]).toMatchObject([
    200,
    {
      ...{ performanceId: id, title: '빨래 1', grade: 'R', seats: 2, mayExtend: true },
      amount: { amount: 2 * PRICE, currency: 'KRW' },
      lines: [{ grade: 'R', seats: 2, price, places: ['1F/1/1', '1F/1/2'] }],
    },
  ])
  expect(await states(id)).toBe('xx..')
  expect((await hold('GET', id)).json).toEqual(first.json)
  const second = (await hold('PUT', id, { places: ['1F/1/2'] })).json
  expect(second).toMatchObject({ seats: 1, until: first.json.until })
  expect(await states(id)).toBe('.x..')
  const extended = await hold('POST', id, undefined, minji, '/extension')
  expect(extended).toMatchObject({ status: 200, json: { seats: 1, mayExtend: false } })
  expect(Date.parse(extended.json.until)).toBeGreaterThanOrEqual(Date.parse(second.until))
  expect(await hold('POST', id, undefined, minji, '/extension')).toMatchObject({
    status: 409,
    json: { code: 'hold-extended-before' },
  })
  expect(await hold('DELETE', id)).toMatchObject({ status: 200, json: { seats: 1 } })
  expect(await hold('DELETE', id)).toMatchObject({ status: 200, json: { seats: 0 } })
  expect(await hold('GET', id)).toMatchObject({ status: 404, json: { code: 'hold-not-found' } })
  expect(await states(id)).toBe('....')
})

test('a repeated extension under its key gets the first answer', async () => {
  const id = await addPerformance()
  await hold('PUT', id, { seats: 1 })
  const extend = () =>
    office.ask('POST', `/v1/performances/${id}/hold/extension`, {
      token: minji.token,
      headers: { 'idempotency-key': 'extend-once' },
    })
  const first = await extend()
  expect(first.status).toBe(200)
  const again = await extend()
  expect([again.status, again.text]).toEqual([200, first.text])
  expect(again.headers['idempotency-replayed']).toBe('true')
})

test('the best seats can be held, and the one who holds them books them', async () => {
  const id = await addPerformance()
  const held = (await hold('PUT', id, { seats: 2 })).json
  const [{ places }] = held.lines
  expect(places).toHaveLength(2)
  const taken = await office.book(junho, id, { seats: undefined, places })
  expect(taken).toMatchObject({ status: 409, json: { code: 'seat-taken' } })
  const quote = `/v1/performances/${id}/quote?places=${places.join()}`
  expect((await office.ask('GET', quote, { token: minji.token })).status).toBe(200)
  const booked = await office.book(minji, id, { seats: undefined, places })
  expect(booked).toMatchObject({ status: 201, json: { lines: [{ places }] } })
  expect((await hold('GET', id)).status).toBe(404)
  expect((await states(id)).replaceAll('.', '')).toBe('xx')
})

test.each([
  [{ places: ['1F/9/9'] }, 422, 'seat-unknown'],
  [{ places: ['1F/2/2'] }, 422, 'seat-restricted'],
  [{ places: [] }, 422, 'validation-failed'],
  [{}, 422, 'validation-failed'],
  [{ places: ['1F/1/1'], paymentMethod: 'card-ok' }, 422, 'validation-failed'],
])('%j is refused, and what was held stays held', async (body, status, code) => {
  const id = await addPerformance()
  await hold('PUT', id, { places: ['1F/1/1', '1F/1/2'] })
  expect(await hold('PUT', id, body)).toMatchObject({ status, json: { code } })
  expect(await states(id)).toBe('xx..')
  const restricted = { places: ['1F/2/1', '1F/2/2'], acceptRestricted: true }
  expect((await hold('PUT', id, restricted)).status).toBe(200)
  expect(await states(id)).toBe('..xx')
})

test('only customers hold seats, of performances that there are', async () => {
  expect((await hold('PUT', 'PF-NONE', { seats: 1 })).json.code).toBe('performance-not-found')
  const id = await addPerformance()
  const staff = await office.ask('PUT', `/v1/performances/${id}/hold`, {
    token: ADMIN,
    body: { seats: 1 },
  })
  expect(staff.status).toBe(403)
})

/** A quote, a hold and a booking of the same seats. A hold that is made is given back. */
async function eachWay(id: string, wanted: object) {
  const query = new URLSearchParams(
    Object.entries(wanted).map(([name, value]) => [name, `${value}`]),
  )
  const quote = await office.ask('GET', `/v1/performances/${id}/quote?${query}`, minji)
  const held = await hold('PUT', id, wanted)
  await hold('DELETE', id)
  return [quote, held, await office.book(minji, id, { seats: undefined, ...wanted })]
}

test('a party that may be apart is quoted, holds and books the same seats, and hears before that it may ask', async () => {
  const levels = [{ name: '1F', rows: '1  1-2 .*4 3-4 .*4 5-6' }]
  const id = await addPerformance({ levels })
  for (const { status, json } of await eachWay(id, { seats: 4 })) {
    expect([status, json.code, json.params.case]).toEqual([409, 'no-block', 'split-would-do'])
    expect(json.hint).toContain('--split')
  }
  for (const { json } of await eachWay(id, { seats: 4, split: true }))
    expect(json.lines).toMatchObject([{ places: ['1F/1/1', '1F/1/2', '1F/1/3', '1F/1/4'] }])
  for (const { status, json } of await eachWay(id, { seats: 2, split: false }))
    expect([status < 300, json.lines[0].places]).toEqual([true, ['1F/1/5', '1F/1/6']])
})

test('a party with a wheelchair is quoted, holds and books the same places, and hears what is possible', async () => {
  const flags = [
    { name: 'wheelchair', seats: ['1F/1/1-2'] },
    { name: 'companion', seats: ['1F/1/3'] },
  ]
  const id = await addPerformance({ levels: [{ name: '1F', rows: '1  1-6' }], flags })
  for (const { status, json } of await eachWay(id, { seats: 3, wheelchairs: 3 })) {
    expect([status, json.code]).toEqual([409, 'no-wheelchair-places'])
    expect(json.params).toEqual({ grade: 'R', seats: 3, wheelchairs: 3, most: 2, largest: 0 })
  }
  for (const { json } of await eachWay(id, { seats: 2, wheelchairs: 1, grade: 'R' }))
    expect(json.lines).toMatchObject([{ places: ['1F/1/2', '1F/1/3'] }])
})

test.each<[{ places?: string; seats?: number; split?: true; wheelchairs?: number }, string]>([
  [{ places: '1F/1/1', split: true }, 'split'],
  [{ places: '1F/1/1', wheelchairs: 1 }, 'wheelchairs'],
  [{ seats: 1, wheelchairs: 2 }, 'wheelchairs'],
])('%j does not go together', async ({ places, ...wanted }, path) => {
  const id = await addPerformance()
  const query = new URLSearchParams(JSON.parse(JSON.stringify({ places, ...wanted })))
  const quote = await office.ask('GET', `/v1/performances/${id}/quote?${query}`, minji)
  const held = await hold('PUT', id, { ...(places && { places: [places] }), ...wanted })
  for (const { status, json } of [quote, held]) {
    expect([status, json.code]).toEqual([422, 'validation-failed'])
    expect(json.errors).toMatchObject([{ path }])
  }
})
