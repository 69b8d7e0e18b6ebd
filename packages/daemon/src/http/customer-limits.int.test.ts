import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestOffice, type Person, type TestOffice } from '../testing/office.ts'

/** The limits of the settings, in answers over HTTP. What they count, the contract of the stores says. */
let office: TestOffice
let pausedUntil: number | undefined
beforeAll(async () => {
  office = await openTestOffice({
    pipeline: false,
    pausedUntil: () => pausedUntil,
    limits: {
      maxSeatsPerBooking: 4,
      maxSeatsPerPerformance: 6,
      maxUnpaidSeats: 8,
      maxUnpaidSeatsDuringOutage: 2,
      maxDeclinesPerHour: 2,
      declinePauseMs: 600_000,
      maxCancelsPerHour: 1,
    },
  })
})
afterAll(() => office?.close())

const cancel = (who: Person, id: string) =>
  office.ask('POST', `/v1/reservations/${id}/cancel`, { token: who.token, body: {} })
const declined = { paymentMethod: 'card-declined' }

test('S5: more seats than one booking may have are refused with the limit', async () => {
  const who = await office.signUp('Lee Jun')
  const { performanceId } = await office.register()
  expect(await office.book(who, performanceId, { seats: 4 })).toMatchObject({ status: 201 })
  expect(await office.book(who, performanceId, { seats: 5 })).toMatchObject({
    status: 422,
    json: {
      code: 'too-many-seats',
      detail: '5 seats were asked for; one booking takes at most 4.',
    },
  })
})

test('S5: more seats than one customer may have are refused, to nobody else', async () => {
  const [who, other] = [await office.signUp('Lee Jun'), await office.signUp('Kim Minji')]
  const { performanceId } = await office.register()
  await office.book(who, performanceId, { seats: 4 })
  expect(await office.book(who, performanceId, { seats: 3 })).toMatchObject({
    status: 409,
    json: { code: 'seat-limit-reached', hint: 'Book at most 2.' },
  })
  expect(await office.book(other, performanceId, { seats: 4 })).toMatchObject({ status: 201 })
})

test('S5: unpaid seats are limited over all performances, and more so while payment is away', async () => {
  const who = await office.signUp('Lee Jun')
  const shows = [await office.register(), await office.register(), await office.register()]
  for (const { performanceId } of shows.slice(0, 2))
    expect(await office.book(who, performanceId, { seats: 4 })).toMatchObject({ status: 201 })
  const third = shows[2]?.performanceId ?? ''
  const code = 'unpaid-seat-limit-reached'
  expect(await office.book(who, third)).toMatchObject({ status: 409, json: { code } })
  pausedUntil = Date.now() + 60_000
  const newcomer = await office.signUp('Kim Minji')
  expect(await office.book(newcomer, third)).toMatchObject({ status: 201 })
  expect(await office.book(newcomer, third)).toMatchObject({ status: 409, json: { code } })
  pausedUntil = undefined
  expect(await office.book(newcomer, third)).toMatchObject({ status: 201 })
})

test('S9: too many cancels are refused for a time, and the admin may still cancel', async () => {
  const who = await office.signUp('Lee Jun')
  const { performanceId } = await office.register()
  const booked = [await office.book(who, performanceId), await office.book(who, performanceId)]
  const [first, second] = booked.map(({ json }) => String(json.id))
  expect(await cancel(who, first ?? '')).toMatchObject({ status: 200 })
  const refused = await cancel(who, second ?? '')
  expect(refused).toMatchObject({ status: 429, json: { code: 'too-many-cancels' } })
  const wait = Number(refused.headers['retry-after'])
  expect(wait).toBeGreaterThan(3500)
  expect(wait).toBeLessThanOrEqual(3600)
  expect(await cancel({ ...who, token: 'opa_the-token-of-the-admin' }, second ?? '')).toMatchObject(
    {
      status: 200,
    },
  )
})

test('S5: after declined payments a booking says how long to wait, under the same key too', async () => {
  const paying = await openTestOffice({
    limits: { maxDeclinesPerHour: 2, declinePauseMs: 600_000 },
  })
  try {
    const who = await paying.signUp('Lee Jun')
    const { performanceId } = await paying.register()
    for (let i = 0; i < 2; i++) await paying.book(who, performanceId, declined)
    await paying.settled()
    for (let i = 0; i < 2; i++) {
      const refused = await paying.ask('POST', '/v1/reservations', {
        token: who.token,
        headers: { 'idempotency-key': 'a-key-of-a-customer-1' },
        body: { performanceId, seats: 2 },
      })
      expect(refused).toMatchObject({ status: 429, json: { code: 'too-many-declines' } })
      const wait = Number(refused.headers['retry-after'])
      expect(wait).toBeGreaterThan(540)
      expect(wait).toBeLessThanOrEqual(600)
    }
  } finally {
    await paying.close()
  }
})
