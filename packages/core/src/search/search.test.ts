import { expect, test } from 'vitest'
import { searchKey, searchPart } from './search.ts'

const finds = (typed: string, name: string, ...others: string[]) =>
  searchKey(name, ...others).includes(searchPart(typed))

test('a Korean name is found by its initial consonants, also by some of them', () => {
  for (const typed of ['ㅎㄱㄷ', 'ㅎㄱ', 'ㄱㄷ', 'ㄷ', ' ㅎㄱㄷ ', 'ㅎ ㄱㄷ'])
    expect(finds(typed, '홍길동'), typed).toBe(true)
  expect(finds('ㄱㅎ', '홍길동')).toBe(false)
  expect(finds('ㅎㄱㄷ', '홍 길동')).toBe(true)
  expect(finds('ㄲㅎ', '깡현')).toBe(true)
})

test('consonants that an input method puts together mean two', () => {
  expect(finds('ㄳ', '김수지')).toBe(true)
})

test('a name that came with its letters taken apart is found all the same', () => {
  expect(finds('ㅎㄱㄷ', '홍길동'.normalize('NFD'))).toBe(true)
  expect(finds('길동'.normalize('NFD'), '홍길동')).toBe(true)
})

test('everything else is a part in any spelling that looks alike', () => {
  expect(finds('MIN', 'Kim Minji')).toBe(true)
  expect(finds('길동', '홍길동')).toBe(true)
  expect(finds('@EXAMPLE', 'Kim Minji', 'minji@example.com')).toBe(true)
  expect(finds('', 'Kim Minji')).toBe(true)
  expect(finds('min\nji', 'Kim Min', 'ji@example.com')).toBe(false)
})
