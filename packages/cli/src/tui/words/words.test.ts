import { expect, test } from 'vitest'
import { KO as COMMANDS } from '../../words/ko/index.ts'
import { EN } from './en.ts'
import { KO } from './ko.ts'

/** All texts of a catalogue. Those with parameters are called with numbers. */
function textsOf(words: object): string[] {
  return Object.values(words).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value]
    if (typeof value === 'function') return [String(value(2, 3))]
    return typeof value === 'object' && value !== null ? textsOf(value) : []
  })
}

test('no Korean text stands in the English catalogue', () => {
  expect(textsOf(EN).filter((text) => /\p{Script=Hangul}/u.test(text))).toEqual([])
})

test('every Korean text is Korean', () => {
  expect(textsOf(KO).filter((text) => !/\p{Script=Hangul}/u.test(text))).toEqual([])
})

/** The texts of a catalogue as they are written; of those with parameters the code. */
const writtenIn = (words: object): string[] =>
  Object.values(words).flatMap((value: unknown) =>
    typeof value === 'object' && value !== null ? writtenIn(value) : [String(value)],
  )

test('what was given up has one word in Korean; only its heading explains it', () => {
  const texts = [...writtenIn(KO), ...writtenIn(COMMANDS)]
  expect(texts.filter((text) => text.includes('포기'))).toEqual(['데드 레터: 포기한 작업'])
  expect(texts).toContain('데드 레터')
})
