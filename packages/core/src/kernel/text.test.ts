import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPrintable, printable } from './text.ts'

test.each([
  ['a terminal escape', '\u001b[31mred'],
  ['a C1 control sequence introducer', '\u009b31m'],
  ['a carriage return that overwrites the line', 'paid\rnot paid'],
  ['a line feed', 'a\nb'],
  ['a tab', 'a\tb'],
  ['NUL', 'a\u0000b'],
  ['delete', 'a\u007fb'],
  ['a right-to-left override', 'user\u202etxt.exe'],
  ['an isolate', '\u2066admin\u2069'],
  ['an Arabic letter mark', 'a\u061cb'],
  ['a zero-width space', 'ad\u200bmin'],
  ['a word joiner', 'ad\u2060min'],
  ['a line separator', 'a\u2028b'],
  ['a byte order mark', '\ufeffa'],
])('%s is not printable, and is shown as a dot', (_, text) => {
  expect(isPrintable(text)).toBe(false)
  expect(printable(text)).toContain('·')
  expect(isPrintable(printable(text))).toBe(true)
})

test.each(['오페라의 유령', 'Les Misérables', '“Rent” — 1996', '🎭', 'אנטיגונה', ''])(
  '%s is printable and stays as it is',
  (text) => {
    expect(isPrintable(text)).toBe(true)
    expect(printable(text)).toBe(text)
  },
)

test('whatever it is given, what comes out is printable and as long as before', () => {
  const control = fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCharCode(code))
  const mark = fc.integer({ min: 0x2000, max: 0x206f }).map((code) => String.fromCharCode(code))
  const text = fc.array(fc.oneof(fc.string(), control, mark)).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (given) => {
      const safe = printable(given)
      expect(isPrintable(safe)).toBe(true)
      expect(safe).toHaveLength(given.length)
      expect(isPrintable(given)).toBe(safe === given)
    }),
  )
})
