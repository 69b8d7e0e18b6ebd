import { expect, test } from 'vitest'
import { fit, hang } from './fit.ts'

const loud = (text: string) => `<${text}>`

test('a text that fits stays unchanged, and a longer one is cut with an ellipsis', () => {
  expect(fit([{ text: 'one ' }, { text: 'two' }], 7)).toBe('one two')
  expect(fit([{ text: 'one ' }, { text: 'two' }], 6)).toBe('one t…')
  expect(fit([{ text: 'one ' }, { text: 'two' }], 4)).toBe('one ')
  expect(fit([{ text: 'one' }], 0)).toBe('')
})

test('paint takes no room, and is left out if no text of its cell is left', () => {
  expect(
    fit(
      [
        { text: 'one', paint: loud },
        { text: 'two', paint: loud },
      ],
      5,
    ),
  ).toBe('<one><t…>')
  expect(
    fit(
      [
        { text: 'one', paint: loud },
        { text: 'two', paint: loud },
      ],
      3,
    ),
  ).toBe('<one>')
})

test('a Korean syllable takes two columns, and is not cut in half', () => {
  expect(fit([{ text: '오페라의 유령' }], 6)).toBe('오페…')
  expect(fit([{ text: '오페라' }], 6)).toBe('오페라')
})

test('text continues below its beginning, or below the cells before it if that gives more room', () => {
  const head = [{ text: '12:00', paint: loud }, { text: '  ' }]
  const text = 'Payment of ₩340,000 approved; reservation confirmed'
  expect(hang(head, text, 80)).toBe(`<12:00>  ${text}`)
  expect(hang(head, text, 45).split('\n')).toEqual([
    '<12:00>  Payment of ₩340,000 approved;',
    '       reservation confirmed',
  ])
  expect(hang(head, text, 36).split('\n')).toEqual([
    '<12:00>',
    '    Payment of ₩340,000 approved;',
    '    reservation confirmed',
  ])
})
