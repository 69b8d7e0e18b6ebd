import { expect, test } from 'vitest'
import { NO_SELECTION, placeIn, selectionMoved, windowOf } from './list.ts'

test('the window moves only as far as it has to', () => {
  expect(windowOf(100, 5, 10, 0)).toEqual({ from: 0, to: 10 })
  expect(windowOf(100, 12, 10, 0)).toEqual({ from: 3, to: 13 })
  expect(windowOf(100, 4, 10, 3)).toEqual({ from: 3, to: 13 })
  expect(windowOf(100, 2, 10, 3)).toEqual({ from: 2, to: 12 })
  expect(windowOf(4, 3, 10, 50)).toEqual({ from: 0, to: 4 })
})

test('the same row stays selected when others come before it, and its neighbour when it goes', () => {
  const selection = selectionMoved(['a', 'b', 'c'], NO_SELECTION, 1, 10)
  expect(selection.id).toBe('b')
  expect(placeIn(['new', 'a', 'b', 'c'], selection)).toBe(2)
  expect(placeIn(['a', 'c'], selection)).toBe(1)
  expect(placeIn([], selection)).toBe(0)
})

test('a selection does not leave the list', () => {
  expect(selectionMoved(['a', 'b'], NO_SELECTION, 99, 10).id).toBe('b')
  expect(selectionMoved(['a', 'b'], NO_SELECTION, -99, 10).id).toBe('a')
})
