import { afterAll, beforeAll, expect, test } from 'vitest'
import { follow } from '../testing/http-client.ts'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { until } from '../testing/settled.ts'

let office: TestOffice
let minji: Person
let performanceId: string
beforeAll(async () => {
  office = await openTestOffice()
  minji = await office.signUp('Kim Minji')
  performanceId = (await office.register()).performanceId
})
afterAll(() => office?.close())

const events = (path = '/v1/events/stream', headers = {}) =>
  office.follow(path, { token: ADMIN, headers })
const myPage = (headers = {}, path = '/v1/mypage/stream') =>
  office.follow(path, { token: minji.token, headers })
type Stream = Awaited<ReturnType<typeof events>>
const ids = ({ messages }: Stream) => messages.map(({ id }) => id)

/** Waits until one more stream can be opened. That shows that each closed stream made room. */
const roomFor = (open: () => Promise<Stream>) =>
  until('room for another', async () => {
    const stream = await open()
    stream.close()
    return stream.status === 200
  })

test('the event stream sends all events from the first one on, each once and in order', async () => {
  const stream = await events()
  expect(stream.headers).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
  })
  await office.book(minji, performanceId)
  await office.settled()
  const last = await office.store.queries.lastPosition()
  await until('the last event', () => ids(stream).at(-1) === last)
  expect(ids(stream)).toEqual(Array.from({ length: last }, (_, i) => i + 1))
  const log = await office.store.queries.events(1, 1000)
  expect(stream.messages.map(({ data }) => data)).toEqual(JSON.parse(JSON.stringify(log)))
  stream.close()
})

test('a stream resumes after the last event that a reader has, by header or by query', async () => {
  const last = await office.store.queries.lastPosition()
  const byQuery = await events(`/v1/events/stream?from=${last}`)
  await until('one event', () => ids(byQuery).length > 0)
  expect(ids(byQuery)).toEqual([last])
  const byHeader = await events('/v1/events/stream', { 'last-event-id': String(last - 2) })
  await until('two events', () => ids(byHeader).length > 1)
  expect(ids(byHeader)).toEqual([last - 1, last])
  byQuery.close()
  byHeader.close()
})

test('MyPage streams each step of a booking, and resumes where it was cut off', async () => {
  const stream = await myPage({
    'last-event-id': String(await office.store.queries.lastPosition()),
  })
  const { json } = await office.book(minji, performanceId)
  await until('booked, paid and told', () => stream.messages.length >= 3)
  const steps = stream.messages.map(
    ({ data }) => data as { reservationId: string; entry: { type: string } },
  )
  expect(steps.map(({ entry }) => entry.type)).toEqual([
    'Reserved',
    'PaymentApproved',
    'NoticeSent',
  ])
  expect(new Set(steps.map(({ reservationId }) => reservationId))).toEqual(new Set([json.id]))
  const [first] = ids(stream)
  stream.close()
  const resumed = await myPage({ 'last-event-id': String(first) })
  await until('the rest', () => resumed.messages.length >= 2)
  expect(resumed.messages).toEqual(stream.messages.slice(1))
  resumed.close()
})

test.each(['x', '-1', '1.5', '', '1; DROP', '9'.repeat(16)])(
  'the Last-Event-ID %j is refused',
  async (id) => {
    const stream = await events('/v1/events/stream', { 'last-event-id': id })
    expect(stream.status).toBe(422)
    stream.close()
  },
)

test('a stream from a position beyond the end waits, and does not fail', async () => {
  const stream = await events('/v1/events/stream?from=999999999999999')
  expect(stream.status).toBe(200)
  expect(stream.messages).toEqual([])
  stream.close()
})

test('C2: a reader who has events that the log does not have is told, since others will take their positions', async () => {
  const last = await office.store.queries.lastPosition()
  const ahead = { 'last-event-id': String(last + 1) }
  for (const stream of [await events('/v1/events/stream', ahead), await myPage(ahead)]) {
    expect(stream.status).toBe(409)
    stream.close()
  }
})

test('one reader has at most twenty streams, others are not affected, and a closed stream makes room', async () => {
  const streams = await Promise.all(Array.from({ length: 20 }, () => myPage()))
  expect(streams.every(({ status }) => status === 200)).toBe(true)
  const refused = await office.ask('GET', '/v1/mypage/stream', { token: minji.token })
  expect(refused).toMatchObject({ status: 429, json: { code: 'too-many-streams' } })
  expect(refused.headers['retry-after']).toBe('5')
  const admins = await events()
  expect(admins.status).toBe(200)
  admins.close()
  for (const stream of streams) stream.close()
  await roomFor(myPage)
})

test('a HEAD request for a stream is refused, since the stream would never end', async () => {
  for (let i = 0; i < 25; i++) {
    const { status, headers } = await office.ask('HEAD', '/v1/events/stream', { token: ADMIN })
    expect([status, headers.allow]).toEqual([405, 'GET'])
  }
  await roomFor(events)
})

test('readers that disconnect before the answer leave no stream open', async () => {
  for (let i = 0; i < 30; i++) {
    const reader = new AbortController()
    const reading = follow(office.url, '/v1/mypage/stream', { token: minji.token }, reader)
    await new Promise((resolve) => setTimeout(resolve, i % 4))
    reader.abort()
    await reading.catch(() => undefined)
  }
  await roomFor(myPage)
  const streams: Stream[] = []
  await until('all of the room', async () => {
    const stream = await myPage()
    if (stream.status === 200) streams.push(stream)
    return streams.length === 20
  })
  for (const stream of streams) stream.close()
})
