import { expect, test } from 'vitest'
import { linesText, readLines } from './lines-text.ts'

test('lines are read as they are written, also with names that have signs of their own', () => {
  const lines = [
    { grade: 'VIP', seats: 2 },
    { grade: 'R,S: 50%', seats: 1 },
  ]
  expect(readLines(linesText(lines))).toEqual(lines)
})

test.each(['VIP', 'VIP:', 'VIP:x', 'VIP:2:7', 'VIP:2:', 'VIP:-1', 'VIP:1.5', ''])(
  '%j is no grade with a number of seats',
  (text) => {
    expect(readLines(text)).toEqual([{ grade: text.split(':')[0], seats: Number.NaN }])
  },
)
