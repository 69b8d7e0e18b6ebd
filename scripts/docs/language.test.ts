import { expect, test } from 'vitest'
import { korean } from './language.ts'

test('a text with a translation is given in Korean', () => {
  const { say } = korean()
  expect(say('default')).toBe('기본값')
  expect(say('a whole number from 1 to 65535')).toBe('1~65535의 정수')
})

test('a text without a translation stays English, and is listed as missing', () => {
  const { say, missing } = korean()
  expect(say('a brand-new option')).toBe('a brand-new option')
  say('default')
  expect(missing()).toEqual(['a brand-new option'])
})

test('unused translations are listed', () => {
  const { say, unused } = korean()
  say('default')
  expect(unused()).not.toContain('default')
  expect(unused()).toContain('meaning')
})
