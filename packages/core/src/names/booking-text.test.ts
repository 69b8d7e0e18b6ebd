import { expect, test } from 'vitest'
import { nameKey, seatsText } from './booking-text.ts'

test('seats are counted before their grade in English, and after it in Korean', () => {
  const booking = { seats: 2, grade: 'VIP' }
  expect(seatsText(booking)).toBe('2 × VIP')
  expect(seatsText(booking, 'en')).toBe('2 × VIP')
  expect(seatsText(booking, 'ko')).toBe('VIP석 2매')
})

test('a grade whose name ends with 석 gets no second one', () => {
  expect(seatsText({ seats: 1, grade: 'R석' }, 'ko')).toBe('R석 1매')
})

test.each([
  ['capitals', 'vip', 'VIP'],
  ['the encoding of an accent', '\u00e9tage', 'E\u0301TAGE'],
  ['full-width letters', 'ＶＩＰ', 'VIP'],
  ['letters in a circle', 'Ⓡ', 'r'],
  ['a ligature', 'oﬃce', 'OFFICE'],
  ['a letter with two capitals', 'Straße', 'STRASSE'],
  ['characters that nobody sees', 'V\u200bIP\u3164', 'VIP'],
  ['wide blanks', 'VIP\u3000 A', 'VIP A'],
  ['decomposed syllables', '\u1112\u1161\u11ab', '한'],
])('S19: %s make no other name', (_, one, other) => {
  expect(nameKey(one)).toBe(nameKey(other))
})

test('other letters make another name', () => {
  expect(nameKey('R')).not.toBe(nameKey('S'))
  expect(nameKey('R1')).not.toBe(nameKey('R2'))
})
