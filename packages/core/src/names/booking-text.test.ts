import { expect, test } from 'vitest'
import { gradeKey, seatsText } from './booking-text.ts'

test('seats are counted before their grade in English, and after it in Korean', () => {
  const booking = { seats: 2, grade: 'VIP' }
  expect(seatsText(booking)).toBe('2 × VIP')
  expect(seatsText(booking, 'en')).toBe('2 × VIP')
  expect(seatsText(booking, 'ko')).toBe('VIP석 2매')
})

test('a grade whose name ends with 석 gets no second one', () => {
  expect(seatsText({ seats: 1, grade: 'R석' }, 'ko')).toBe('R석 1매')
})

test('neither capitals nor the encoding of an accent make another grade', () => {
  expect(gradeKey('vip')).toBe(gradeKey('VIP'))
  expect(gradeKey('\u00e9tage')).toBe(gradeKey('E\u0301TAGE'))
  expect(gradeKey('R')).not.toBe(gradeKey('S'))
})
