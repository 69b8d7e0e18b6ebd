import type { SingleSeats } from '@outerpark/core/reservation'
import { afterEach, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type TestOffice } from '../testing/office.ts'
import { PRICE } from '../testing/season.ts'
import { smallPlan } from './testing/hall-examples.ts'

const DAY = 86_400_000
const SECOND = 1_000

let office: TestOffice
afterEach(() => office?.close())

/** What a quote, a hold and a booking say of the second seat of two rows of three. */
async function askedFor(singles: Partial<SingleSeats>, beginsIn: number) {
  office = await openTestOffice({ limits: singles, pipeline: false })
  const { token, ...minji } = await office.signUp('Kim Minji')
  const plan = smallPlan({ levels: [{ name: '1F', rows: '1..2 1-3' }] })
  const hall = (await office.ask('POST', '/v1/halls', { token: ADMIN, body: plan })).json.id
  const grades = [{ grade: 'R', price: { amount: PRICE, currency: 'KRW' } }]
  const startsAt = new Date(Date.now() + beginsIn).toISOString()
  const body = { title: '빨래', venue: 'Stage', performances: [{ startsAt, hall, grades }] }
  const registered = await office.ask('POST', '/v1/musicals', { token: ADMIN, body })
  const { id } = registered.json.performances[0]
  const path = `/v1/performances/${id}`
  const places = ['1F/1/2']
  const quote = await office.ask('GET', `${path}/quote?places=${places}`, { token })
  const held = await office.ask('PUT', `${path}/hold`, { token, body: { places } })
  const booked = await office.book({ ...minji, token }, id, { seats: undefined, places })
  return [quote.json.code, held.json.leavesSingle?.seats.join(), booked.json.code]
}

const LEFT = ['leaves-single-seat', '1F/1/1,1F/1/3', 'leaves-single-seat']
const FREE = [undefined, undefined, undefined]

test.each([
  [{}, SECOND * 30, LEFT],
  [{ orphanRule: 'segment' }, DAY, LEFT],
  [{ orphanRule: 'off' }, 30 * DAY, FREE],
  [{ orphanRuleEndsMs: DAY }, DAY - SECOND, FREE],
  [{ orphanRuleEndsMs: DAY }, DAY + 60 * SECOND, LEFT],
] as const)('with %j, %d ms before the start: %j', async (singles, beginsIn, said) => {
  expect(await askedFor(singles, beginsIn)).toEqual(said)
})
