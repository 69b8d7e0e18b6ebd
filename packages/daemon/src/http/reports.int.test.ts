import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { BEGINS, grade } from '../testing/season.ts'

let office: TestOffice
let minji: Person
let performanceId: string
let musicalId: string

const [VIP, R] = [grade('VIP', 40, 170_000), grade('R', 60, 140_000)]
const krw = (amount: number) => ({ amount, currency: 'KRW' })

beforeAll(async () => {
  office = await openTestOffice()
  minji = await office.signUp('Kim Minji')
  const performances = [{ startsAt: BEGINS, grades: [VIP, R] }]
  const body = { title: '=1+1, "빨래"', venue: 'Charlotte', performances }
  const sold = await office.ask('POST', '/v1/musicals', { token: ADMIN, body })
  musicalId = sold.json.musical.id
  performanceId = sold.json.performances[0].id
  const lines = [
    { grade: 'VIP', seats: 2 },
    { grade: 'R', seats: 1 },
  ]
  const booked = { performanceId, lines, paymentMethod: 'card-ok' }
  const { json } = await office.ask('POST', '/v1/reservations', {
    token: minji.token,
    body: booked,
  })
  await office.book(minji, performanceId, { grade: 'R', seats: 3 })
  await office.settled()
  await office.ask('POST', `/v1/reservations/${json.id}/cancel`, {
    token: minji.token,
    body: { lines: [{ grade: 'VIP', seats: 1 }] },
  })
  await office.settled()
})
afterAll(() => office?.close())

const report = async (name: string) => office.ask('GET', `/v1/reports/${name}`, { token: ADMIN })

test('sales: each grade of each performance, and what is left of it', async () => {
  const { json } = await report('sales')
  expect(json).toMatchObject({ name: 'sales', from: null, to: null })
  expect(json.rows).toMatchObject([
    {
      ...{ performance: { id: performanceId }, grade: 'R', capacity: 60, sold: 4, free: 56 },
      ...{ perMille: 67, gross: krw(560_000), average: krw(140_000) },
    },
    { grade: 'VIP', capacity: 40, sold: 1, free: 39, gross: krw(170_000), average: krw(170_000) },
  ])
  expect(json.totals).toMatchObject([{ sold: 5, gross: krw(730_000), average: krw(146_000) }])
})

test('statement: what was paid, what went back, and the tax of what stays (domain 3.3)', async () => {
  const { json } = await report('statement')
  const figures = {
    ...{ seats: 6, gross: krw(900_000), returned: 1, cancelled: krw(170_000), kept: krw(0) },
    ...{ payout: krw(730_000), supply: krw(663_636), vat: krw(66_364) },
    ...{ refunded: krw(170_000), underway: krw(0) },
  }
  expect(json.rows).toMatchObject([{ performance: { id: performanceId }, ...figures }])
  expect(json.totals).toMatchObject([figures])
})

test('refunds and daily: by the rule, and by the day', async () => {
  const { json: refunds } = await report('refunds')
  expect(refunds.rows).toMatchObject([
    { rule: 'no-policy', seats: 1, paid: krw(170_000), kept: krw(0), refund: krw(170_000) },
  ])
  const { json: daily } = await report('daily')
  expect(daily.totals).toMatchObject([{ seats: 6, returned: 1, payout: krw(730_000) }])
})

test('a refund of one grade stands at that grade, also in sales', async () => {
  const { json } = await office.ask('GET', '/v1/sales?by=grade', { token: ADMIN })
  expect(json.rows).toMatchObject([
    { grade: 'R', refunded: krw(0) },
    { grade: 'VIP', refunded: krw(170_000) },
  ])
})

test('a period, a musical and a performance; the end may not be before the begin', async () => {
  expect((await report('daily?to=2000-01-01')).json).toMatchObject({ rows: [], totals: [] })
  expect((await report(`sales?musicalId=${musicalId}`)).json.rows).toHaveLength(2)
  expect((await report('sales?musicalId=MU-2222222222')).json.rows).toEqual([])
  expect((await report(`statement?performanceId=${performanceId}`)).json.rows).toHaveLength(1)
  const wrong = await report('daily?from=2027-02-01&to=2027-01-31')
  expect(wrong.status).toBe(422)
  expect(wrong.json.errors).toMatchObject([
    { path: 'to', code: 'before-the-first-day', params: { from: '2027-02-01' } },
  ])
})

test('an unknown report is named with those that there are', async () => {
  const { status, json } = await report('salez/csv')
  expect([status, json.code, json.params]).toEqual([
    404,
    'report-not-found',
    { name: 'salez', names: ['sales', 'statement', 'refunds', 'daily'] },
  ])
})

test('CSV: no title is a formula, and the mark for Excel only if it is asked for', async () => {
  const get = async (query: string) => {
    const answer = await fetch(`${office.url}/v1/reports/sales/csv${query}`, {
      headers: { authorization: `Bearer ${ADMIN}` },
    })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return {
      type: answer.headers.get('content-type'),
      bytes,
      text: new TextDecoder().decode(bytes),
    }
  }
  const { type, text, bytes } = await get('')
  expect(type).toBe('text/csv; charset=utf-8')
  const [header = '', first = '', ...more] = text.split('\r\n')
  expect(header).toBe(
    'performance,musical,title,venue,startsAt,grade,currency,capacity,sold,held,free,perMille,gross,average',
  )
  expect(first).toContain(`,"'=1+1, ""빨래""",`)
  expect(first).toMatch(/,R,KRW,60,4,0,56,67,560000,140000$/)
  expect([more.length, more.at(-1)]).toEqual([2, ''])
  expect(bytes[0]).toBe('p'.charCodeAt(0))
  expect([...(await get('?bom=true')).bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
})

test('verify makes the reports again from the events', async () => {
  const { checks } = await office.verify()
  expect(checks).toContainEqual(
    expect.objectContaining({ name: 'reports-match-events', ok: true, params: expect.anything() }),
  )
})

test('who sees them: those with the scope finance, and nobody else', async () => {
  const staff = { token: ADMIN, body: { name: 'Kim Door', scopes: ['sell'] } }
  const { json } = await office.ask('POST', '/v1/staff', staff)
  for (const path of ['/v1/reports/sales', '/v1/reports/sales/csv'])
    for (const token of [json.token, minji.token])
      expect((await office.ask('GET', path, { token })).status).toBe(403)
})
