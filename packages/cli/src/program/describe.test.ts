import { expect, test } from 'vitest'
import { moreNote } from './describe.ts'

test('the end of a list says how to go on, so that it can be copied', () => {
  expect(moreNote({ items: [1], next: '1798.4' })).toMatch(/ --cursor 1798\.4$/)
  expect(moreNote({ items: [1], next: '4' }, '--from')).toMatch(/ --from 4$/)
})

test('a list that is whole says nothing, and an empty one that it is', () => {
  expect(moreNote({ items: [1], next: null })).toBeUndefined()
  expect(moreNote({ items: [], next: null })).toBe('There is nothing.')
})
