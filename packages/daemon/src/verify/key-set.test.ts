import { numberedId } from '@outerpark/core/kernel'
import { expect, test } from 'vitest'
import { keySet } from './key-set.ts'

const key = (number: number) => numberedId('payment', number)
/** Numbers at the edges of words and pages, in no order. */
const NUMBERS = [31, 0, 32, 1, 2 ** 10 - 1, 2 ** 10, 2 ** 32 - 1, 2 ** 32, 2 ** 50 - 1]

test('it has what was added, and nothing else', () => {
  const keys = keySet()
  for (const [i, number] of NUMBERS.entries()) {
    expect(keys.has(key(number))).toBe(false)
    keys.add(key(number))
    expect(keys.size()).toBe(i + 1)
  }
  expect(NUMBERS.filter((number) => !keys.has(key(number)))).toEqual([])
  expect([2, 30, 33, 2 ** 10 + 1, 2 ** 31, 2 ** 49].filter((n) => keys.has(key(n)))).toEqual([])
})

test('a key that is added twice counts once', () => {
  const keys = keySet()
  for (const each of [key(7), key(7), key(2 ** 40), key(2 ** 40), 'PY-7', 'PY-7']) keys.add(each)
  expect(keys.size()).toBe(3)
})

test('what is no id of a payment is a key like any other', () => {
  const keys = keySet()
  const reservation = numberedId('reservation', 7)
  keys.add(reservation)
  expect(keys.has(reservation)).toBe(true)
  expect(keys.has(key(7))).toBe(false)
})
