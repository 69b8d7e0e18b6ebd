import { asId } from '@outerpark/core/kernel'
import { expect, test } from 'vitest'
import { type Audience, checkAudience } from './audience.ts'
import type { Caller } from './caller.ts'
import { Problem } from './problem.ts'

const NOBODY: Caller = { role: 'nobody' }
const CUSTOMER: Caller = {
  role: 'customer',
  customer: {
    id: asId<'customer'>('CU-AAAAAAAAAA'),
    name: 'Kim',
    email: 'k@e.com',
    language: 'en',
    mail: true,
  },
}
const ADMIN: Caller = { role: 'admin' }

test.each<[Audience, (string | undefined)[]]>([
  ['anyone', [undefined, undefined, undefined]],
  ['signed-in', ['not-signed-in', undefined, undefined]],
  ['customer', ['not-signed-in', undefined, 'customers-only']],
  ['admin', ['not-signed-in', 'not-allowed', undefined]],
])(
  'a route for %s lets in the right ones of nobody, a customer and the admin',
  (audience, codes) => {
    const answers = [NOBODY, CUSTOMER, ADMIN].map((caller) => {
      try {
        checkAudience(caller, audience)
        return undefined
      } catch (error) {
        return error instanceof Problem ? error.code : error
      }
    })
    expect(answers).toEqual(codes)
  },
)
