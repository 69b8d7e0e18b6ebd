import { expect, test } from 'vitest'
import { noPaint } from './paint.ts'
import { details, table, widthOf } from './table.ts'

test('columns stand straight below each other, also with Korean in them', () => {
  const rows = [
    ['오페라의 유령', '1'],
    ['Hadestown', '12345'],
  ]
  const lines = table(
    [{ title: 'TITLE' }, { title: 'SEATS', align: 'right' }],
    rows,
    noPaint,
  ).split('\n')
  expect(lines).toEqual(['TITLE          SEATS', '오페라의 유령      1', 'Hadestown      12345'])
  expect(new Set(lines.map(widthOf)).size).toBe(1)
})

test('a syllable that a Mac has taken apart is as wide as a whole one', () => {
  expect(widthOf('한글'.normalize('NFD'))).toBe(4)
})

test('what users wrote cannot reach the terminal as a control sequence', () => {
  const text = table([{ title: 'TITLE' }], [['\u001b[31mred\u202e']], noPaint)
  expect(text).toBe('TITLE\n·[31mred·')
  expect(details([['title', { text: 'a\u009b\nb' }]], noPaint)).toBe('title  a··b')
})

test('paint takes no room', () => {
  const paint = (text: string) => `\u001b[32m${text}\u001b[39m`
  const [, first, second] = table(
    [{ title: 'A' }, { title: 'B' }],
    [
      [{ text: 'x', paint }, 'y'],
      ['long', 'y'],
    ],
    noPaint,
  ).split('\n')
  expect(widthOf(first ?? '')).toBe(widthOf(second ?? ''))
})
