import { asId } from '@outerpark/core/kernel'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { answerer } from './answer.ts'
import type { Asked } from './asked.ts'
import type { Caller } from './caller.ts'
import { NO_RATES, rateLimits } from './rate-limits.ts'
import { route } from './route.ts'

const token = {
  ...{ id: asId<'token'>('TO-A'), owner: asId<'customer'>('CU-A'), name: 'sign-up' },
  ...{ scopes: ['read', 'book'] as const, createdAt: '', endsAt: null, revokedAt: null },
}
const minji = (confirmed: boolean): Caller => ({
  role: 'customer',
  customer: {
    ...{ id: asId('CU-A'), name: 'Kim Minji', email: 'minji@example.com' },
    ...{ language: 'ko', mail: true, confirmed },
  },
  token,
})

test('the handler gets the caller as of the end of the body, which may come slowly', async () => {
  let caller = minji(true)
  const asking = route({
    ...{ method: 'post', path: '/', audience: { customer: 'book' }, tag: 't', summary: 's' },
    ...{ body: z.object({}), answer: z.unknown() },
    handle: async (request) => ({ status: 200, json: request.caller }),
  })
  const asked: Asked = {
    ...{ requestId: 'RQ-1', path: '/', params: {}, query: {} },
    headers: { authorization: 'Bearer op_minji' },
    async readBody() {
      caller = minji(false)
      return ''
    },
    ...{ address: () => 'local', gone: () => false, signal: new AbortController().signal },
  }
  const answer = answerer(() => caller, rateLimits(NO_RATES), {
    onFault: (fault) => {
      throw fault
    },
  })
  expect(await answer(asking, asked)).toMatchObject({
    status: 200,
    body: JSON.stringify(minji(false)),
  })
})
