import { StoreUnavailable } from '@outerpark/core/ports'
import { expect, test } from 'vitest'
import { Problem, problemOf, problemResponse, refused } from './problem.ts'

test('a refusal of the domain goes out with its code, its words and its hint', async () => {
  const refusal = { code: 'seats-unavailable', detail: '2 are left.', hint: 'Book fewer.' } as const
  const response = problemResponse(refused(refusal))
  expect(response.status).toBe(409)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toEqual({
    type: 'urn:outerpark:problem:seats-unavailable',
    title: 'Not enough seats',
    status: 409,
    ...refusal,
  })
})

test.each([
  ['storage-full', 507],
  ['storage-unavailable', 503],
] as const)(
  'a database in trouble (%s) is a %i that says when to come back',
  async (code, status) => {
    const response = problemResponse(problemOf(new StoreUnavailable(code, 'Nothing was changed.')))
    expect(response.status).toBe(status)
    expect(response.headers.get('retry-after')).toBe('1')
    expect(await response.json()).toMatchObject({ code, detail: 'Nothing was changed.' })
  },
)

test('a fault of ours tells nothing of itself outside', async () => {
  const response = problemResponse(problemOf(new Error('SELECT * FROM tokens failed')))
  expect(response.status).toBe(500)
  const text = await response.text()
  expect(text).not.toContain('tokens')
  expect(JSON.parse(text)).toMatchObject({ code: 'internal-error' })
})

test('what was sent comes back in an error without the power to move a cursor', async () => {
  const response = problemResponse(new Problem('grade-not-found', 'no grade \u001b[2J\u202e'))
  expect(await response.json()).toMatchObject({ detail: 'no grade ·[2J·' })
})

test('an error goes out with the headers that belong to it, and without fields that it does not have', async () => {
  const response = problemResponse(
    new Problem('method-not-allowed', 'No.', { headers: { allow: 'GET' } }),
  )
  expect(response.headers.get('allow')).toBe('GET')
  expect(Object.keys((await response.json()) as object)).toEqual([
    'type',
    'title',
    'status',
    'code',
    'detail',
  ])
})
