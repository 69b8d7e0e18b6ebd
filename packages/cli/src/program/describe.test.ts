import { expect, test } from 'vitest'
import { moreNote } from './describe.ts'

test('the end of a list says how to go on, in a form that can be copied', () => {
  expect(moreNote({ items: [1], next: '1798.4' })).toMatch(/ --cursor 1798\.4$/)
  expect(moreNote({ items: [1], next: '4' }, '--from')).toMatch(/ --from 4$/)
})

test('a complete list has no note, and an empty list says that it is empty', () => {
  expect(moreNote({ items: [1], next: null })).toBeUndefined()
  expect(moreNote({ items: [], next: null })).toBe('There is nothing.')
})
