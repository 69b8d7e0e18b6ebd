import { beforeAll, describe, expect, test } from 'vitest'
import { ADMIN } from '../testing/office.ts'
import { grade } from '../testing/season.ts'
import { until } from '../testing/settled.ts'
import { type BadInputScene, badInputScene, expectProblem } from './testing/bad-input.ts'

const scene = badInputScene()
let office: BadInputScene['office']
let minji: BadInputScene['minji']
let performanceId: BadInputScene['performanceId']
let book: BadInputScene['book']
let position: BadInputScene['position']
beforeAll(() => {
  ;({ office, minji, performanceId, book, position } = scene())
})

/** Registers a performance, and waits until it has begun. On a busy machine the request may come after an early start. */
async function begunPerformance(inMs = 1_500): Promise<string> {
  const startsAt = `${new Date(Date.now() + inMs).toISOString().slice(0, 19)}Z`
  const performances = [{ startsAt, grades: [grade('R', 1)] }]
  const body = { title: 'Phantom', venue: `Hall ${inMs}`, performances }
  const { status, json } = await office.ask('POST', '/v1/musicals', { token: ADMIN, body })
  if (status !== 201) return begunPerformance(inMs * 2)
  await until('the start', () => Date.parse(startsAt) < Date.now())
  return json.performances[0].id
}

describe('a booking', () => {
  test.each([0, -1, 1.5, 1e99, 100_001, '2', null, true, [], {}])(
    'of %j seats is not valid, and changes nothing',
    async (seats) => {
      const before = await position()
      const answer = await book({ performanceId, grade: 'R', seats })
      expectProblem(answer, 422, 'validation-failed')
      for (const { path } of answer.json.errors) expect(path).toBe('seats')
      expect(await position()).toBe(before)
    },
  )

  test('without seats, or without a performance, names what is missing', async () => {
    const answer = await book({})
    expectProblem(answer, 422, 'validation-failed')
    expect(answer.json.errors).toEqual([
      { path: 'performanceId', message: 'is missing', code: 'missing', params: {} },
      { path: 'seats', message: 'is missing', code: 'missing', params: {} },
    ])
    expect(answer.json.detail).toBe(
      'The body is not valid: performanceId: is missing; seats: is missing',
    )
  })

  test('of more seats than are left is refused (409)', async () => {
    expectProblem(await book({ performanceId, grade: 'R', seats: 51 }), 409, 'seats-unavailable')
  })

  test('of a grade that the performance does not have is refused (404)', async () => {
    expectProblem(await book({ performanceId, grade: 'Z', seats: 1 }), 404, 'grade-not-found')
  })

  test('without a grade is refused (422) if there are several, and the answer names them', async () => {
    const answer = await book({ performanceId, seats: 1 })
    expectProblem(answer, 422, 'grade-required')
    expect(answer.json.detail).toContain('VIP, R')
  })

  test('of a performance that does not exist is refused (404)', async () => {
    expectProblem(
      await book({ performanceId: 'PF-ZZZZZZZZZZ', seats: 1 }),
      404,
      'performance-not-found',
    )
    expectProblem(
      await book({ performanceId: "' OR 1=1 --", seats: 1 }),
      404,
      'performance-not-found',
    )
    expectProblem(await book({ performanceId: 'x'.repeat(21), seats: 1 }), 422, 'validation-failed')
  })

  test('of a performance that has begun, or was in the past from the start, is refused (409)', async () => {
    const performanceId = await begunPerformance()
    expectProblem(await book({ performanceId, seats: 1 }), 409, 'performance-has-begun')
    const past = {
      title: 'Rent',
      venue: 'X',
      performances: [{ startsAt: '2020-01-01T00:00Z', grades: [grade('R', 1)] }],
    }
    expectProblem(
      await office.ask('POST', '/v1/musicals', { token: ADMIN, body: past }),
      409,
      'performance-has-begun',
    )
  })

  test('that is cancelled cannot be cancelled again (409)', async () => {
    const { json } = await book({ performanceId, grade: 'R', seats: 1 })
    const cancel = () =>
      office.ask('POST', `/v1/reservations/${json.id}/cancel`, { token: minji.token })
    expect((await cancel()).status).toBe(200)
    expectProblem(await cancel(), 409, 'reservation-already-cancelled')
  })
})

describe('an id', () => {
  test.each([
    'RV-ZZZZZZZZZZ',
    'rv',
    '%20',
    "'%20OR%201=1",
    '..%2f..%2fetc',
    '%00',
    '%E0%A4%A',
    'x'.repeat(2000),
  ])('%s does not exist: not found (404)', async (id) => {
    for (const path of [
      '/v1/reservations/',
      '/v1/payments/',
      '/v1/musicals/',
      '/v1/performances/',
    ]) {
      const answer = await office.ask('GET', `${path}${id}`, { token: minji.token })
      expect([404, 400]).toContain(answer.status)
      expect(answer.headers['content-type']).toBe('application/problem+json')
    }
  })

  test('of a task that is not a dead letter, or does not exist, is not found', async () => {
    await book({ performanceId, grade: 'R', seats: 1 })
    for (const id of ['TK-1', 'TK-99999', 'TK-1e3', 'TK--1', 'TK-9999999999999999', 'x'])
      expectProblem(
        await office.ask('POST', `/v1/tasks/${id}/retry`, { token: ADMIN }),
        404,
        'task-not-found',
      )
  })

  test('can be searched by its start: an unknown start finds nothing, an ambiguous one finds all', async () => {
    const ids = [1, 2, 3].map(
      async () => (await book({ performanceId, grade: 'VIP', seats: 1 })).json.id as string,
    )
    const [first = ''] = await Promise.all(ids)
    const find = async (prefix: string) => {
      const path = `/v1/reservations?idPrefix=${encodeURIComponent(prefix)}`
      const { status, json } = await office.ask('GET', path, { token: minji.token })
      expect(status).toBe(200)
      return json.items.map(({ id }: { id: string }) => id)
    }
    expect(await find(first)).toEqual([first])
    expect(await find(first.toLowerCase())).toEqual([first])
    expect(await find(first.slice(3))).toEqual([first])
    for (const unknown of ['', 'RV-', 'RV-0', 'PY-2', '%', '_', "'", 'RV-ZZZZZZZZZZ'])
      expect(await find(unknown)).toEqual([])
    const musicals = await office.ask('GET', '/v1/musicals?idPrefix=MU-ZZZZZZZZZZ')
    expect(musicals.json).toEqual({ items: [], next: null })
  })
})
