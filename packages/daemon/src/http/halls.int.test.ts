import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { BEGINS, PRICE } from '../testing/season.ts'
import { smallPlan } from './testing/hall-examples.ts'

let office: TestOffice
let minji: Person
let hall: string
let performanceId: string

const price = { amount: PRICE, currency: 'KRW' }
const ask = (method: string, path: string, body?: unknown, token = ADMIN) =>
  office.ask(method, path, { token, body })

beforeAll(async () => {
  office = await openTestOffice()
  minji = await office.signUp('Kim Minji')
  const flags = [{ name: 'restricted', seats: ['1F/2/2'] }]
  hall = (await ask('POST', '/v1/halls', smallPlan({ flags }))).json.id
  const performances = [{ startsAt: BEGINS, hall, grades: [{ grade: 'R', price }] }]
  const musical = { title: '빨래', venue: 'Small Stage', performances }
  performanceId = (await ask('POST', '/v1/musicals', musical)).json.performances[0].id
})
afterAll(() => office?.close())

const book = (order: object) => office.book(minji, performanceId, { seats: undefined, ...order })

describe('a hall', () => {
  test('is added with its plan, counted, and listed', async () => {
    const address = '15 Hangang-daero, Seoul'
    const { status, json } = await ask('POST', '/v1/halls', smallPlan({ address }))
    expect([status, json]).toMatchObject([201, { version: 1, address, seats: 4, forSale: 4 }])
    const { items } = (await ask('GET', '/v1/halls')).json
    expect(items).toContainEqual(json)
  })

  test('has the place of each seat, and its plan as it was given', async () => {
    const plan = smallPlan()
    const { id } = (await ask('POST', '/v1/halls', plan)).json
    const { json } = await ask('GET', `/v1/halls/${id}`)
    expect(json.plan).toEqual(plan)
    expect(json.places).toEqual([
      { id: '1F/1/1', grade: 'R', x: -0.5, row: 0 },
      { id: '1F/1/2', grade: 'R', x: 0.5, row: 0 },
      { id: '1F/2/1', grade: 'R', x: -0.5, row: 1 },
      { id: '1F/2/2', grade: 'R', x: 0.5, row: 1 },
    ])
    expect((await ask('PUT', `/v1/halls/${id}`, { ...plan, focus: '1F/2/1' })).json.version).toBe(2)
    expect((await ask('GET', `/v1/halls/${id}/versions/1`)).json).toEqual(json)
    for (const version of ['3', '0', '01', 'x'])
      expect((await ask('GET', `/v1/halls/${id}/versions/${version}`)).status).toBe(404)
  })

  test('is refused with all mistakes of its plan and their places', async () => {
    const levels = [{ name: '1F', rows: '1 1-2\n2 1-?' }]
    const { status, json } = await ask('POST', '/v1/halls', smallPlan({ levels, focus: '9F/1/1' }))
    expect([status, json.code]).toEqual([422, 'hall-plan-wrong'])
    expect(json.params.mistakes).toMatchObject([
      { code: 'item-unknown', at: { path: 'levels.0.rows', line: 2, column: 3 } },
      { code: 'level-unknown', at: { path: 'focus' } },
    ])
    expect(json.params.more).toBe(0)
    expect(json.detail).toMatch(/levels\.0\.rows line 2, column 3: 1-\? cannot be read.*; focus: /)
  })

  test('is refused with the first mistakes of many, and the number of the others', async () => {
    const rows = Array.from({ length: 9_000 }, (_, n) => `${n} 1-?`).join('\n')
    const levels = [{ name: '1F', rows }]
    for (const [method, path] of [
      ['POST', '/v1/halls'],
      ['PUT', `/v1/halls/${hall}`],
    ] as const) {
      const { status, text, json } = await ask(method, path, smallPlan({ levels }))
      expect([status, json.code]).toEqual([422, 'hall-plan-wrong'])
      const { mistakes, more } = json.params
      expect(mistakes[0].at).toEqual({ path: 'levels.0.rows', line: 1, column: 3 })
      expect(mistakes).toHaveLength(100)
      expect(mistakes.length + more).toBeGreaterThanOrEqual(9_000)
      expect(json.detail).toContain(`; and ${more + 95} more.`)
      expect(text.length).toBeLessThan(20_000)
    }
  })

  test('cannot take the name of another hall, neither new nor with another plan', async () => {
    const [one, other] = [smallPlan(), smallPlan()]
    const { id } = (await ask('POST', '/v1/halls', one)).json
    const { id: otherId } = (await ask('POST', '/v1/halls', other)).json
    for (const { status, json } of [
      await ask('POST', '/v1/halls', smallPlan({ hall: one.hall })),
      await ask('PUT', `/v1/halls/${otherId}`, { ...other, hall: one.hall }),
    ])
      expect([status, json.code, json.params.id]).toEqual([409, 'hall-exists', id])
  })
})

describe('a hall that two people change', () => {
  test('keeps the change of the first; the second one learns who it was, and when', async () => {
    const plan = smallPlan({ hall: 'Two Desks' })
    const { id } = (await ask('POST', '/v1/halls', plan)).json
    const put = (focus: string, was?: number) =>
      ask('PUT', `/v1/halls/${id}`, { ...plan, focus, ...(was && { was }) })
    expect((await put('1F/2/1', 1)).json.version).toBe(2)
    expect(await put('1F/2/2', 1)).toMatchObject({
      status: 409,
      json: {
        code: 'plan-changed',
        params: {
          ...{ case: 'hall', id, title: 'Two Desks', version: 2 },
          ...{ by: 'admin', at: expect.stringMatching(/Z$/) },
        },
      },
    })
    expect((await put('1F/2/1', 1)).json.version).toBe(2)
    expect((await put('1F/2/2')).json.version).toBe(3)
    expect((await ask('GET', `/v1/halls/${id}`)).json.plan).not.toHaveProperty('was')
  })
})

describe('a performance in a hall', () => {
  test('has as many seats as the plan, says which are free, and its seats are booked by name', async () => {
    const shown = (await ask('GET', `/v1/performances/${performanceId}`)).json
    expect(shown).toMatchObject({ hall: { id: hall, version: 1 }, grades: [{ capacity: 4 }] })
    const seats = async () => (await ask('GET', `/v1/performances/${performanceId}/seats`)).json
    expect(await seats()).toEqual({ performanceId, hall: { id: hall, version: 1 }, states: '....' })
    const places = ['1F/1/2', '1F/1/1']
    const path = `/v1/performances/${performanceId}/quote?places=${places.join()}`
    const quote = await ask('GET', path, undefined, minji.token)
    const line = { grade: 'R', seats: 2, price, places: ['1F/1/1', '1F/1/2'] }
    expect(quote.json).toMatchObject({ grade: 'R', seats: 2, lines: [line] })
    expect((await book({ places })).json).toMatchObject({ seats: 2, lines: [line] })
    expect((await seats()).states).toBe('xx..')
  })

  test.each([
    [{ places: ['1F/1/1', '1F/2/1'] }, 409, 'seat-taken'],
    [{ places: ['1F/9/1'] }, 422, 'seat-unknown'],
    [{ places: ['1F/2/1', '1F/2/1'] }, 422, 'seat-unknown'],
    [{ places: ['1F/2/2'] }, 422, 'seat-restricted'],
    [{ places: [] }, 422, 'validation-failed'],
    [{ places: ['1F/2/1'], seats: 1 }, 422, 'validation-failed'],
  ])('refuses %j with %i %s', async (order, status, code) => {
    const answer = await book(order)
    expect([answer.status, answer.json.code]).toEqual([status, code])
    expect((await ask('GET', `/v1/performances/${performanceId}/seats`)).json.states).toBe('xx..')
  })

  test('needs no number of seats, and one without a hall does', async () => {
    const add = (performance: object) =>
      ask('POST', '/v1/musicals', { title: 'A', venue: 'B', performances: [performance] })
    const named = await add({ startsAt: BEGINS, hall, grades: [{ grade: 'R', price, seats: 4 }] })
    expect(named.json.errors).toMatchObject([
      { path: 'performances.0.grades.0.seats', code: 'hall-says' },
    ])
    const open = await add({ startsAt: BEGINS, grades: [{ grade: 'R', price }] })
    expect(open.json.errors).toMatchObject([
      { path: 'performances.0.grades.0.seats', code: 'missing' },
    ])
    const unpriced = await add({ startsAt: BEGINS, hall, grades: [{ grade: 'Z', price }] })
    expect(unpriced.json).toMatchObject({
      code: 'hall-grades',
      params: { missing: ['R'], unknown: ['Z'] },
    })
  })

  test('keeps the number of its seats; the price can change', async () => {
    const change = (body: object) =>
      ask('PATCH', `/v1/performances/${performanceId}/grades/R`, body)
    expect((await change({ seats: 9 })).json.code).toBe('seats-numbered')
    expect((await change({ price: { amount: 1, currency: 'KRW' } })).status).toBe(200)
  })

  test('is none for who asks for the seats of a hall without numbers', async () => {
    const { performanceId: plain } = await office.register()
    const seats = await ask('GET', `/v1/performances/${plain}/seats`)
    expect([seats.status, seats.json.code]).toEqual([422, 'seats-not-numbered'])
    const booked = await office.book(minji, plain, { seats: undefined, places: ['1F/1/1'] })
    expect(booked.json.code).toBe('seats-not-numbered')
  })
})
