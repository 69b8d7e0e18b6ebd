import { expect, test } from 'vitest'
import { EN } from '../words/en.ts'
import { scrolled, scrollKeys, shortened } from './refund-steps.ts'

const view = { words: EN, paint: (_: unknown, text: string) => text } as unknown as Parameters<
  typeof shortened
>[2] // all that it reads
const lines = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

test('steps that do not fit can all be read: a key scrolls them, and it is named', () => {
  expect(shortened(lines, 8, view)).toEqual(lines)
  expect(shortened(lines, 5, view)).toEqual(['a', 'b', 'c', 'd', '  4 more steps: PgDn'])
  const next = scrolled(0, 'pageDown', lines.length)
  expect(shortened(lines, 5, view, next)).toEqual(['d', 'e', 'f', 'g', '  1 more step: PgDn'])
  const last = scrolled(next, 'pageDown', lines.length)
  expect(shortened(lines, 5, view, last)).toEqual(['e', 'f', 'g', 'h', '  4 steps above: PgUp'])
  expect(scrolled(scrolled(last, 'pageUp', 8), 'pageUp', 8)).toBe(0)
})

test('a key does not scroll beyond the last step, and there is none for a single one', () => {
  expect(scrolled(7, 'pageDown', 8)).toBe(7)
  expect(scrollKeys(1)).toEqual([])
  expect(scrollKeys(2)).toEqual(['pageDown', 'pageUp'])
})
