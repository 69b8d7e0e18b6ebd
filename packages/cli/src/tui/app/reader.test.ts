import { expect, test } from 'vitest'
import { makeReader } from './reader.ts'

const SCREEN = [
  ' ▸ Mon 19:30   Hadestown      12 left',
  '   Tue 19:30   Rent           3 left',
  '────────────',
  '   5  ▂▃█',
  ' ⏎ open  q quit',
]

test('a screen is told once, without what is drawn', () => {
  const { tell } = makeReader(() => 'selected: ')
  expect(tell("What's on", SCREEN, false)).toEqual([
    "What's on",
    'selected: Mon 19:30, Hadestown, 12 left',
    'Tue 19:30, Rent, 3 left',
    '⏎ open, q quit',
  ])
  expect(tell("What's on", SCREEN, false)).toEqual([])
})

test('after a key only the row is told to which the selection moved', () => {
  const { tell } = makeReader(() => 'selected: ')
  tell('x', SCREEN, false)
  const moved = [SCREEN[0]?.replace('▸', ' ') ?? '', SCREEN[1]?.replace('   T', ' ▸ T') ?? '']
  expect(tell('x', [...moved, ...SCREEN.slice(2)], true)).toEqual([
    'selected: Tue 19:30, Rent, 3 left',
  ])
})

test('a number that counts by itself is silent, one that follows a key is told', () => {
  const { tell } = makeReader(() => 'selected: ')
  tell('x', ['Total  1,000', 'next try in 4 seconds'], false)
  expect(tell('x', ['Total  1,000', 'next try in 3 seconds'], false)).toEqual([])
  expect(tell('x', ['Total  2,000', 'next try in 3 seconds'], true)).toEqual(['Total, 2,000'])
})

test('each event that comes is a line of its own', () => {
  const { tell } = makeReader(() => 'selected: ')
  tell('Events', ['12:00:00  RV-1  booked'], false)
  expect(tell('Events', ['12:00:00  RV-1  booked', '12:00:01  RV-1  ✓ paid'], false)).toEqual([
    '12:00:01, RV-1, ✓ paid',
  ])
})
