import { expect, test } from 'vitest'
import { type Audience, audienceText, checkAudience } from './audience.ts'
import type { Caller } from './caller.ts'
import { Problem } from './problem.ts'
import { customerWith, staffWith } from './testing/callers.ts'

const CALLERS: readonly Caller[] = [
  { role: 'nobody' },
  customerWith('read'),
  customerWith('book'),
  staffWith('door'),
  staffWith('sell'),
  staffWith('admin'),
  { role: 'admin' },
]

const OK = undefined
const BOOK: Audience = { customer: 'book' }
const SALES: Audience = { customer: 'read', staff: ['read', 'sell'] }
const ADMIN: Audience = { staff: ['admin'] }
const NEVER = 'not-signed-in'
const NOT = 'not-allowed'
const CUSTOMERS = 'customers-only'

test.each<[Audience, (string | undefined)[]]>([
  ['anyone', [OK, OK, OK, OK, OK, OK, OK]],
  ['any-token', [NEVER, OK, OK, OK, OK, OK, OK]],
  [BOOK, [NEVER, NOT, OK, CUSTOMERS, CUSTOMERS, CUSTOMERS, CUSTOMERS]],
  [SALES, [NEVER, OK, NOT, NOT, OK, OK, OK]],
  [ADMIN, [NEVER, NOT, NOT, NOT, NOT, OK, OK]],
])(
  'S10: a route for %j lets in the right ones of nobody, customers, staff and the token of the home',
  (audience, codes) => {
    const answers = CALLERS.map((caller) => {
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

test('the refusal names the scope that is needed, and those that the token has', () => {
  const scopes = (caller: Caller, audience: Audience): unknown => {
    try {
      return checkAudience(caller, audience)
    } catch (error) {
      return error
    }
  }
  const name = 'laptop'
  expect(scopes(customerWith('read'), BOOK)).toMatchObject({
    code: 'not-allowed',
    params: { case: 'scope-needed', needed: ['book'], name, has: ['read'] },
  })
  expect(scopes(staffWith('door', 'finance'), SALES)).toMatchObject({
    code: 'not-allowed',
    params: { case: 'scope-needed', needed: ['read', 'sell'], name, has: ['door', 'finance'] },
  })
})

test('an audience is shown with its scopes', () => {
  expect([SALES, BOOK, ADMIN, 'any-token' as const].map(audienceText)).toEqual([
    'customer: read; staff: read, sell',
    'customer: book',
    'staff: admin',
    'any token',
  ])
})
