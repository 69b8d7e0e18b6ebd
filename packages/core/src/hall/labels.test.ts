import { expect, test } from 'vitest'
import { labelsOf } from './labels.ts'

test.each([
  ['7', '7'],
  ['3..6', '3 4 5 6'],
  ['6..3', '6 5 4 3'],
  ['09..11', '09 10 11'],
  ['OP1..OP3', 'OP1 OP2 OP3'],
  ['H,J..L', 'H J K L'],
  ['A..H,J..N,P..R', 'A B C D E F G H J K L M N P Q R'],
  ['AA..CC', 'AA BB CC'],
  ['AA..AC', 'AA AB AC'],
  ['a..c', 'a b c'],
  ['가..라', '가 나 다 라'],
])('%s is the rows %s', (text, labels) => {
  expect(labelsOf(text, 100)?.join(' ')).toBe(labels)
})

test.each([
  ...['', 'A..3', '3..A', 'A..b', '가..B', 'AA..C', 'AB..CD', 'OP1..Q3', 'A..', '..B', 'A..B..C'],
  ...['A,', '1-3', 'A/1', '*', 'ABCDEFGHI', '1..99999'],
])('%j is no row', (text) => {
  expect(labelsOf(text, 100)).toBeUndefined()
})

test('a list ends after as many rows as wanted', () => {
  expect(labelsOf('1..9999,1..9999', 12)).toHaveLength(12)
})
