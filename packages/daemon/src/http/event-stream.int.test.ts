import type { RecordedEvent } from '@outerpark/core/policies'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { until } from '../testing/settled.ts'

// The filters of the event stream, on the route itself.

let office: TestOffice
let minji: Person
let performanceId: string
/** the reservations that exist before any stream is opened */
let first: string
let second: string

beforeAll(async () => {
  office = await openTestOffice()
  minji = await office.signUp('Kim Minji')
  performanceId = (await office.register()).performanceId
  first = await book()
  second = await book('card-declined')
  await office.settled()
})
afterAll(() => office?.close())

async function book(paymentMethod = 'card-ok'): Promise<string> {
  const { json } = await office.book(minji, performanceId, { paymentMethod, seats: 1 })
  return json.id
}
const cancel = (id: string) =>
  office.ask('POST', `/v1/reservations/${id}/cancel`, { token: minji.token })
/** The stream with these parameters, and optionally after an event that the reader has. */
const open = (query: Readonly<Record<string, string>>, lastEventId?: number) =>
  office.follow(`/v1/events/stream?${new URLSearchParams(query)}`, {
    token: ADMIN,
    headers: lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) },
  })
type Stream = Awaited<ReturnType<typeof open>>

const log = () => office.store.queries.events(1, 1000)
const positionsOf = (events: readonly RecordedEvent[]) => events.map(({ position }) => position)
const ids = ({ messages }: Stream) => messages.map(({ id }) => id)

/** Waits until the stream has sent exactly the events of the log that are wanted, once something new has happened. */
async function expectExactly(
  stream: Stream,
  wanted: (event: RecordedEvent) => boolean,
): Promise<void> {
  await office.settled()
  const expected = (await log()).filter(wanted)
  const last = expected.at(-1)?.position
  await until('the last event', () => ids(stream).at(-1) === last)
  expect(ids(stream)).toEqual(positionsOf(expected))
  expect(stream.messages.map(({ data }) => data)).toEqual(JSON.parse(JSON.stringify(expected)))
  stream.close()
}

test('W17: ?type= sends events of this type only, those of before and new ones', async () => {
  const stream = await open({ type: 'PaymentDeclined' })
  await until('the one of before', () => stream.messages.length > 0)
  await book()
  await book('card-declined')
  await expectExactly(stream, ({ type }) => type === 'PaymentDeclined')
  expect(stream.messages).toHaveLength(2)
})

test('W17: ?reservationId= sends events about this reservation only, also its cancel and its refund', async () => {
  const stream = await open({ reservationId: first })
  await until('the booking', () => stream.messages.length > 0)
  await book()
  await cancel(first)
  await expectExactly(stream, ({ correlationId }) => correlationId === first)
  const types = stream.messages.map(({ data }) => (data as RecordedEvent).type)
  expect(types).toEqual(
    expect.arrayContaining(['Reserved', 'ReservationCancelled', 'PaymentCancelled']),
  )
})

test('W17: both together send what fits both', async () => {
  const stream = await open({ reservationId: second, type: 'NoticeSent' })
  await expectExactly(
    stream,
    ({ correlationId, type }) => correlationId === second && type === 'NoticeSent',
  )
  expect(stream.messages).not.toEqual([])
})

test('W17: a filter that nothing fits keeps the stream open, and later events that fit still come', async () => {
  const stream = await open({
    type: 'ReservationCancelled',
    from: String((await log()).length + 1),
  })
  const booked = await book()
  await office.settled()
  expect([stream.status, stream.messages]).toEqual([200, []])
  await cancel(booked)
  await until('the cancel', () => stream.messages.length > 0)
  expect(stream.messages).toMatchObject([
    { data: { type: 'ReservationCancelled', correlationId: booked } },
  ])
  stream.close()
})

test('W17: ?since= begins with the first event at that time or later, in whatever zone the time is given', async () => {
  const { at = '' } = (await log()).find(({ correlationId }) => correlationId === second) ?? {}
  const inSeoul = new Date(Date.parse(at) + 9 * 3_600_000).toISOString().replace('Z', '+09:00')
  for (const since of [at, inSeoul]) {
    const stream = await open({ since })
    await book()
    await expectExactly(stream, (event) => event.at >= at)
    expect(ids(stream)[0]).toBeGreaterThan(1)
  }
})

test('W17: ?since= in the future sends nothing that happens before', async () => {
  const stream = await open({ since: '2999-01-01T00:00:00Z' })
  const everything = await open({ from: String((await log()).length + 1) })
  await book()
  await office.settled()
  await until('news for others', () => everything.messages.length >= 3)
  expect(stream.messages).toEqual([])
  stream.close()
  everything.close()
})

test('W17: ?from= after the last event sends only what is new, and an earlier ?since= changes nothing', async () => {
  await office.settled()
  const last = (await log()).length
  const [now, both] = [
    await open({ from: String(last + 1) }),
    await open({ from: String(last + 1), since: '2000-01-01T00:00:00Z' }),
  ]
  await book()
  for (const stream of [now, both]) await expectExactly(stream, ({ position }) => position > last)
})

test('W17: a filtered stream resumes after the last event that the reader has, with its filter', async () => {
  const types = (await log()).filter(({ type }) => type === 'Reserved')
  const [, has] = positionsOf(types)
  const stream = await open({ type: 'Reserved' }, has)
  await book()
  await expectExactly(stream, ({ type, position }) => type === 'Reserved' && position > (has ?? 0))
})

test.each([
  { since: '2027-01-05T19:30' },
  { since: 'yesterday' },
  { from: '0' },
  { from: 'now' },
  { type: 'Paid' },
  { type: 'reserved' },
  { reservationId: 'x'.repeat(21) },
  { limit: '5' },
  { kind: 'Reserved' },
])('W17: %j is refused, and names what is wrong', async (query) => {
  const path = `/v1/events/stream?${new URLSearchParams(query as Record<string, string>)}`
  const answer = await office.ask('GET', path, { token: ADMIN })
  expect(answer).toMatchObject({ status: 422, json: { code: 'validation-failed' } })
  expect(answer.json.detail).toContain(Object.keys(query)[0])
})
