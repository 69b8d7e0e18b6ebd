import { expect, test } from 'vitest'
import { roomOf } from './room.ts'

test('only a terminal has a width', () => {
  expect(roomOf({ isTTY: true, columns: 80 })).toBe(80)
  for (const other of [{}, { columns: 80 }, { isTTY: true }, { isTTY: true, columns: 0 }])
    expect(roomOf(other)).toBe(Number.POSITIVE_INFINITY)
})
