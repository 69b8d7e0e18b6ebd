import { expect, test } from 'vitest'
import { reasonOf } from './reason.ts'

test.each([
  ['an error', new Error('connect ECONNREFUSED 127.0.0.1:25'), 'connect ECONNREFUSED 127.0.0.1:25'],
  [
    'several addresses that refused',
    new AggregateError([new Error('refused by ::1'), new Error('refused by 127.0.0.1')]),
    'refused by ::1; refused by 127.0.0.1',
  ],
  ['an error without words', new TypeError(), 'TypeError'],
  ['no error at all', 'gone', 'gone'],
  ['an escape sequence', new Error('\u001b[2J'), '·[2J'],
  ['a long story', new Error('x'.repeat(10_000)), 'x'.repeat(500)],
])('%s gives a reason that is safe to print', (_, error, reason) => {
  expect(reasonOf(error)).toBe(reason)
})

test('of a TLS error only the readable reason is kept, on one line', () => {
  const error = Object.assign(
    new Error('4033C364A87F0000:error:0A000102:SSL routines:f:x:y.c:1:\n'),
    {
      library: 'SSL routines',
      reason: 'unsupported protocol',
    },
  )
  expect(reasonOf(error)).toBe('TLS failed: unsupported protocol')
})
