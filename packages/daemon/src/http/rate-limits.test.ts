import { asId } from '@outerpark/core/kernel'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Caller } from './caller.ts'
import { rateLimits } from './rate-limits.ts'
import { route } from './route.ts'

const signUp = route({
  ...{ method: 'post', path: '/v1/customers', audience: 'anyone', tag: 't', summary: 's' },
  ...{ allowance: 'sign-up', answer: z.unknown() },
  handle: async () => ({ status: 201, json: null }),
})
const minji: Caller = {
  role: 'customer',
  customer: {
    ...{ id: asId('CU-A'), name: 'Kim Minji', email: 'minji@example.com' },
    ...{ language: 'ko', mail: true, confirmed: true },
  },
  token: {
    ...{ id: asId('TO-A'), owner: asId<'customer'>('CU-A'), name: 'sign-up' },
    ...{ scopes: ['read', 'book'], createdAt: '', endsAt: null, revokedAt: null },
  },
}

test('S7: a customer signs up no more people than somebody without a token; staff may', () => {
  // A burst of 5.
  const rates = { customer: 1_000, admin: 1_000, anonymous: 0, signUp: 0.1 }
  const { count } = rateLimits(rates, () => 0)
  const ask = (caller: Caller) => () => count(signUp, caller, () => '203.0.113.7')
  for (let i = 0; i < 5; i++) ask(minji)()
  const params: unknown = expect.objectContaining({ of: 'sign-up' })
  const tooMany: unknown = expect.objectContaining({ code: 'too-many-requests', params })
  expect(ask(minji)).toThrow(tooMany)
  expect(ask({ role: 'nobody' })).toThrow(tooMany)
  expect(ask({ role: 'admin' })).not.toThrow()
})
