import { expect, test } from 'vitest'
import { sceneOf, viewOf } from '../testing/scene.ts'
import { lastStart, scrolled } from './blocks.ts'

const view = viewOf(sceneOf({}))
const blocks = [['a'], ['b', 'b2'], ['c'], ['d', 'd2'], ['e']]
const shown = (from: number, rows: number) => scrolled(blocks, { from, rows }, view)

test('whole blocks are shown, with how many are above and below', () => {
  expect(shown(0, 7)).toEqual(['a', 'b', 'b2', 'c', 'd', 'd2', 'e'])
  expect(shown(0, 5)).toEqual(['a', 'b', 'b2', 'c', '↓ 2 more'])
  expect(shown(1, 5)).toEqual(['↑ 1 earlier', 'b', 'b2', 'c', '↓ 2 more'])
  expect(shown(2, 5)).toEqual(['↑ 2 earlier', 'c', 'd', 'd2', 'e'])
})

test('moving ends where the last block is on the screen, and every block can be reached', () => {
  expect([lastStart(blocks, 7), lastStart(blocks, 5), lastStart([], 5)]).toEqual([0, 2, 0])
  expect(shown(4, 5)).toEqual(shown(2, 5))
  for (let rows = 4; rows < 9; rows++) {
    const seen = new Set(blocks.flatMap((_, from) => shown(from, rows)))
    for (const line of blocks.flat()) expect(seen, `${rows} rows`).toContain(line)
  }
})

test('a block that is higher than the window shows its beginning', () => {
  expect(scrolled([['a', 'a2', 'a3'], ['b']], { from: 0, rows: 3 }, view)).toEqual([
    ...['a', 'a2', '↓ 1 more'],
  ])
})
