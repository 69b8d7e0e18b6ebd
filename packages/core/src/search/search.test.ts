import { expect, test } from 'vitest'
import { looseKey, loosePart, looseSearchKey, searchKey, searchPart } from './search.ts'

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

test('where blanks and accents do not count, a name is found without them, and with them', () => {
  const findsLoosely = (typed: string, ...names: readonly [string, ...string[]]) =>
    looseSearchKey(...names).includes(loosePart(typed))
  for (const typed of ['지킬앤', '지킬 앤', '킬앤하', 'ㅈㅋㅇ', 'ㅈㅋ ㅇ'])
    expect(findsLoosely(typed, '지킬 앤 하이드'), typed).toBe(true)
  for (const typed of ['miserables', 'Misérables', 'lesmis', 'LES MISE'])
    expect(findsLoosely(typed, 'Les Misérables'), typed).toBe(true)
  // A syllable is no accent: 기 is not a part of 길 without its last consonant.
  expect(findsLoosely('기동', '홍길동')).toBe(false)
  expect(findsLoosely('예술의', '빨래', '예술의 전당'), 'another text').toBe(true)
  expect(findsLoosely('래예', '빨래', '예술의 전당'), 'across two texts').toBe(false)
  expect(looseKey('Café  del Mar')).toBe('cafedelmar')
})
