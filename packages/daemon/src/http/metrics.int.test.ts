import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeMetrics } from '../metrics/metrics.ts'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { grade } from '../testing/season.ts'

let office: TestOffice
let minji: Person
let performanceId: string
beforeAll(async () => {
  office = await openTestOffice({ metrics: { ...makeMetrics(), walBytes: () => 4096 } })
  minji = await office.signUp('Kim Minji')
  performanceId = (await office.register([grade('VIP', 5)])).performanceId
})
afterAll(() => office?.close())

const scrape = async (token = ADMIN) => office.ask('GET', '/metrics', { token })
/** The value of a sample by its name with its labels, as the text has it. */
const sampleOf = (text: string, sample: string): number => {
  const line = text.split('\n').find((each) => each.startsWith(`${sample} `))
  return Number(line?.slice(sample.length + 1) ?? Number.NaN)
}

test('counts bookings, refusals by their codes, and the commits that they shared', async () => {
  const before = (await scrape()).text
  for (const seats of [2, 2, 2]) await office.book(minji, performanceId, { seats })
  await office.settled()
  const { text, headers, status } = await scrape()
  expect([status, headers['content-type']]).toEqual([200, expect.stringMatching('text/plain')])
  const grown = (sample: string) => sampleOf(text, sample) - (sampleOf(before, sample) || 0)
  expect(grown('outerpark_bookings_total')).toBe(2)
  expect(grown('outerpark_http_problems_total{code="seats-unavailable"}')).toBe(1)
  expect(grown('outerpark_http_requests_total')).toBeGreaterThanOrEqual(4)
  expect(grown('outerpark_commit_seconds_count')).toBeGreaterThanOrEqual(2)
  expect(grown('outerpark_commit_commands_sum')).toBeGreaterThanOrEqual(2)
})

test('shows what is now: the backlog, the breaker, the lag of MyPage, the log', async () => {
  await office.settled()
  const { text } = await scrape()
  expect(sampleOf(text, 'outerpark_tasks_waiting{kind="approve-payment"}')).toBe(0)
  expect(sampleOf(text, 'outerpark_tasks_oldest_seconds{kind="approve-payment"}')).toBe(0)
  expect(sampleOf(text, 'outerpark_breaker_state{state="closed"}')).toBe(1)
  expect(sampleOf(text, 'outerpark_breaker_state{state="open"}')).toBe(0)
  expect(sampleOf(text, 'outerpark_wal_bytes')).toBe(4096)
  const position = sampleOf(text, 'outerpark_log_position')
  expect(position).toBe(await office.store.queries.lastPosition())
  expect(sampleOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e6)
})

test('has no id and no address of anybody: labels have values from fixed lists', async () => {
  await office.ask('GET', `/v1/reservations/RV-${'A'.repeat(10)}`, { token: minji.token })
  const { text } = await scrape()
  expect(text).not.toMatch(/\b(RV|CU|PF|MU|PY)-[0-9A-Z]{4}|@|minji/i)
})

test('is for the box office only', async () => {
  expect(await scrape(minji.token)).toMatchObject({ status: 403 })
  expect(await office.ask('GET', '/metrics', {})).toMatchObject({ status: 401 })
})
