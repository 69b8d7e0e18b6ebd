import { expect, test } from 'vitest'
import { namedGrade, seatGrades } from './grades.ts'

const currency = 'KRW'

test('grades are named one by one, each with its seats and price', () => {
  const grade = namedGrade('R:434:152000', namedGrade('VIP:372:190000'))
  expect(seatGrades({ grade, currency })).toEqual([
    { grade: 'VIP', seats: 372, price: { amount: 190_000, currency } },
    { grade: 'R', seats: 434, price: { amount: 152_000, currency } },
  ])
})

test('just seats and a price are a hall of one grade, R', () => {
  expect(seatGrades({ seats: 300, price: 66_000, currency })).toEqual([
    { grade: 'R', seats: 300, price: { amount: 66_000, currency } },
  ])
})

test('the name of a grade may hold colons', () => {
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

test('a grade is named once', () => {
  expect(() => namedGrade('VIP:1:1', namedGrade('VIP:2:2'))).toThrow('VIP is named twice')
})

test('what is missing is named', () => {
  expect(() => seatGrades({ currency })).toThrow('--seats is missing')
  expect(() => seatGrades({ seats: 1, currency })).toThrow('--price is missing')
})

test('--grade and --seats do not go together', () => {
  expect(() => seatGrades({ grade: namedGrade('A:1:1'), seats: 1, currency })).toThrow('not both')
})
