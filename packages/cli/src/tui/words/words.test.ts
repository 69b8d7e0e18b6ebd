import { expect, test } from 'vitest'
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
