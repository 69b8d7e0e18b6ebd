import { expect, test } from 'vitest'
import { REFUSAL_CODES } from '../kernel/index.ts'
import { PROBLEMS, type ProblemCode } from './problems.ts'

test('what the domain refuses is the fault of who asked: a 4xx', () => {
  for (const code of REFUSAL_CODES) {
    expect(PROBLEMS[code].status).toBeGreaterThanOrEqual(400)
    expect(PROBLEMS[code].status).toBeLessThan(500)
  }
})

test.each<[ProblemCode, number]>([
  ['malformed-json', 400],
  ['not-signed-in', 401],
  ['not-allowed', 403],
  ['host-not-allowed', 403],
  ['origin-not-allowed', 403],
  ['reservation-not-found', 404],
  ['method-not-allowed', 405],
  ['seats-unavailable', 409],
  ['reservation-already-cancelled', 409],
  ['email-already-registered', 409],
  ['request-in-progress', 409],
  ['body-too-large', 413],
  ['unsupported-media-type', 415],
  ['validation-failed', 422],
  ['idempotency-key-reused', 422],
  ['too-many-streams', 429],
  ['storage-full', 507],
  ['storage-unavailable', 503],
])('%s is answered with %i, which programs rely on', (code, status) => {
  expect(PROBLEMS[code].status).toBe(status)
})

test('a code is lower case words, and its title is for people', () => {
  for (const [code, { title }] of Object.entries(PROBLEMS)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(title).toMatch(/^[A-Z]/)
  }
})
