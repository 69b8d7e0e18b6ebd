import { expect, test } from 'vitest'
import { peopleRefusals } from '../words/en/people-refusals.ts'
import { saleRefusals } from '../words/en/sale-refusals.ts'
import type { ProblemCode } from './faults.ts'
import { STATUS_OF } from './problems.ts'

test('what the domain refuses is the fault of who asked: a 4xx', () => {
  const domain = [...Object.keys(saleRefusals), ...Object.keys(peopleRefusals)]
  for (const code of domain as ProblemCode[]) {
    expect(STATUS_OF[code]).toBeGreaterThanOrEqual(400)
    expect(STATUS_OF[code]).toBeLessThan(500)
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
  ['storage-full', 503],
  ['storage-damaged', 503],
  ['storage-unavailable', 503],
])('%s is answered with %i, which programs rely on', (code, status) => {
  expect(STATUS_OF[code]).toBe(status)
})

test('a code is lower case words', () => {
  for (const code of Object.keys(STATUS_OF)) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
})
