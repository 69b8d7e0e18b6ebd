import { INVARIANTS } from '@outerpark/core/names'
import { checkText } from '@outerpark/core/words'
import { expect, test } from 'vitest'
import { checkOf } from './invariants.ts'

test.each(INVARIANTS)('%s says what holds', (invariant) => {
  const check = checkOf({ invariant, broken: 0, examples: [] })
  const { name, ok } = check
  const detail = checkText('en', check)
  expect(name).toBe(invariant)
  expect(ok).toBe(true)
  expect(detail).toMatch(/^[a-z].{10,}$/)
  expect(detail).not.toMatch(/broken/)
})

test('what breaks an invariant is named, and what is not named is counted', () => {
  const some = ['TK-1 send-notice', 'TK-2 send-mail']
  const found = (broken: number) =>
    checkOf({ invariant: 'no-dead-letters', broken, examples: some })
  expect(found(2)).toEqual({
    name: 'no-dead-letters',
    ok: false,
    code: 'invariant-broken',
    params: { examples: some, more: 0, mayBeDropped: false },
  })
  expect(checkText('en', found(12))).toBe('broken by TK-1 send-notice, TK-2 send-mail and 10 more')
})

test('an invariant that could not be checked does not hold, and it is said why', () => {
  expect(checkOf({ invariant: 'seats-add-up', failed: 'disk I/O error' })).toEqual({
    name: 'seats-add-up',
    ok: false,
    code: 'check-failed',
    params: { reason: 'disk I/O error' },
  })
})

test.each(['nothing-stuck', 'notices-once'] as const)(
  '%s says that the task of what is left undone may have been dropped',
  (invariant) => {
    const detail = checkText('en', checkOf({ invariant, broken: 1, examples: ['it'] }))
    expect(detail).toBe('broken by it (the admin may have dropped its task)')
  },
)
