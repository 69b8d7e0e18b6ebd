import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { BEGINS, PRICE } from '../testing/season.ts'
import { until } from '../testing/settled.ts'
import { smallPlan } from './testing/hall-examples.ts'

let office: TestOffice
let minji: Person
let performanceId: string
let unnumbered: string
beforeAll(async () => {
  office = await openTestOffice()
  minji = await office.signUp('Kim Minji')
  unnumbered = (await office.register()).performanceId
  const { id: hall } = (await office.ask('POST', '/v1/halls', { token: ADMIN, body: smallPlan() }))
    .json
  const price = { amount: PRICE, currency: 'KRW' }
  const performances = [{ startsAt: BEGINS, hall, grades: [{ grade: 'R', price }] }]
  const body = { title: '빨래', venue: 'Small Stage', performances }
  const registered = await office.ask('POST', '/v1/musicals', { token: ADMIN, body })
  performanceId = registered.json.performances[0].id
})
afterAll(() => office?.close())

const seats = (headers = {}) =>
  office.ask('GET', `/v1/performances/${performanceId}/seats`, { headers })
/** The messages of this stream are seats. */
type SeatsSaid = { readonly position: number; readonly seats?: Readonly<Record<string, string>> }
const said = ({ data }: { readonly data: unknown }) => data as SeatsSaid

const stream = (id = performanceId) => office.follow(`/v1/performances/${id}/seats/stream`)
const book = (...places: string[]) =>
  office.book(minji, performanceId, { seats: undefined, places })

test('the seats have a tag, and whoever has them gets them again only when one has changed', async () => {
  const first = await seats()
  expect(first).toMatchObject({ status: 200, json: { states: '....' } })
  expect(first.headers['cache-control']).toBe('public, no-cache')
  const tag = first.headers.etag
  const same = await seats({ 'if-none-match': tag })
  expect([same.status, same.headers.etag]).toEqual([304, tag])
  const { id } = (await book('1F/1/1', '1F/1/2')).json
  const changed = await seats({ 'if-none-match': tag })
  expect(changed).toMatchObject({ status: 200, json: { states: 'xx..' } })
  await office.ask('POST', `/v1/reservations/${id}/cancel`, { token: minji.token })
  expect((await seats()).headers.etag).toBe(tag)
})

test('a reader hears of all seats, and then of those that change, also of those that are held', async () => {
  const reader = await stream()
  const late = await stream()
  // A reader gets what happens during its pause together, so each step waits for both.
  const both = (count: number) =>
    until(`${count} messages`, () =>
      [reader, late].every(({ messages }) => messages.length === count),
    )
  await both(1)
  const hold = (method: string, body?: object) =>
    office.ask(method, `/v1/performances/${performanceId}/hold`, { token: minji.token, body })
  await hold('PUT', { places: ['1F/2/1', '1F/2/2'] })
  await both(2)
  await hold('DELETE')
  await both(3)
  expect(reader.messages.map(({ event, data }) => [event, data])).toMatchObject([
    ['states', { states: '....' }],
    ['seats', { seats: { '1F/2/1': 'x', '1F/2/2': 'x' } }],
    ['seats', { seats: { '1F/2/1': '.', '1F/2/2': '.' } }],
  ])
  const positions = reader.messages.map((message) => said(message).position)
  expect(positions).toEqual(reader.messages.map(({ id }) => id))
  expect(positions).toEqual(positions.toSorted((a, b) => a - b))
  expect(late.messages).toEqual(reader.messages)
  reader.close()
  late.close()
})

test('whatever happens elsewhere is no message', async () => {
  const reader = await stream()
  await until('the states', () => reader.messages.length > 0)
  await office.book(minji, unnumbered)
  await book('1F/1/1', '1F/1/2')
  await until('the booked seats', () => reader.messages.length > 1)
  expect(reader.messages.map(said).at(1)?.seats).toEqual({ '1F/1/1': 'x', '1F/1/2': 'x' })
  reader.close()
})

test('seats without numbers have no stream, and neither has a performance that there is not', async () => {
  expect((await stream(unnumbered)).status).toBe(422)
  expect((await stream('PF-AAAAAAAAAA')).status).toBe(404)
})
