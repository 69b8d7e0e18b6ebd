import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cut, widthOf, wrap, wrapLine, wrapText } from './width.ts'

test('a decomposed syllable, as in file names of macOS, is as wide as a composed one', () => {
  expect(widthOf('한글'.normalize('NFD'))).toBe(4)
})

test('text is wrapped between words, and no word is lost', () => {
  expect(wrap('held and sold are what', 9)).toEqual(['held and', 'sold are', 'what'])
  expect(wrap('as it is,  all of it', 99)).toEqual(['as it is,  all of it'])
  expect(wrap('', 5)).toEqual([''])
})

test('Korean is wrapped between words too, and each syllable is two columns wide', () => {
  const lines = wrap('결제가 완료되었습니다: 오페라의 유령', 16)
  expect(lines).toEqual(['결제가', '완료되었습니다:', '오페라의 유령'])
})

test('a word that is wider than a line is broken, and wrapping ends', () => {
  expect(wrap('a abcdefgh b', 4)).toEqual(['a', 'abcd', 'efgh', 'b'])
  expect(wrap('가나', 1)).toEqual(['가', '나'])
})

test('a line keeps its indentation, and a word that is too wide stays whole', () => {
  expect(wrapLine('  held and sold are what', 10)).toEqual(['  held and', '  sold are', '  what'])
  expect(wrapLine('a abcdefgh b', 4)).toEqual(['a', 'abcdefgh', 'b'])
  expect(wrapText('as it is\n\n  held and sold', 10)).toBe('as it is\n\n  held and\n  sold')
})

test('cut text ends with an ellipsis', () => {
  expect([cut('three', 5), cut('three', 4), cut('three', 0)]).toEqual(['three', 'thr…', ''])
  expect(cut('오페라', 4)).toBe('오…')
})

const pieces = [
  '가',
  '나다',
  '한글'.normalize('NFD'),
  'abc',
  ' ',
  '  ',
  '₩',
  '𠮷',
  '😀',
  '（',
  'ㅎ',
]
const anyText = fc.array(fc.constantFrom(...pieces), { minLength: 1 }).map((all) => all.join(''))

test('for any text, no line is too wide, and no character is lost or halved', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 2, max: 20 }), (text, columns) => {
      const lines = wrap(text, columns)
      for (const line of [...lines, cut(text, columns)]) {
        expect(widthOf(line)).toBeLessThanOrEqual(columns)
        expect(line.isWellFormed()).toBe(true)
      }
      const letters = (all: string) => all.normalize('NFC').replaceAll(' ', '')
      expect(letters(lines.join(''))).toBe(letters(text))
    }),
  )
})

test('blanks alone are one empty line', () => {
  expect(wrap('     ', 3)).toEqual([''])
})
