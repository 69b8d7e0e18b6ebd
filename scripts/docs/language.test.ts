import { expect, test } from 'vitest'
import { korean } from './language.ts'

test('what has Korean words is said in them', () => {
  const { say } = korean()
  expect(say('default')).toBe('기본값')
  expect(say('a whole number from 1 to 65535')).toBe('1~65535의 정수')
})

test('what has none stays English, and can be asked for', () => {
  const { say, missing } = korean()
  expect(say('a brand-new option')).toBe('a brand-new option')
  say('default')
  expect(missing()).toEqual(['a brand-new option'])
})

test('Korean words that nobody asked for are known', () => {
  const { say, unused } = korean()
  say('default')
  expect(unused()).not.toContain('default')
  expect(unused()).toContain('meaning')
})
