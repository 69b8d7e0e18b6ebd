import { afterAll, beforeAll, expect, test } from 'vitest'
import { follow } from '../testing/http-client.ts'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { grade } from '../testing/season.ts'
import { until } from '../testing/settled.ts'

let office: TestOffice
let minji: Person
let first: { musicalId: string; performanceId: string }
let second: { musicalId: string; performanceId: string }
let cancelled: string
const PRICE = grade('VIP', 1).price.amount

beforeAll(async () => {
  office = await openTestOffice()
  minji = await office.signUp('Kim Minji')
  first = await office.register([grade('VIP', 40), grade('R', 60)])
  second = await office.register([grade('VIP', 10)])
  await office.book(minji, first.performanceId, { grade: 'VIP', seats: 3 })
  await office.book(minji, first.performanceId, {
    grade: 'R',
    seats: 1,
    paymentMethod: 'card-declined',
  })
  cancelled = (await office.book(minji, second.performanceId, { seats: 2 })).json.id
  await office.settled()
  await office.ask('POST', `/v1/reservations/${cancelled}/cancel`, { token: minji.token, body: {} })
  await office.settled()
})
afterAll(() => office?.close())

const sales = async (query = '') =>
  (await office.ask('GET', `/v1/sales${query}`, { token: ADMIN })).json
const krw = (amount: number) => ({ amount, currency: 'KRW' })

test('sales say what was sold, what is left and what came in, by performance', async () => {
  const { rows, totals, position } = await sales()
  expect(position).toBe(await office.store.queries.lastPosition())
  const byId = new Map(
    rows.map((row: { performance: { id: string } }) => [row.performance.id, row]),
  )
  expect(byId.get(first.performanceId)).toMatchObject({
    performance: { musicalId: first.musicalId, title: 'Phantom' },
    ...{ capacity: 100, sold: 3, held: 0, left: 97 },
    ...{ revenue: krw(3 * PRICE), awaited: krw(0), refunded: krw(0) },
  })
  expect(byId.get(second.performanceId)).toMatchObject({
    ...{ capacity: 10, sold: 0, left: 10, revenue: krw(0), refunded: krw(2 * PRICE) },
  })
  expect(totals).toMatchObject([{ capacity: 110, sold: 3, left: 107, revenue: krw(3 * PRICE) }])
})

test('by grade, by day, and of one musical or performance', async () => {
  const byGrade = await sales(`?by=grade&performanceId=${first.performanceId}`)
  expect(byGrade.rows).toMatchObject([
    { grade: 'R', capacity: 60, sold: 0 },
    { grade: 'VIP', capacity: 40, sold: 3 },
  ])
  const byDay = await sales(`?by=day&musicalId=${second.musicalId}`)
  expect(byDay.totals).toMatchObject([{ capacity: 10, sold: 0, refunded: krw(2 * PRICE) }])
  expect(byDay.rows.at(-1)).toMatchObject({ left: 10 })
  expect((await sales('?by=day&from=2300-01-01')).rows).toEqual([])
  expect((await sales('?to=2000-01-01')).totals).toEqual([])
})

test.each(['?by=week', '?from=tomorrow', '?to=2027-02-30', '?form=2027-01-01'])(
  '%s is refused, with the field and why',
  async (query) => {
    const { status, json } = await office.ask('GET', `/v1/sales${query}`, { token: ADMIN })
    expect(status).toBe(422)
    expect(json).toMatchObject({ code: 'validation-failed', errors: [{}] })
  },
)

test('who sees them: those with the scope finance, and nobody else', async () => {
  const staff = { token: ADMIN, body: { name: 'Kim Cash', scopes: ['finance'] } }
  const { json } = await office.ask('POST', '/v1/staff', staff)
  const seen = async (token?: string) =>
    (await office.ask('GET', '/v1/sales', token === undefined ? {} : { token })).status
  expect([await seen(json.token), await seen(minji.token), await seen()]).toEqual([200, 403, 401])
})

test('the stream sends everything, then each change, and resumes where it was cut off', async () => {
  const stream = await office.follow('/v1/sales/stream', { token: ADMIN })
  await until('the figures', () => stream.messages.length > 0)
  const [begun] = stream.messages
  expect(begun?.data).toMatchObject({ totals: [{ sold: 3 }], performances: [{}, {}] })
  await office.book(minji, second.performanceId, { seats: 1 })
  const sold = ({ data }: { data: unknown }) =>
    (data as { totals: [{ sold: number }] }).totals[0].sold
  await until('the sale', () => stream.messages.some((message) => sold(message) === 4))
  stream.close()
  expect(stream.messages.at(-1)?.data).toMatchObject({
    performances: [{ performance: { id: second.performanceId } }],
  })
  const headers = { 'last-event-id': String(begun?.id) }
  const resumed = await office.follow('/v1/sales/stream', { token: ADMIN, headers })
  await until('the rest', () => resumed.messages.length > 0)
  expect(resumed.messages[0]?.data).toMatchObject({
    performances: [{ performance: { id: second.performanceId } }],
    totals: [{ sold: 4 }],
  })
  resumed.close()
})

test('anybody may follow the seats of the season: all of them first, then those that change', async () => {
  const stream = await follow(office.url, '/v1/seasons/stream')
  await until('both performances', () => stream.messages.length >= 2)
  const seatsOf = (id: string) =>
    stream.messages
      .map(({ data }) => data as { performanceId: string })
      .findLast(({ performanceId }) => performanceId === id)
  expect(seatsOf(first.performanceId)).toMatchObject({
    grades: [
      { grade: 'R', available: 60, held: 0, sold: 0 },
      { grade: 'VIP', available: 37, held: 0, sold: 3 },
    ],
  })
  const before = stream.messages.length
  await office.book(minji, first.performanceId, { grade: 'R', seats: 5 })
  await until('the sale', () => JSON.stringify(seatsOf(first.performanceId)).includes('"sold":5'))
  const later = stream.messages.slice(before).map(({ data }) => data)
  expect(new Set(later.map((data) => (data as { performanceId: string }).performanceId))).toEqual(
    new Set([first.performanceId]),
  )
  stream.close()
})

test('verify compares the figures with the seats', async () => {
  const { ok, checks } = await office.verify()
  expect(ok).toBe(true)
  expect(checks).toContainEqual({
    name: 'sales-match-seats',
    ok: true,
    code: 'sales-match-seats',
    params: { grades: 3 },
    detail: 'held, sold and money of 3 grades are what seats and reservations say',
  })
})
