import { linesText, readLines, SANDBOX_CARDS } from '@outerpark/core/names'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { grade } from '../testing/season.ts'

let office: TestOffice
let minji: Person
let performanceId: string
beforeAll(async () => {
  office = await openTestOffice({ limits: { maxSeatsPerBooking: 10 }, cards: SANDBOX_CARDS })
  minji = await office.signUp('Kim Minji')
  performanceId = (await office.register([grade('VIP', 1000), grade('R', 5)])).performanceId
})
afterAll(() => office?.close())

const quote = (query: string, performance = performanceId) =>
  office.ask('GET', `/v1/performances/${performance}/quote?${query}`, { token: minji.token })

describe('A5: a quote', () => {
  test('says what a booking would cost, and books nothing', async () => {
    const position = await office.store.queries.lastPosition()
    const { status, json } = await quote('seats=3&grade=vip')
    const { json: booked } = await office.book(minji, performanceId, { seats: 3, grade: 'VIP' })
    const { amount, lines } = booked
    expect([status, json]).toEqual([200, { grade: 'VIP', seats: 3, lines, amount }])
    const { items } = (await office.ask('GET', '/v1/reservations', { token: minji.token })).json
    expect(items).toHaveLength(1)
    expect(booked.position).toBe(position + 1)
  })

  test('of several grades says what each costs, with names that the text would take apart', async () => {
    const { performanceId: odd } = await office.register([grade('A,B:1', 5), grade('50 %', 5, 7)])
    const lines = [
      { grade: 'A,B:1', seats: 2 },
      { grade: '50 %', seats: 1 },
    ]
    const query = new URLSearchParams({ lines: linesText(lines) })
    const { json } = await quote(String(query), odd)
    const { json: booked } = await office.book(minji, odd, { seats: undefined, lines })
    expect(booked).toMatchObject({ grade: null, seats: 3, amount: { amount: 2 * 190_000 + 7 } })
    expect(json).toEqual({ grade: null, seats: 3, lines: booked.lines, amount: booked.amount })
  })

  test.each([
    ['seats=11&grade=VIP', 'too-many-seats'],
    ['seats=6&grade=R', 'seats-unavailable'],
    ['seats=1', 'grade-required'],
    ['seats=1&grade=S', 'grade-not-found'],
    ['seats=1&grade=R&paymentMethod=visa', 'card-unknown'],
    ['grade=R', 'validation-failed'],
    ['lines=VIP:2,R:6', 'seats-unavailable'],
    ['lines=VIP:6,R:5', 'too-many-seats'],
    ['lines=VIP:1,Z:1', 'grade-not-found'],
    ['lines=VIP:1,vip:1', 'validation-failed'],
    ['lines=VIP', 'validation-failed'],
    ['lines=VIP:1&seats=1', 'validation-failed'],
  ])('of %s is refused as the booking would be: %s', async (query, code) => {
    const { json } = await quote(query)
    const { seats, lines, ...order } = Object.fromEntries(new URLSearchParams(query))
    const body = {
      ...{ seats: seats === undefined ? undefined : Number(seats), grade: undefined },
      ...(lines !== undefined && { lines: readLines(lines) }),
    }
    const booked = await office.book(minji, performanceId, { ...body, ...order })
    expect(json).toMatchObject({ code })
    if (code === 'validation-failed') expect(booked.json.code).toBe(code)
    else expect(booked.json).toMatchObject({ code, detail: json.detail, hint: json.hint })
  })
})

test('B15: a card that the sandbox does not know is refused with those that it knows, and nothing is booked', async () => {
  const position = await office.store.queries.lastPosition()
  const order = { seats: 1, grade: 'VIP', paymentMethod: 'pm_card_visa' }
  expect(await office.book(minji, performanceId, order)).toMatchObject({
    status: 422,
    json: { code: 'card-unknown', hint: 'Its cards are card-ok, card-declined, card-slow.' },
  })
  expect(await office.store.queries.lastPosition()).toBe(position)
})
