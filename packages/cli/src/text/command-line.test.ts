import { expect, test } from 'vitest'
import { inLines } from './command-line.ts'

test('W13: a long example is broken before options, as a shell reads it', () => {
  const example =
    '  $ outerpark musical register Wicked --venue "Opera House" --at 2027-02-16T19:30 --grade R:1:2'
  const lines = inLines(example, 60).split('\n')
  expect(lines.every((line) => line.length <= 60)).toBe(true)
  expect(lines.join('').replaceAll(/ \\ +/g, ' ')).toBe(example)
  expect(inLines(example, undefined)).toBe(example)
})
