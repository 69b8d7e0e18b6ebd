import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LANGUAGES, preferredLanguage } from './language.ts'

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['ko', 'ko'],
  ['en', 'en'],
  ['KO-kr', 'ko'],
  ['ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7', 'ko'],
  ['en-US,en;q=0.9,ko;q=0.8', 'en'],
  ['en;q=0.5, ko ; q=0.6', 'ko'],
  ['en;q=0.8,ko;q=0.8', 'en'],
  ['ko;q=0.8,en;q=0.8', 'ko'],
  ['ja,zh;q=0.9', 'en'],
  ['ja,ko;q=0.1', 'ko'],
  ['*', 'en'],
  ['ko;q=0.5,*', 'en'],
  ['en;q=0,*', 'ko'],
  ['ko;q=0', 'en'],
  ['en;q=0', 'en'],
  ['en;q=0,ko;q=0', 'en'],
  ['ko-KR;q=0.2,ko;q=0.9,en;q=0.5', 'ko'],
  ['korean', 'en'],
  ['ko;q=2,en;q=0.1', 'en'],
  ['ko;q=0.5555', 'en'],
  ['ko;level=1', 'en'],
  [',,ko,,', 'ko'],
  [`ko${','.repeat(1_000)}`, 'en'],
])('%j asks for %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language)
})

test('whatever is sent, it is a language that we have', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('ko', 'en', '*', ';q=', ',', '0.5', '-'))
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      expect(LANGUAGES).toContain(preferredLanguage(parts.join('')))
    }),
  )
})
