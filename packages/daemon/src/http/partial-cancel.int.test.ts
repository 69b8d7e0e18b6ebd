import type { PerformanceResponse } from '@outerpark/core/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settableClock } from '../testing/clock.ts'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { grade } from '../testing/season.ts'

const clock = settableClock(Date.parse('2027-02-01T03:00:00Z'))
const STARTS_AT = '2027-03-14T14:00:00+09:00'
const won = (amount: number) => ({ amount, currency: 'KRW' })

let office: TestOffice
let minji: Person
/** bookings of the first day of February */
let [first, second] = ['', '']
let standard: string
let performance: PerformanceResponse
beforeAll(async () => {
  office = await openTestOffice({ clock })
  minji = await office.signUp('Kim Minji')
  performance = await onSale({ preset: 'kr-standard' })
  standard = performance.id
  first = await paid(standard)
  second = await paid(standard)
})
afterAll(() => office?.close())

let halls = 0
/** Puts a performance with VIP for ₩170,000 and R for ₩140,000 on sale. */
async function onSale(refund: object | undefined, startsAt = STARTS_AT) {
  halls += 1
  const performances = [{ startsAt, grades: [grade('VIP', 50, 170_000), grade('R', 50, 140_000)] }]
  const body = { title: 'Hadestown', venue: `Hall ${halls}`, timeZone: 'Asia/Seoul', performances }
  const answer = await office.ask('POST', '/v1/musicals', {
    token: ADMIN,
    body: { ...body, ...(refund && { refund }) },
  })
  return answer.json.performances[0]
}

/** A paid booking of three VIP and one R. */
async function paid(performanceId: string) {
  const lines = [
    { grade: 'VIP', seats: 3 },
    { grade: 'R', seats: 1 },
  ]
  const { json } = await office.book(minji, performanceId, { seats: undefined, lines })
  await office.settled()
  return String(json.id)
}

const cancel = (id: string, body: object, token = minji.token) =>
  office.ask('POST', `/v1/reservations/${id}/cancel`, { token, body })
const quoted = (id: string, query = '', token = minji.token) =>
  office.ask('GET', `/v1/reservations/${id}/cancellation${query}`, { token })
const shown = async (id: string) =>
  (await office.ask('GET', `/v1/reservations/${id}`, { token: minji.token })).json
const myPage = async (id: string) => {
  const { json } = await office.ask('GET', '/v1/mypage', { token: minji.token })
  return json.reservations.find((each: { id: string }) => each.id === id)
}
const holdsAll = async () => {
  const { ok, checks } = await office.verify()
  expect(checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([])
  expect(ok).toBe(true)
}

describe('3.1: what a cancel gives back', () => {
  test('stands in the performance, and in the quote of a booking with its times', async () => {
    expect(performance.refund).toMatchObject({ preset: 'kr-standard', until: 'start' })
    const { json } = await office.ask(
      'GET',
      `/v1/performances/${performance.id}/quote?seats=1&grade=VIP`,
      { token: minji.token },
    )
    expect(json.refunds).toEqual([
      { until: '2027-03-04T23:59:59+09:00', kept: won(0), refund: won(170_000) },
      { until: '2027-03-07T23:59:59+09:00', kept: won(17_000), refund: won(153_000) },
      { until: '2027-03-11T23:59:59+09:00', kept: won(34_000), refund: won(136_000) },
      { until: '2027-03-13T23:59:59+09:00', kept: won(51_000), refund: won(119_000) },
      { until: '2027-03-14T13:59:59+09:00', kept: won(153_000), refund: won(17_000) },
    ])
  })

  test('is quoted before the cancel, and refused if it is less by then', async () => {
    const id = first
    clock.set(Date.parse('2027-03-04T14:55:00Z'))
    const { json: quote } = await quoted(id, '?lines=VIP:1')
    expect(quote).toMatchObject({
      lines: [{ grade: 'VIP', seats: 1, rule: 'D-10+', kept: won(0), refund: won(170_000) }],
      ...{ paid: won(170_000), kept: won(0), refund: won(170_000) },
      validUntil: '2027-03-04T15:00:00.000Z',
    })
    clock.set(Date.parse('2027-03-04T15:00:00Z'))
    const body = { lines: [{ grade: 'VIP', seats: 1 }], expectedRefund: quote.refund }
    expect((await cancel(id, body)).json).toMatchObject({
      ...{ status: 409, code: 'quote-changed' },
      params: { expected: won(170_000), refund: won(153_000), kept: won(17_000) },
    })
    const agreed = await cancel(id, { ...body, expectedRefund: won(153_000) })
    expect(agreed.json).toMatchObject({
      ...{ status: 'confirmed', seats: 4, kept: won(17_000) },
      left: {
        seats: 3,
        lines: [
          { grade: 'VIP', seats: 2 },
          { grade: 'R', seats: 1 },
        ],
      },
    })
    await office.settled()
    expect(await shown(id)).toMatchObject({ refunded: won(153_000), paymentStatus: 'approved' })
    await holdsAll()
  })
})

describe('3.3: seats that are cancelled one after the other', () => {
  test('give back each its own part; the last ends the reservation', async () => {
    const id = second
    clock.set(Date.parse('2027-03-06T03:00:00Z'))
    await cancel(id, { lines: [{ grade: 'R', seats: 1 }] })
    await cancel(id, { lines: [{ grade: 'VIP', seats: 2 }] })
    await office.settled()
    expect(await myPage(id)).toMatchObject({
      ...{ status: 'confirmed', left: { seats: 1 }, kept: won(48_000), refunded: won(432_000) },
    })
    clock.set(Date.parse('2027-03-08T03:00:00Z'))
    const { json: rest } = await quoted(id)
    expect(rest).toMatchObject({ lines: [{ grade: 'VIP', seats: 1 }], refund: won(136_000) })
    const ended = await cancel(id, { expectedRefund: rest.refund })
    expect(ended.json).toMatchObject({ status: 'cancelled', kept: won(82_000) })
    await office.settled()
    const after = { status: 'cancelled', paymentStatus: 'cancelled' }
    expect(await shown(id)).toMatchObject({ ...after, kept: won(82_000), refunded: won(568_000) })
    expect(await myPage(id)).toMatchObject({ ...after, kept: won(82_000), refunded: won(568_000) })
    const { json } = await office.ask('GET', '/v1/notices', { token: minji.token })
    const told = json.items
      .filter((notice: { reservationId: string }) => notice.reservationId === id)
      .map(
        ({ template, fields }: { template: string; fields: { refunded: { amount: number } } }) => [
          template,
          fields.refunded.amount,
        ],
      )
    expect(told.sort()).toEqual([
      ['payment-approved', 0],
      ['payment-partly-refunded', 136_000],
      ['seats-cancelled', 126_000],
      ['seats-cancelled', 306_000],
    ])
    const inbox = await office.ask('GET', '/v1/mypage', { token: minji.token })
    const texts = inbox.json.notices.map(({ text }: { text: string }) => text)
    expect(texts).toContainEqual(
      expect.stringContaining(
        '₩306,000 refunded. Cancelled so far: 2 × VIP + 1 × R; still yours: 1 × VIP.',
      ),
    )
    const { json: seatsNow } = await office.ask('GET', `/v1/performances/${standard}`)
    expect(seatsNow.grades).toMatchObject([
      { available: 48, sold: 2 },
      { available: 49, sold: 1 },
    ])
    expect((await cancel(id, {})).json).toMatchObject({ code: 'reservation-already-cancelled' })
    await holdsAll()
  })

  test('that are not there are refused, and nothing changes', async () => {
    const { id: performanceId } = await onSale({ preset: 'full' }, '2027-08-01T14:00:00+09:00')
    const id = await paid(performanceId)
    const position = await office.store.queries.lastPosition()
    const codeOf = async (body: object) => (await cancel(id, body)).json.code
    expect(await codeOf({ lines: [{ grade: 'VIP', seats: 4 }] })).toBe('seats-not-booked')
    expect(await codeOf({ lines: [{ grade: 'S', seats: 1 }] })).toBe('seats-not-booked')
    expect(await codeOf({ places: ['1F/1/1'] })).toBe('seats-not-booked')
    expect(await codeOf({ places: ['1F/1/1'], lines: [{ grade: 'R', seats: 1 }] })).toBe(
      'validation-failed',
    )
    expect(await office.store.queries.lastPosition()).toBe(position)
  })

  test('without a policy give back everything', async () => {
    const { id: performanceId } = await onSale(undefined, '2027-08-02T14:00:00+09:00')
    const id = await paid(performanceId)
    await cancel(id, { lines: [{ grade: 'VIP', seats: 1 }] })
    await office.settled()
    expect(await shown(id)).toMatchObject({ left: { seats: 3 }, refunded: won(170_000) })
    await cancel(id, {})
    await office.settled()
    const all = await shown(id)
    expect(all).toMatchObject({ status: 'cancelled', refunded: won(650_000) })
    expect(all).not.toHaveProperty('kept')
    await holdsAll()
  })
})

describe('staff', () => {
  test('decide what goes back after the end, and say why', async () => {
    clock.set(Date.parse('2027-07-01T00:00:00Z'))
    const { id: performanceId } = await onSale({ preset: 'none' }, '2027-08-03T14:00:00+09:00')
    const id = await paid(performanceId)
    expect((await cancel(id, {})).json.code).toBe('not-refundable')
    expect((await cancel(id, { refund: 'full', reason: 'ill' })).json.code).toBe('not-allowed')
    const codeOf = async (body: object) => (await cancel(id, body, ADMIN)).json.code
    expect(await codeOf({})).toBe('refund-not-decided')
    expect(await codeOf({ refund: 'full' })).toBe('validation-failed')
    expect(await codeOf({ refund: won(650_001), reason: 'ill' })).toBe('refund-too-large')
    const { json } = await cancel(id, { refund: won(300_000), reason: 'ill' }, ADMIN)
    expect(json).toMatchObject({ status: 'cancelled', kept: won(350_000) })
    await office.settled()
    const { timeline } = await myPage(id)
    expect(timeline.map(({ text }: { text: string }) => text)).toContain(
      'Cancelled by the box office; seats released; ₩300,000 goes back, ₩350,000 is kept (ill)',
    )
    await holdsAll()
  })
})

test.each<[string, object, string]>([
  ['two ways at once', { preset: 'full', rules: [] }, 'refund.preset'],
  ['nothing', {}, 'refund.preset'],
  ['an unknown preset', { preset: 'kr' }, 'refund.preset'],
  ['a day that is none', { rules: [{ from: '10', keep: 0 }] }, 'refund.rules.0.from'],
  ['a part that is none', { rules: [{ from: 'D-0', keep: 'all' }] }, 'refund.rules.0.keep'],
  ['a hole', { rules: [{ from: 'D-10', keep: 0 }] }, 'refund.rules'],
  [
    'less on a later day',
    {
      rules: [
        { from: 'D-5', keep: '10%' },
        { from: 'D-4', to: 'D-0', keep: 0 },
      ],
    },
    'refund.rules',
  ],
])('a policy with %s is refused at its field', async (_, refund, path) => {
  const body = { title: 'Rent', venue: 'Studio', refund, performances: [] }
  const { status, json } = await office.ask('POST', '/v1/musicals', { token: ADMIN, body })
  expect([status, json.errors?.[0]?.path]).toEqual([422, path])
})

test('a policy with won is refused for a grade in dollars', async () => {
  const price = { amount: 100, currency: 'USD' }
  const performances = [
    { startsAt: '2027-09-01T14:00:00+09:00', grades: [{ grade: 'A', seats: 1, price }] },
  ]
  const body = { title: 'Rent', venue: 'Studio 2', refund: { preset: 'kr-agency' }, performances }
  const { json } = await office.ask('POST', '/v1/musicals', { token: ADMIN, body })
  expect(json.code).toBe('refund-policy-currency')
})
