import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { grade } from '../testing/season.ts'

let office: TestOffice
let minji: Person
let performanceId: string
beforeAll(async () => {
  office = await openTestOffice({})
  minji = await office.signUp('Kim Minji')
  const grades = [grade('VIP', 10), grade('R석', 5, 90_000)]
  performanceId = (await office.register(grades)).performanceId
})
afterAll(() => office?.close())

const won = (amount: number) => ({ amount, currency: 'KRW' })
const change = (name: string, body: object, token = ADMIN) =>
  office.ask('PATCH', `/v1/performances/${performanceId}/grades/${encodeURIComponent(name)}`, {
    token,
    body,
  })
const shown = async () =>
  (await office.ask('GET', `/v1/performances/${performanceId}`, {})).json.grades

describe('a change of what is on sale', () => {
  test('answers with the grade as it is now and as it was, and everybody sees it', async () => {
    const { status, json } = await change('VIP', { price: won(170_000), seats: 12 })
    expect(status).toBe(200)
    expect(json).toMatchObject({ price: won(170_000), capacity: 12, available: 12 })
    expect(json.was).toMatchObject({ seats: 10 })
    expect(await shown()).toMatchObject([{ grade: 'VIP', price: won(170_000), capacity: 12 }, {}])
  })

  test('finds a Korean grade, and one whose name looks alike', async () => {
    expect(await change('R석', { price: won(80_000) })).toMatchObject({ status: 200 })
    expect(await change('vip', { seats: 11 })).toMatchObject({
      status: 200,
      json: { grade: 'VIP', capacity: 11 },
    })
  })

  test('is told to a customer who was shown the old price, and nothing is booked', async () => {
    await change('VIP', { price: won(100_000) })
    const order = { seats: 2, grade: 'VIP', expectedAmount: won(200_000) }
    await change('VIP', { price: won(110_000) })
    const position = await office.store.queries.lastPosition()
    const { status, json } = await office.book(minji, performanceId, order)
    expect([status, json]).toMatchObject([
      409,
      {
        code: 'offer-changed',
        params: { expected: won(200_000), amount: won(220_000) },
        detail: expect.stringContaining('₩220,000 now, not ₩200,000'),
      },
    ])
    expect(await office.store.queries.lastPosition()).toBe(position)
    const again = await office.book(minji, performanceId, {
      ...order,
      expectedAmount: won(220_000),
    })
    expect([again.status, again.json.amount]).toEqual([201, won(220_000)])
  })

  test.each([
    [{}, 422, 'validation-failed'],
    [{ price: won(-1) }, 422, 'validation-failed'],
    [{ price: { amount: 1, currency: 'USD' } }, 422, 'currency-fixed'],
    [{ seats: 1 }, 409, 'seats-taken'],
    [{ title: 'Rent' }, 422, 'validation-failed'],
  ])('%j is refused with %i %s, and changes nothing', async (body, status, code) => {
    await office.book(minji, performanceId, { seats: 2, grade: 'VIP' })
    const terms = async () =>
      (await shown()).map(({ price, capacity }: Record<string, unknown>) => ({ price, capacity }))
    const before = await terms()
    expect(await change('VIP', body)).toMatchObject({ status, json: { code } })
    expect(await terms()).toEqual(before)
  })

  test('is not for customers', async () => {
    expect(await change('VIP', { seats: 20 }, minji.token)).toMatchObject({ status: 403 })
  })
})

test('after changes of prices and seats, every check holds', async () => {
  const { json } = await office.ask('GET', '/v1/verify', { token: ADMIN })
  expect(json.checks.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([])
})
