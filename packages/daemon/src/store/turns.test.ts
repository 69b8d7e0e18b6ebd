import { expect, test } from 'vitest'
import { BURST, STEP_MS, TURN_MS, turnBook } from './turns.ts'

const NOW = 10 * STEP_MS
const nobody = () => []
const many = (count: number, take: () => number) => Array.from({ length: count }, take)

test('S9: the first tasks of a customer have their turn when they are queued, further ones later', () => {
  const { take } = turnBook(nobody)
  const first = many(BURST, () => take('cancel-payment', 'A', NOW))
  expect(new Set(first)).toEqual(new Set([NOW]))
  const further = many(BURST, () => take('cancel-payment', 'A', NOW))
  expect(new Set(further)).toEqual(new Set([NOW + STEP_MS]))
  expect(take('cancel-payment', 'A', NOW)).toBe(NOW + 2 * STEP_MS)
  expect(take('cancel-payment', 'B', NOW + 1)).toBe(NOW + 1)
  expect(take('approve-payment', 'A', NOW + 2)).toBe(NOW + 2)
})

test('S9: who queues no more than one task in each turn has none in the future', () => {
  const { take } = turnBook(nobody)
  for (let turn = 0; turn < 10 * BURST; turn++) {
    const now = NOW + turn * TURN_MS
    expect(take('send-mail', 'A', now)).toBe(now)
  }
})

test('S9: customers who queue much share few turns, so the index is written in few places', () => {
  const { take } = turnBook(nobody)
  const turns = new Set<number>()
  for (let task = 0; task < 10_000; task++) turns.add(take('send-mail', `${task % 100}`, NOW))
  expect(turns.size).toBeLessThan(5)
})

test('S9: after a restart the turns go on behind those that wait', () => {
  const asked: unknown[] = []
  const waiting = NOW + 7 * STEP_MS
  const { take } = turnBook((kind, since) => {
    asked.push([kind, since])
    return [['A', waiting]]
  })
  expect(take('send-mail', 'A', NOW)).toBe(waiting + STEP_MS)
  expect(take('send-mail', 'B', NOW)).toBe(NOW)
  expect(asked).toEqual([['send-mail', NOW]])
})

test('S9: turns of one customer never go back, also when the clock does', () => {
  const { take } = turnBook(nobody)
  let last = 0
  for (const now of [NOW, NOW - 60_000, ...many(3 * BURST, () => NOW), NOW + STEP_MS + 1, NOW]) {
    const turn = take('send-mail', 'A', now)
    expect(turn).toBeGreaterThanOrEqual(last)
    last = turn
  }
})

test('S9: those whose turn has come are forgotten, so the memory stays small', () => {
  const { take } = turnBook(nobody)
  for (let i = 0; i < 20_000; i++) take('send-mail', `${i}`, NOW)
  const later = NOW + TURN_MS
  const busy = many(2 * BURST, () => take('send-mail', '7', later)).at(-1)
  take('send-mail', 'the next', later)
  expect(take('send-mail', '7', later)).toBeGreaterThanOrEqual(Number(busy))
  expect(take('send-mail', '8', later)).toBe(later)
})
