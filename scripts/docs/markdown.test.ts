import { expect, test } from 'vitest'
import { anchor, sentence, table } from './markdown.ts'

test('a table has no padding, and a bar or a line break stays within its cell', () => {
  expect(table(['a', 'b', 'c'], [['one | two', '', 'three\nfour']])).toBe(
    '| a | b | c |\n| --- | --- | --- |\n| one \\| two | | three<br>four |',
  )
})

test('a bar that is escaped already is not changed', () => {
  expect(table(['a'], [['on\\|off']])).toContain('| on\\|off |')
})

test('a fragment becomes a sentence, and a sentence stays one', () => {
  expect(sentence('book seats')).toBe('Book seats.')
  expect(sentence('Is it on?')).toBe('Is it on?')
  expect(sentence('예매합니다')).toBe('예매합니다.')
})

test.each([
  ['Who is asking', 'who-is-asking'],
  ['`book`: seats, at once', 'book-seats-at-once'],
  ['종료 코드', '종료-코드'],
  ['F1 to F9', 'f1-to-f9'],
])('the heading %s has the address #%s', (heading, address) => {
  expect(anchor(heading)).toBe(address)
})
