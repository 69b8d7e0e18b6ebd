import { expect, test } from 'vitest'
import { firstMissing, stepsOf } from './console.ts'

test('the steps of a page come from its console blocks only', () => {
  const page =
    '# P\n\n```\n$ no\n```\n\n```console\n$ a b\none\ntwo\n$ c\n```\n\ntext\n\n```console\n$ d\n\nx\n```\n'
  expect(stepsOf(page)).toEqual([
    { command: 'a b', shown: ['one', 'two'] },
    { command: 'c', shown: [] },
    { command: 'd', shown: ['', 'x'] },
  ])
})

test.each([
  [
    ['one', 'two'],
    ['one', 'two'],
  ],
  [
    ['one', '…'],
    ['one', 'two', 'three'],
  ],
  [
    ['…', 'three'],
    ['one', 'two', 'three'],
  ],
  [
    ['one', '…', 'three'],
    ['one', 'three'],
  ],
  [['on…'], ['one']],
  [[], ['whatever']],
  [['process  1'], ['process  22']],
  [['url http://127.0.0.1:1'], ['url http://127.0.0.1:8080']],
  [['RV-MSVWX6TBVP paid at 2026-11-22 17:09:29'], ['RV-AAAAAAAAAA paid at 2030-01-01 00:00:00']],
])('%j agrees with the output %j', (shown, printed) => {
  expect(firstMissing(shown, printed)).toBeUndefined()
})

test.each([
  [['one', 'two'], ['one'], 'two'],
  [['one'], ['one', 'two'], '(the end, not: two)'],
  [['…', 'two'], ['one'], 'two'],
  [['two', '…', 'one'], ['two', 'three'], 'one'],
  [['9 seats'], ['8 seats'], '9 seats'],
  [['two', 'one'], ['one', 'two'], 'two'],
])('%j does not agree with the output %j', (shown, printed, missing) => {
  expect(firstMissing(shown, printed)).toBe(missing)
})
