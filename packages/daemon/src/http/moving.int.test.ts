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

const STARTS_AT = '2027-01-05T19:30:00+09:00'
const LATER = '2027-02-09T20:00:00+09:00'
const won = (amount: number) => ({ amount, currency: 'KRW' })
const who = (n: number) => people[n] as Person
const admin = (method: string, path: string, body?: object) =>
  office.ask(method, path, { token: ADMIN, ...(body && { body }) })
const move = (id: string, body: object) => admin('POST', `/v1/performances/${id}/move`, body)
const reservation = async (id: string, n = 0) =>
  (await office.ask('GET', `/v1/reservations/${id}`, { token: who(n).token })).json
const quote = async (id: string, n = 0) =>
  (await office.ask('GET', `/v1/reservations/${id}/cancellation`, { token: who(n).token })).json

let venues = 0
async function performance(refund: object) {
  venues += 1
  const performances = [{ startsAt: STARTS_AT, grades: [grade('VIP', 400)] }]
  const body = {
    ...{ title: 'Rent', venue: `Hall ${venues}`, refund, performances },
    timeZone: 'Asia/Seoul',
  }
  const { json } = await admin('POST', '/v1/musicals', body)
  return String(json.performances[0].id)
}

const allHeard = async (id: string) =>
  (await admin('GET', `/v1/performances/${id}/announcements`)).json.items.every(
    ({ ended }: { ended: boolean }) => ended,
  )

async function informed(id: string) {
  await expect.poll(() => allHeard(id), { timeout: 10_000 }).toBe(true)
  await office.settled()
}

test('3.9: after a move bookings stay, and who had booked may get everything back until a date', async () => {
  const id = await performance({ preset: 'none' })
  const { json: kept } = await office.book(who(0), id)
  const { json: whole } = await office.book(who(1), id)
  await office.settled()
  const moved = await move(id, { startsAt: '2027-02-09 20:00'.replace(' ', 'T'), reason: 'flood' })
  expect(moved.status).toBe(200)
  expect(moved.json).toMatchObject({ was: STARTS_AT, startsAt: LATER })
  const { until } = moved.json
  expect(until).toMatch(/\+09:00$/)
  // At once, before anybody has been told.
  expect(await reservation(kept.id)).toMatchObject({ startsAt: LATER, choice: until })
  const quoted = await quote(whole.id, 1)
  expect(quoted).toMatchObject({ startsAt: LATER, kept: won(0), choice: until })
  expect(quoted.schedule).toHaveLength(1)
  const { json: after } = await office.book(who(0), id)
  await informed(id)
  expect(await quote(after.id)).toMatchObject({ code: 'not-refundable' })
  const one = { lines: [{ grade: 'VIP', seats: 1 }], expectedRefund: won(190_000) }
  for (const body of [one, {}])
    await office.ask('POST', `/v1/reservations/${whole.id}/cancel`, { token: who(1).token, body })
  await office.settled()
  expect(await reservation(whole.id, 1)).toMatchObject({
    ...{ status: 'cancelled', refunded: won(380_000) },
  })
  expect(await reservation(kept.id)).toMatchObject({ status: 'confirmed' })
  const page = await office.ask('GET', '/v1/mypage', { token: who(0).token })
  const mine = page.json.reservations.find((each: { id: string }) => each.id === kept.id)
  expect(mine).toMatchObject({ startsAt: LATER, choice: until })
  const text = JSON.stringify(page.json)
  expect(text).toContain('Moved from Tue 2027-01-05 19:30')
  expect(text).toContain('(flood)')
  const { json } = await admin('GET', '/v1/notices?limit=500')
  const told = json.items.filter(
    (each: { template: string }) => each.template === 'performance-moved',
  )
  expect(told.map((each: { reservationId: string }) => each.reservationId).sort()).toEqual(
    [kept.id, whole.id].toSorted(),
  )
  expect(told[0].text).toContain('2027-01-05')
  expect((await office.verify()).ok).toBe(true)
})

test('3.9: a second move takes nothing of the first choice away, and counts for later bookings too', async () => {
  const id = await performance({ preset: 'none' })
  const { json: early } = await office.book(who(0), id)
  const first = await move(id, { startsAt: LATER, until: '2027-02-01T00:00' })
  const { json: late } = await office.book(who(0), id)
  const second = await move(id, { startsAt: '2027-02-16T20:00', until: '2027-01-20T00:00' })
  await informed(id)
  expect(await reservation(early.id)).toMatchObject({ choice: first.json.until })
  expect(await reservation(late.id)).toMatchObject({ choice: second.json.until })
  const { json } = await admin('GET', `/v1/performances/${id}/announcements`)
  expect(json.items.map(({ told }: { told: number }) => told)).toEqual([1, 2])
  expect((await office.verify()).ok).toBe(true)
})

test('what cannot be moved so says why', async () => {
  const id = await performance({ preset: 'none' })
  const codes = async (body: object) => (await move(id, body)).json.code
  expect(await codes({ startsAt: STARTS_AT })).toBe('time-unchanged')
  expect(await codes({ startsAt: '2020-01-05T19:30' })).toBe('performance-has-begun')
  expect(await codes({ startsAt: LATER, until: '2027-03-05T19:30' })).toBe('choice-end-wrong')
  expect(await codes({ startsAt: LATER, until: '2020-03-05T19:30' })).toBe('choice-end-wrong')
  expect(await codes({ startsAt: 'soon' })).toBe('validation-failed')
  expect((await move('PF-ZZZZZZZZZZ', { startsAt: LATER })).status).toBe(404)
  await admin('POST', `/v1/performances/${id}/cancel`, {})
  expect(await codes({ startsAt: LATER })).toBe('performance-cancelled')
})

test('a moved performance that is cancelled afterwards gives everything back', async () => {
  const id = await performance({ preset: 'none' })
  const { json } = await office.book(who(0), id)
  await office.settled()
  await move(id, { startsAt: LATER })
  await admin('POST', `/v1/performances/${id}/cancel`, {})
  await expect
    .poll(async () => (await reservation(json.id)).status, { timeout: 10_000 })
    .toBe('cancelled')
  await informed(id)
  expect(await reservation(json.id)).toMatchObject({ refunded: won(380_000) })
  expect((await office.verify()).ok).toBe(true)
})

test('a message of the house reaches each booking once, and another cast can be a reason to choose', async () => {
  const id = await performance({ preset: 'kr-standard' })
  const { json } = await office.book(who(0), id)
  const message = { subject: 'Doors', text: 'They open at six.\r\nCome early.' }
  const sent = await admin('POST', `/v1/performances/${id}/messages`, message)
  expect(sent.json).toMatchObject({ text: 'They open at six.\nCome early.' })
  const cast = [{ role: 'Mimi', name: 'Park Jihye' }]
  const path = `/v1/performances/${id}/cast`
  expect((await admin('PUT', path, { cast, material: true })).json).toHaveProperty('until')
  await informed(id)
  expect(await reservation(json.id)).toHaveProperty('choice')
  expect((await admin('PUT', path, { cast, material: true })).json).not.toHaveProperty('until')
  expect((await office.ask('GET', `/v1/performances/${id}`)).json).toMatchObject({ cast })
  const { json: notices } = await admin('GET', '/v1/notices?limit=500')
  const texts = notices.items
    .filter((each: { reservationId: string }) => each.reservationId === json.id)
    .map((each: { text: string }) => each.text)
  expect(
    texts.filter((text: string) => text.includes('They open at six. Come early.')),
  ).toHaveLength(1)
  expect(texts.filter((text: string) => text.includes('Mimi: Park Jihye'))).toHaveLength(1)
  for (const text of ['red \u001b[31m', 'turned \u202e round', ' ', 'a\tb'])
    expect(
      (await admin('POST', `/v1/performances/${id}/messages`, { ...message, text })).status,
    ).toBe(422)
  expect((await office.verify()).ok).toBe(true)
})
