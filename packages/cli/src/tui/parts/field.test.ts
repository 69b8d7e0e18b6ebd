import { expect, test } from 'vitest'
import { edited, type Field, fieldOf, selectedAll, shownField, typed } from './field.ts'

const press = (field: Field, ...names: string[]): Field =>
  names.reduce(
    (now, name) => edited(now, { name, text: name.length === 1 ? name : undefined }) ?? now,
    field,
  )

test('text goes in where the cursor is, and a key that edits nothing is not for the field', () => {
  expect(press(fieldOf('ab'), 'left', 'x')).toEqual({ text: 'axb', cursor: 2 })
  expect(edited(fieldOf('ab'), { name: 'f5', text: undefined })).toBeUndefined()
})

test('a visible character is one step, however many code units it has', () => {
  expect(press(fieldOf('a👨‍👩‍👧가'), 'left', 'left')).toMatchObject({ cursor: 1 })
  expect(press(fieldOf('가👨‍👩‍👧'), 'backspace')).toEqual({ text: '가', cursor: 1 })
})

test('lines, control characters and bidi marks of a paste do not get in, and no more than 400 characters', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the test is about them
  expect(typed(fieldOf(''), 'a\r\nb\u001b[31mc\u202ed').text).not.toMatch(/[\r\n\u001b\u202e]/)
  expect(typed(fieldOf(''), 'x'.repeat(100_000)).text).toHaveLength(400)
})

test('whole words and whole lines are deleted as in a shell', () => {
  expect(press(fieldOf('book two seats'), 'ctrl-w')).toEqual({ text: 'book two ', cursor: 9 })
  expect(press(fieldOf('book two'), 'ctrl-u')).toEqual({ text: '', cursor: 0 })
})

test('the cursor of Korean text stands two columns further for each syllable', () => {
  expect(shownField(fieldOf('오페라'), 20)).toEqual({ shown: '오페라', x: 6 })
})

test('a long text is shown around its cursor, and never wider than its place', () => {
  const { shown, x } = shownField(fieldOf('가나다라마바사아자차카타파하'), 10)
  expect(x).toBeLessThan(10)
  expect('가나다라마바사아자차카타파하'.endsWith(shown)).toBe(true)
})

test('what is typed takes the place of a selected text, and an arrow goes on with it', () => {
  const again = selectedAll(fieldOf('rent'))
  expect(press(again, 'c', 'a')).toEqual({ text: 'ca', cursor: 2 })
  expect(press(again, 'backspace').text).toBe('')
  expect(press(again, 'left', 'x').text).toBe('renxt')
})
