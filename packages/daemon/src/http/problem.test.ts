import { STORAGE_TROUBLES } from '@outerpark/core/names'
import { MyPageUnavailable, StoreUnavailable } from '@outerpark/core/ports'
import { expect, test } from 'vitest'
import { Problem, problemMessage, problemOf, refused } from './problem.ts'
import type { Message } from './reply.ts'

const bodyOf = ({ body }: Message): object => JSON.parse(String(body))

const params = { grade: 'R', seats: 2, available: 1 }
const refusal = { code: 'seats-unavailable', params } as const

test('a refusal of the core is answered with its code, its parameters and the words for them', () => {
  const message = problemMessage(refused(refusal))
  expect(message.status).toBe(409)
  expect(message.headers['content-type']).toBe('application/problem+json')
  expect(bodyOf(message)).toEqual({
    type: 'urn:outerpark:problem:seats-unavailable',
    title: 'Not enough seats',
    status: 409,
    ...refusal,
    detail: '2 seats of grade R were asked for; 1 is left.',
    hint: 'Book fewer seats, or another grade or performance.',
  })
})

test('its words follow Accept-Language, and its code and parameters stay', () => {
  const message = problemMessage(refused(refusal), 'ko-KR,ko;q=0.9,en;q=0.8')
  expect(message.headers).toMatchObject({ 'content-language': 'ko', vary: 'accept-language' })
  expect(bodyOf(message)).toMatchObject({
    ...refusal,
    title: '남은 좌석이 부족합니다',
    detail: 'R 등급은 1석 남았습니다. 2석을 요청하셨습니다.',
    hint: '좌석 수를 줄이거나 다른 등급 또는 회차를 골라 주세요.',
  })
  const english = problemMessage(refused(refusal))
  expect(english.headers).toMatchObject({ 'content-language': 'en', vary: 'accept-language' })
})

test('what is wrong with fields has its codes, parameters and words, and the detail repeats them', () => {
  const flaws = [
    { path: 'seats', code: 'too-small', params: { of: 'number', limit: 1, isAllowed: true } },
    { path: '', code: 'unknown-fields', params: { names: ['price'], more: 0 } },
  ] as const
  const problem = new Problem('validation-failed', { case: 'body', more: 1 }, { flaws })
  expect(bodyOf(problemMessage(problem))).toMatchObject({
    detail: 'The body is not valid: seats: must be at least 1; there is no field price; and 1 more',
    errors: [
      { ...flaws[0], message: 'must be at least 1' },
      { ...flaws[1], message: 'there is no field price' },
    ],
  })
  expect(bodyOf(problemMessage(problem, 'ko'))).toMatchObject({
    detail:
      '본문이 올바르지 않습니다: seats: 1 이상이어야 합니다; 없는 필드입니다: price; 그 밖에 1개',
    errors: [{ message: '1 이상이어야 합니다' }, { message: '없는 필드입니다: price' }],
  })
})

test('how long to wait is in Retry-After, in whole seconds', () => {
  const wait = (waitMs: number) =>
    problemMessage(new Problem('too-many-cancels', { most: 2, waitMs })).headers['retry-after']
  expect([wait(0), wait(1), wait(1_001), wait(60_000)]).toEqual(['1', '1', '2', '60'])
})

test.each(STORAGE_TROUBLES)(
  'a database in trouble (%s) is a 503 that says why, what to do, and when to come back if waiting helps',
  (code) => {
    const cause = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' })
    const trouble = new StoreUnavailable(code, 'in /home/kim', { cause })
    const message = problemMessage(problemOf(trouble))
    expect(message.status).toBe(503)
    expect(message.headers['retry-after']).toBe(code === 'storage-damaged' ? undefined : '2')
    expect(bodyOf(message)).toMatchObject({
      code,
      // Nobody promises that a damaged one can be read.
      detail: expect.stringMatching(
        /(?:is full|\(SQLITE_BUSY\)).*[Nn]othing (?:was changed|is written to it any more, and parts .*)\.$/,
      ),
      hint: expect.stringMatching(/^(?:Try again in a moment|Waiting does not help)/),
    })
    expect(String(message.body)).not.toContain('kim')
  },
)

test.each(['no-view-yet', 'view-in-use', 'projector-stopped'] as const)(
  'a MyPage that cannot do something now (%s) is a 503 that says when to come back, and names no file',
  (code) => {
    const message = problemMessage(problemOf(new MyPageUnavailable(code, '/home/kim/mypage.db')))
    expect(message.status).toBe(503)
    expect(message.headers['retry-after']).toBe('1')
    expect(bodyOf(message)).toMatchObject({ code: 'mypage-behind' })
    expect(String(message.body)).not.toContain('kim')
  },
)

test('a MyPage that has no room for a second view is a 503, like a full store', () => {
  const message = problemMessage(problemOf(new MyPageUnavailable('no-room', '/home/kim/mypage.db')))
  expect(message.status).toBe(503)
  expect(bodyOf(message)).toMatchObject({ code: 'storage-full' })
  expect(String(message.body)).not.toContain('kim')
})

test('the answer to a fault of the program shows nothing of the fault', () => {
  const message = problemMessage(problemOf(new Error('SELECT * FROM tokens failed')))
  expect(message.status).toBe(500)
  const text = String(message.body)
  expect(text).not.toContain('tokens')
  expect(JSON.parse(text)).toMatchObject({ code: 'internal-error' })
})

test('an error that repeats what was sent has no control characters for the terminal', () => {
  const params = { title: 'Rent', grade: '\u001b[2J\u202e', grades: ['\u001b'] }
  const message = problemMessage(new Problem('grade-not-found', params))
  expect(bodyOf(message)).toMatchObject({
    detail: 'Rent has no grade ·[2J·.',
    hint: 'Its grades are ·.',
  })
})

test('an error is answered with its headers, and without the fields that it does not have', () => {
  const message = problemMessage(
    new Problem('method-not-allowed', { case: 'proxy' }, { headers: { allow: 'GET' } }),
  )
  expect(message.headers.allow).toBe('GET')
  expect(Object.keys(bodyOf(message))).toEqual([
    'type',
    'title',
    'status',
    'code',
    'params',
    'detail',
  ])
})
