import { expect, test } from 'vitest'
import { inLines, moreNote } from './describe.ts'

test('the end of a list says how to go on, in a form that can be copied', () => {
  expect(moreNote({ items: [1], next: '1798.4' })).toMatch(/ --cursor 1798\.4$/)
  expect(moreNote({ items: [1], next: '4' }, '--from')).toMatch(/ --from 4$/)
})

test('a complete list has no note, and an empty list says that it is empty', () => {
  expect(moreNote({ items: [1], next: null })).toBeUndefined()
  expect(moreNote({ items: [], next: null })).toBe('There is nothing.')
})

test('W13: a long example is broken before options, as a shell reads it', () => {
  const example =
    '  $ outerpark musical register Wicked --venue "Opera House" --at 2027-02-16T19:30 --grade R:1:2'
  const lines = inLines(example, 60).split('\n')
  expect(lines.every((line) => line.length <= 60)).toBe(true)
  expect(lines.join('').replaceAll(/ \\ +/g, ' ')).toBe(example)
  expect(inLines(example, undefined)).toBe(example)
})
