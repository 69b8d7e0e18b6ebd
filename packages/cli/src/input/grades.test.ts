import { expect, test } from 'vitest'
import { currencyCode, namedGrade, seatGrades } from './grades.ts'

const currency = 'KRW'

test('each --grade has a name, its seats and its price', () => {
  const grade = namedGrade('R:434:152000', namedGrade('VIP:372:190000'))
  expect(seatGrades({ grade, currency })).toEqual([
    { grade: 'VIP', seats: 372, price: { amount: 190_000, currency } },
    { grade: 'R', seats: 434, price: { amount: 152_000, currency } },
  ])
})

test('--seats and --price alone make one grade, R', () => {
  expect(seatGrades({ seats: 300, price: 66_000, currency })).toEqual([
    { grade: 'R', seats: 300, price: { amount: 66_000, currency } },
  ])
})

test('the name of a grade may contain colons', () => {
  expect(namedGrade('Box: left:2:1000')).toEqual([{ grade: 'Box: left', seats: 2, amount: 1000 }])
})

test.each([
  ['VIP', 'has to be NAME:SEATS:PRICE'],
  ['VIP:372', 'has to be NAME:SEATS:PRICE'],
  [':1:1', 'has to be NAME:SEATS:PRICE'],
  ['VIP:0:1000', 'SEATS in --grade VIP:0:1000'],
  ['VIP:-1:1000', 'SEATS in --grade'],
  ['VIP:10:1.5', 'PRICE in --grade'],
])('--grade %s is refused', (text, message) => {
  expect(() => namedGrade(text)).toThrow(message)
})

test('the same grade cannot be given twice', () => {
  expect(() => namedGrade('VIP:1:1', namedGrade('VIP:2:2'))).toThrow('VIP is named twice')
  expect(() => namedGrade('vip:1:1', namedGrade('VIP:2:2'))).toThrow('vip is named twice')
})

test('the error names a missing option', () => {
  expect(() => seatGrades({ currency })).toThrow('--seats is missing')
  expect(() => seatGrades({ seats: 1, currency })).toThrow('--price is missing')
})

test('--grade and --seats cannot be combined', () => {
  expect(() => seatGrades({ grade: namedGrade('A:1:1'), seats: 1, currency })).toThrow('not both')
})

test('C6: a currency has to exist, and the error names the one that was probably meant', () => {
  expect(currencyCode('EUR')).toBe('EUR')
  expect(() => currencyCode('KWR')).toThrow('not "KWR". Did you mean KRW?')
  expect(() => currencyCode('krw')).toThrow('Did you mean KRW?')
  expect(() => currencyCode('QQQ')).toThrow(/not "QQQ"\.$/)
})
