import { MyPageUnavailable, StoreUnavailable } from '@outerpark/core/ports'
import { expect, test } from 'vitest'
import { Problem, problemMessage, problemOf, refused } from './problem.ts'
import type { Message } from './reply.ts'

const bodyOf = ({ body }: Message): object => JSON.parse(String(body))

test('a refusal of the core is answered with its code, its text and its hint', () => {
  const refusal = { code: 'seats-unavailable', detail: '2 are left.', hint: 'Book fewer.' } as const
  const message = problemMessage(refused(refusal))
  expect(message.status).toBe(409)
  expect(message.headers['content-type']).toBe('application/problem+json')
  expect(bodyOf(message)).toEqual({
    type: 'urn:outerpark:problem:seats-unavailable',
    title: 'Not enough seats',
    status: 409,
    ...refusal,
  })
})

test.each([
  ['storage-full', 507],
  ['storage-unavailable', 503],
] as const)('a database in trouble (%s) is a %i that says when to come back', (code, status) => {
  const message = problemMessage(problemOf(new StoreUnavailable(code, 'Nothing was changed.')))
  expect(message.status).toBe(status)
  expect(message.headers['retry-after']).toBe('1')
  expect(bodyOf(message)).toMatchObject({ code, detail: 'Nothing was changed.' })
})

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

test('a MyPage that has no room for a second view is a 507, like a full store', () => {
  const message = problemMessage(problemOf(new MyPageUnavailable('no-room', '/home/kim/mypage.db')))
  expect(message.status).toBe(507)
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
  const message = problemMessage(new Problem('grade-not-found', 'no grade \u001b[2J\u202e'))
  expect(bodyOf(message)).toMatchObject({ detail: 'no grade ·[2J·' })
})

test('an error is answered with its headers, and without the fields that it does not have', () => {
  const message = problemMessage(
    new Problem('method-not-allowed', 'No.', { headers: { allow: 'GET' } }),
  )
  expect(message.headers.allow).toBe('GET')
  expect(Object.keys(bodyOf(message))).toEqual(['type', 'title', 'status', 'code', 'detail'])
})
