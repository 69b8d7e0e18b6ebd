import { expect, test } from 'vitest'
import { hallTime, nameKey, seatsText } from './booking-text.ts'

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
  ['letters of Cyrillic', 'VІP', 'VIP'],
  ['small letters of Cyrillic', 'раrtеrrе', 'parterre'],
  ['letters of Greek', 'ΑΒ', 'AB'],
  ['signs that look like blanks', 'R\u2800', 'R'],
  ['an object that is not there', '\ufffcR', 'R'],
  ['marks of a format', 'R\u{13430}', 'R'],
  ['what is no character', 'R\ufffe', 'R'],
  ['decomposed syllables', '\u1112\u1161\u11ab', '한'],
])('S19: %s make no other name', (_, one, other) => {
  expect(nameKey(one)).toBe(nameKey(other))
})

test('other letters make another name', () => {
  expect(nameKey('R')).not.toBe(nameKey('S'))
  expect(nameKey('R1')).not.toBe(nameKey('R2'))
  expect(nameKey('Ж')).not.toBe(nameKey('K'))
  expect(nameKey('Ω')).not.toBe(nameKey('O'))
})

test('W4: a time of a hall has its weekday, and its zone where it could be mistaken', () => {
  const startsAt = '2027-02-16T19:30:00+09:00'
  expect(hallTime(startsAt)).toBe('Tue 2027-02-16 19:30')
  expect(hallTime(startsAt, { zone: 'always' })).toBe('Tue 2027-02-16 19:30 (UTC+9)')
  expect(hallTime(startsAt, { zone: () => 540 })).toBe('Tue 2027-02-16 19:30')
  expect(hallTime(startsAt, { zone: () => 0 })).toBe('Tue 2027-02-16 19:30 (UTC+9)')
  expect(hallTime(startsAt, { language: 'ko', zone: 'always' })).toBe(
    '2027-02-16(화) 19:30 (UTC+9)',
  )
  expect(hallTime('2027-07-03T20:00:00-03:30', { zone: 'always' })).toContain(
    'Sat 2027-07-03 20:00 (UTC-3:30)',
  )
  expect(hallTime('2027-07-03T20:00:00+00:00', { zone: 'always' })).toBe(
    'Sat 2027-07-03 20:00 (UTC)',
  )
})

test('seats with numbers are named by level and row', () => {
  const lines = [
    { grade: 'VIP', seats: 2, places: ['1F/8/11', '1F/8/12'] },
    { grade: 'R', seats: 2, places: ['1F/9/4', '2F/1/4'] },
  ]
  const several = { seats: 4, grade: null, lines }
  expect(seatsText(several)).toBe('2 × VIP (1F row 8: 11, 12) + 2 × R (1F row 9: 4; 2F row 1: 4)')
  expect(seatsText(several, 'ko')).toBe(
    'VIP석 2매(1F 8열 11, 12번) + R석 2매(1F 9열 4번; 2F 1열 4번)',
  )
  const [vip] = lines
  expect(seatsText({ seats: 2, grade: 'VIP', lines: vip ? [vip] : [] })).toBe(
    '2 × VIP (1F row 8: 11, 12)',
  )
  const many = Array.from({ length: 20 }, (_, n) => `1F/1/${n + 1}`)
  const crowd = { seats: 20, grade: 'R', lines: [{ grade: 'R', seats: 20, places: many }] }
  expect(seatsText(crowd)).toMatch(/: 1, 2, .*, 12; 8 more\)$/)
})
