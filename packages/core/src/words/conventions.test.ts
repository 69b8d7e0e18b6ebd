import { expect, test } from 'vitest'
import { duration, listed, moment } from './conventions.ts'
import { wonWith } from './ko/money.ts'

test('a list ends with a word', () => {
  expect(listed([], 'en')).toBe('')
  expect(listed(['a'], 'en')).toBe('a')
  expect(listed(['a', 'b'], 'en')).toBe('a and b')
  expect(listed(['a', 'b', 'c'], 'en')).toBe('a, b and c')
  expect(listed(['a', 'b', 'c'], 'en', 'or')).toBe('a, b or c')
  expect(listed(['a', 'b', 'c'], 'ko')).toBe('a, b 및 c')
  expect(listed(['a', 'b'], 'ko', 'or')).toBe('a 또는 b')
})

test.each([
  [0, '1 s', '1초'],
  [1, '1 s', '1초'],
  [1_001, '2 s', '2초'],
  [90_000, '90 s', '90초'],
  [90_001, '2 min', '2분'],
  [540_000, '9 min', '9분'],
])('%i ms is %s, in Korean %s', (ms, en, ko) => {
  expect([duration(ms, 'en'), duration(ms, 'ko')]).toEqual([en, ko])
})

test('a moment has its weekday, and the offset of the clock that shows it', () => {
  expect(moment('2027-01-05T19:30:00+09:00', 'en')).toBe('Tue 2027-01-05 19:30 (UTC+9)')
  expect(moment('2027-01-05T19:30:00+09:00', 'ko')).toBe('2027-01-05(화) 19:30 (UTC+9)')
  expect(moment('2027-01-05T10:30:00.000Z', 'en')).toBe('Tue 2027-01-05 10:30 (UTC)')
})

test('an amount has the particle that its currency wants', () => {
  expect(wonWith({ amount: 1_000, currency: 'KRW' }, '이/가')).toBe('1,000원이')
  expect(wonWith({ amount: 1_999, currency: 'USD' }, '이/가')).toBe('$19.99가')
  expect(wonWith({ amount: 1_500, currency: 'JPY' }, '이/가')).toBe('¥1,500이')
})
