import { expect, test } from 'vitest'
import { codesChecked } from './declared-codes.ts'
import type { Answered } from './http-client.ts'
import { routeList } from './route-list.ts'

const check = codesChecked(routeList())
const problem = (code: string): Answered => ({
  status: 400,
  headers: { 'content-type': 'application/problem+json' },
  text: '',
  json: { code },
})

test('a code of the route, or of all routes of its sort, is accepted', () => {
  for (const code of ['payment-not-found', 'not-signed-in'])
    expect(check('GET', '/v1/payments/PY-1?x=1', problem(code)).json).toEqual({ code })
  expect(check('POST', '/v1/reservations', problem('malformed-json')).status).toBe(400)
})

test('a code that the route does not declare is an error', () => {
  expect(() => check('GET', '/v1/payments/PY-1', problem('seats-unavailable'))).toThrow(
    'GET /v1/payments/PY-1 answered seats-unavailable',
  )
  expect(() => check('GET', '/v1/whoami', problem('not-allowed'))).toThrow('not-allowed')
})

test('an answer for an address without a route is not checked', () => {
  expect(check('GET', '/nowhere', problem('route-not-found')).status).toBe(400)
})
