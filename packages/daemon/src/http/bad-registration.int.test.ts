import { beforeAll, describe, expect, test } from 'vitest'
import { ADMIN } from '../testing/office.ts'
import { BEGINS, grade } from '../testing/season.ts'
import { type BadInputScene, badInputScene, expectProblem } from './testing/bad-input.ts'

const scene = badInputScene()
let office: BadInputScene['office']
let minji: BadInputScene['minji']
let position: BadInputScene['position']
beforeAll(() => {
  ;({ office, minji, position } = scene())
})

describe('a sign-up', () => {
  const signUp = (body: unknown) => office.ask('POST', '/v1/customers', { body })

  test('with an email address that is taken is refused (409), in upper or lower case', async () => {
    expectProblem(
      await signUp({ name: 'Other', email: minji.email }),
      409,
      'email-already-registered',
    )
    expectProblem(
      await signUp({ name: 'Other', email: minji.email.toUpperCase() }),
      409,
      'email-already-registered',
    )
  })

  test('sent twice at the same time makes one customer', async () => {
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
    // Several rules may name the field.
    const paths = answer.json.errors.map((error: { path: string }) => error.path)
    expect(new Set(paths)).toEqual(new Set(['name']))
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
    office.ask('POST', '/v1/musicals', {
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

  test('with one wrong grade among many is refused completely, and the answer names the place', async () => {
    const before = await position()
    const wrong = { ...grade('R', 1), seats: -5 }
    const performances = [
      { startsAt: BEGINS, grades: [grade('VIP', 1)] },
      { startsAt: BEGINS, grades: [grade('VIP', 1), wrong] },
    ]
    const answer = await register({ performances })
    expectProblem(answer, 422, 'validation-failed')
    expect(answer.json.errors).toEqual([
      {
        path: 'performances.1.grades.1.seats',
        message: 'must be at least 1',
        code: 'too-small',
        params: { of: 'number', limit: 1, isAllowed: true },
      },
    ])
    expect(await position()).toBe(before)
  })

  test('W3: a time with a fraction of a second is taken, and comes back in one form', async () => {
    const startsAt = new Date('2027-06-01T10:30:00Z').toISOString()
    const performances = [{ startsAt, grades: [grade('R', 1)] }]
    const { status, json } = await register({ performances, timeZone: 'asia/seoul' })
    expect(status).toBe(201)
    expect(json.musical.timeZone).toBe('Asia/Seoul')
    expect(json.performances[0].startsAt).toBe('2027-06-01T19:30:00+09:00')
  })

  test('W4: in a zone that nobody knows is not valid, and an hour that is skipped is refused', async () => {
    expectProblem(await register({ timeZone: 'Asia/Soul' }), 422, 'validation-failed')
    const skipped = { startsAt: '2027-03-14T02:30', grades: [grade('R', 1)] }
    const answer = await register({ timeZone: 'America/New_York', performances: [skipped] })
    expectProblem(answer, 422, 'local-time-skipped')
  })

  test('W5: is not registered twice in one season', async () => {
    const performances = [{ startsAt: '2027-06-02T19:30', grades: [grade('R', 1)] }]
    const musical = { title: 'Rent', venue: 'Blue Square', performances }
    const body = { musicals: [musical, { ...musical, title: 'RENT' }] }
    const answer = await office.ask('POST', '/v1/seasons', { token: ADMIN, body })
    expectProblem(answer, 409, 'performance-exists')
  })
})
