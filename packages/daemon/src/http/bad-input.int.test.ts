import { describe, expect, test } from 'vitest'
import { ADMIN } from '../testing/office.ts'
import { BEGINS, grade } from '../testing/season.ts'
import { badInputScene, expectProblem } from './bad-input.test-support.ts'

const scene = badInputScene()
const { book, position } = scene

describe('a booking', () => {
  test.each([0, -1, 1.5, 1e99, 100_001, '2', null, true, [], {}])(
    'of %j seats is not valid, and changes nothing',
    async (seats) => {
      const before = await position()
      const answer = await book({ performanceId: scene.performanceId, grade: 'R', seats })
      expectProblem(answer, 422, 'validation-failed')
      for (const { path } of answer.json.errors) expect(path).toBe('seats')
      expect(await position()).toBe(before)
    },
  )

  test('without seats, or without a performance, names what is missing', async () => {
    const answer = await book({})
    expectProblem(answer, 422, 'validation-failed')
    expect(answer.json.errors).toEqual([
      { path: 'performanceId', message: 'is missing' },
      { path: 'seats', message: 'is missing' },
    ])
    expect(answer.json.detail).toBe(
      'The body is not valid: performanceId: is missing; seats: is missing',
    )
  })

  test('of more seats than are left is refused (409)', async () => {
    expectProblem(
      await book({ performanceId: scene.performanceId, grade: 'R', seats: 51 }),
      409,
      'seats-unavailable',
    )
  })

  test('of a grade that the performance does not have is refused (404)', async () => {
    expectProblem(
      await book({ performanceId: scene.performanceId, grade: 'Z', seats: 1 }),
      404,
      'grade-not-found',
    )
  })

  test('without a grade where there are several is refused (422), and they are named', async () => {
    const answer = await book({ performanceId: scene.performanceId, seats: 1 })
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

  test('of a performance that has begun is refused (409), and so is one that lies in the past', async () => {
    const soon = `${new Date(Date.now() + 1500).toISOString().slice(0, 19)}Z`
    const begun = await scene.office.register([grade('R', 1)], soon)
    // Waits for the second in which it begins, which only time brings.
    await new Promise((resolve) => setTimeout(resolve, Date.parse(soon) - Date.now() + 5))
    expectProblem(
      await book({ performanceId: begun.performanceId, seats: 1 }),
      409,
      'performance-has-begun',
    )
    const past = {
      title: 'Rent',
      venue: 'X',
      performances: [{ startsAt: '2020-01-01T00:00Z', grades: [grade('R', 1)] }],
    }
    expectProblem(
      await scene.office.ask('POST', '/v1/musicals', { token: ADMIN, body: past }),
      409,
      'performance-has-begun',
    )
  })

  test('that is cancelled cannot be cancelled again (409)', async () => {
    const { json } = await book({ performanceId: scene.performanceId, grade: 'R', seats: 1 })
    const cancel = () =>
      scene.office.ask('POST', `/v1/reservations/${json.id}/cancel`, { token: scene.minji.token })
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
  ])('%s that nothing has is not found (404)', async (id) => {
    for (const path of [
      '/v1/reservations/',
      '/v1/payments/',
      '/v1/musicals/',
      '/v1/performances/',
    ]) {
      const answer = await scene.office.ask('GET', `${path}${id}`, { token: scene.minji.token })
      expect([404, 400]).toContain(answer.status)
      expect(answer.headers['content-type']).toBe('application/problem+json')
    }
  })

  test('of a task that is no dead letter, or no task, is not found', async () => {
    await book({ performanceId: scene.performanceId, grade: 'R', seats: 1 })
    for (const id of ['TK-1', 'TK-99999', 'TK-1e3', 'TK--1', 'TK-9999999999999999', 'x'])
      expectProblem(
        await scene.office.ask('POST', `/v1/tasks/${id}/retry`, { token: ADMIN }),
        404,
        'task-not-found',
      )
  })

  test('may be looked for by its start: nothing is found for an unknown one, all for an ambiguous one', async () => {
    const ids = [1, 2, 3].map(
      async () =>
        (await book({ performanceId: scene.performanceId, grade: 'VIP', seats: 1 })).json
          .id as string,
    )
    const [first = ''] = await Promise.all(ids)
    const find = async (prefix: string) => {
      const path = `/v1/reservations?idPrefix=${encodeURIComponent(prefix)}`
      const { status, json } = await scene.office.ask('GET', path, { token: scene.minji.token })
      expect(status).toBe(200)
      return json.items.map(({ id }: { id: string }) => id)
    }
    expect(await find(first)).toEqual([first])
    expect(await find(first.toLowerCase())).toEqual([first])
    expect(await find(first.slice(3))).toEqual([first])
    for (const unknown of ['', 'RV-', 'RV-0', 'PY-2', '%', '_', "'", 'RV-ZZZZZZZZZZ'])
      expect(await find(unknown)).toEqual([])
    const musicals = await scene.office.ask('GET', '/v1/musicals?idPrefix=MU-ZZZZZZZZZZ')
    expect(musicals.json).toEqual({ items: [], next: null })
  })
})

describe('a sign-up', () => {
  const signUp = (body: unknown) => scene.office.ask('POST', '/v1/customers', { body })

  test('with an address that has signed up is refused (409), whatever its case', async () => {
    expectProblem(
      await signUp({ name: 'Other', email: scene.minji.email }),
      409,
      'email-already-registered',
    )
    expectProblem(
      await signUp({ name: 'Other', email: scene.minji.email.toUpperCase() }),
      409,
      'email-already-registered',
    )
  })

  test('twice at once makes one customer', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => signUp({ name: 'Twin', email: 'twin@example.com' })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  })

  test.each([
    ['an escape sequence', 'Kim \u001b[31m'],
    ['a carriage return', 'Kim\rAdmin'],
    ['a line feed', 'Kim\nAdmin'],
    ['a C1 control', 'Kim\u009b2J'],
    ['a right-to-left override', 'Kim\u202enimda'],
    ['an isolate', 'Kim\u2066x\u2069'],
    ['a zero-width space', 'Kim\u200b'],
    ['nothing but spaces', '   '],
  ])('with %s in the name is not valid', async (_, name) => {
    const answer = await signUp({ name, email: 'new@example.com' })
    expectProblem(answer, 422, 'validation-failed')
    expect(answer.json.errors).toMatchObject([{ path: 'name' }])
  })

  test('with a role, a token or an id is not valid', async () => {
    for (const extra of [{ role: 'admin' }, { token: 'x' }, { id: 'CU-2222222222' }])
      expectProblem(
        await signUp({ name: 'Kim', email: 'new@example.com', ...extra }),
        422,
        'validation-failed',
      )
  })
})

describe('a musical', () => {
  const register = (over: object) =>
    scene.office.ask('POST', '/v1/musicals', {
      token: ADMIN,
      body: { title: 'Rent', venue: 'Blue Square', performances: [], ...over },
    })

  test.each(['a\u001b]0;owned\u0007', 'a\u202eb', 'a\u0000b', 'x'.repeat(201), ''])(
    'with the title %j is not valid',
    async (title) => {
      expectProblem(await register({ title }), 422, 'validation-failed')
      expectProblem(await register({ venue: title }), 422, 'validation-failed')
    },
  )

  test('with one wrong grade among many is refused whole, and its place is named', async () => {
    const before = await position()
    const wrong = { ...grade('R', 1), seats: -5 }
    const performances = [
      { startsAt: BEGINS, grades: [grade('VIP', 1)] },
      { startsAt: BEGINS, grades: [grade('VIP', 1), wrong] },
    ]
    const answer = await register({ performances })
    expectProblem(answer, 422, 'validation-failed')
    expect(answer.json.errors).toEqual([
      { path: 'performances.1.grades.1.seats', message: 'must be at least 1' },
    ])
    expect(await position()).toBe(before)
  })
})
