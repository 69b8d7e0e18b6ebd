import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { grade } from '../testing/season.ts'

let office: TestOffice
let people: Person[]
beforeAll(async () => {
  office = await openTestOffice()
  people = [await office.signUp('Kim Minji'), await office.signUp('Lee Suji')]
})
afterAll(() => office?.close())

const won = (amount: number) => ({ amount, currency: 'KRW' })
const who = (n: number) => people[n] as Person
const change = (id: string, to: string, body: object = {}) =>
  office.ask('POST', `/v1/performances/${id}/${to}`, { token: ADMIN, body })
const shown = async (id: string) => (await office.ask('GET', `/v1/performances/${id}`)).json
const reservation = async (id: string, n = 0) =>
  (await office.ask('GET', `/v1/reservations/${id}`, { token: who(n).token })).json

let venues = 0
async function withPolicy(refund: object) {
  venues += 1
  const performances = [{ startsAt: '2027-01-05T19:30:00+09:00', grades: [grade('VIP', 40)] }]
  const body = { title: 'Rent', venue: `Hall ${venues}`, refund, performances }
  const { json } = await office.ask('POST', '/v1/musicals', { token: ADMIN, body })
  return String(json.performances[0].id)
}

test.each(['a\nsecond line', 'red \u001b[31m', 'turned \u202e round'])(
  'a reason that would disturb a terminal is refused, and nothing is closed: %j',
  async (reason) => {
    const { performanceId } = await office.register()
    const { status, json } = await change(performanceId, 'close', { reason })
    expect([status, json.code]).toEqual([422, 'validation-failed'])
    expect(await shown(performanceId)).not.toHaveProperty('off')
  },
)

test('3.9: a closed sale takes no bookings, keeps those that there are, and can be opened again', async () => {
  const { performanceId } = await office.register()
  const { json: before } = await office.book(who(0), performanceId)
  const reason = 'technical rehearsal'
  expect((await change(performanceId, 'close', { reason })).json).toMatchObject({
    off: { state: 'closed', reason },
  })
  const refused = await office.book(who(0), performanceId)
  expect([refused.status, refused.json.code]).toEqual([409, 'sale-closed'])
  expect(refused.json.detail).toContain(reason)
  const quote = await office.ask('GET', `/v1/performances/${performanceId}/quote?seats=1`, {
    token: who(0).token,
  })
  expect(quote.json.code).toBe('sale-closed')
  const { json: free } = await office.ask('GET', '/v1/performances?available=true')
  expect(free.items.map(({ id }: { id: string }) => id)).not.toContain(performanceId)
  await office.settled()
  expect(await reservation(before.id)).toMatchObject({ status: 'confirmed' })
  expect((await change(performanceId, 'open')).json).not.toHaveProperty('off')
  expect((await office.book(who(0), performanceId)).status).toBe(201)
})

test('3.9: a cancelled performance gives everything back, whatever its policy says, and tells each customer once', async () => {
  const id = await withPolicy({ preset: 'none' })
  const booked = []
  for (let n = 0; n < 6; n++) booked.push((await office.book(who(n % 2), id)).json.id)
  await office.settled()
  const [first = '', second = ''] = booked
  const staff = { lines: [{ grade: 'VIP', seats: 1 }], refund: won(100_000), reason: 'goodwill' }
  await office.ask('POST', `/v1/reservations/${first}/cancel`, { token: ADMIN, body: staff })
  expect((await change(id, 'cancel', { reason: 'the lead is ill' })).json).toMatchObject({
    off: { state: 'cancelled', reason: 'the lead is ill' },
  })
  expect((await office.book(who(0), id)).json.code).toBe('performance-cancelled')
  await expect
    .poll(async () => (await shown(id)).grades, { timeout: 10_000 })
    .toMatchObject([{ held: 0, sold: 0, available: 40 }])
  await office.settled()
  expect(await reservation(first)).toMatchObject({
    ...{ status: 'cancelled', paymentStatus: 'cancelled' },
    ...{ kept: won(90_000), refunded: won(290_000) },
  })
  const page = await office.ask('GET', '/v1/mypage', { token: who(1).token })
  expect(JSON.stringify(page.json)).toContain('the performance does not take place')
  expect(JSON.stringify(page.json)).toContain('(the lead is ill)')
  const whole = await reservation(second, 1)
  expect(whole).toMatchObject({ status: 'cancelled', refunded: won(380_000) })
  expect(whole).not.toHaveProperty('kept')
  const { json } = await office.ask('GET', '/v1/notices?limit=500', { token: ADMIN })
  const told = json.items
    .filter(({ template }: { template: string }) => template === 'performance-cancelled')
    .map(({ reservationId }: { reservationId: string }) => reservationId)
  expect(told.sort()).toEqual(booked.toSorted())
  const again = await change(id, 'cancel', { reason: 'other' })
  expect(again.json).toMatchObject({ off: { reason: 'the lead is ill' } })
  expect((await change(id, 'open')).json.code).toBe('performance-cancelled')
  const { ok } = await office.verify()
  expect(ok).toBe(true)
})

test('a customer who cancels while their reservation is about to be cancelled gets everything back', async () => {
  const id = await withPolicy({ rules: [{ from: 'D-0', keep: '50%' }] })
  const { json } = await office.book(who(0), id)
  await office.settled()
  await change(id, 'cancel')
  const cancel = await office.ask('POST', `/v1/reservations/${json.id}/cancel`, {
    token: who(0).token,
    body: {},
  })
  // The pipeline may have been faster.
  expect([200, 409]).toContain(cancel.status)
  await expect
    .poll(async () => (await reservation(json.id)).status, { timeout: 10_000 })
    .toBe('cancelled')
  await office.settled()
  expect(await reservation(json.id)).toMatchObject({ refunded: won(380_000) })
})

test('only the admin closes, opens and cancels', async () => {
  const { performanceId } = await office.register()
  for (const to of ['close', 'open', 'cancel']) {
    const path = `/v1/performances/${performanceId}/${to}`
    const { json } = await office.ask('POST', path, { token: who(0).token, body: {} })
    expect(json.code).toBe('not-allowed')
  }
  expect(await shown(performanceId)).not.toHaveProperty('off')
})
