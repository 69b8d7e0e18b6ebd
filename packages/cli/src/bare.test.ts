import { expect, test } from 'vitest'
import { isBare } from './bare.ts'

test.each([
  [[]],
  [['--lang', 'ko']],
  [['--lang=ko', '--profile', 'neu']],
  [['--url', 'http://127.0.0.1:1', '--context=here']],
])('%j names no command', (args) => {
  expect(isBare(args)).toBe(true)
})

test.each([
  [['ui']],
  [['--lang', 'ko', 'mypage']],
  [['--lang']],
  [['--lang', '--help']],
  [['--help']],
  [['--json']],
  [['--lang', 'ko', '--version']],
])('%j is for commander', (args) => {
  expect(isBare(args)).toBe(false)
})
