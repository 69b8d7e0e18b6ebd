import { expect, test } from 'vitest'
import { TURN_MS, turnBook } from './turns.ts'

const NOW = 1_000_000
const nobody = () => []

test('S9: the first task of a customer has its turn when it is queued, each further one later', () => {
  const { take } = turnBook(nobody)
  expect(take('cancel-payment', 'A', NOW)).toBe(NOW)
  expect(take('cancel-payment', 'A', NOW)).toBe(NOW + TURN_MS)
  expect(take('cancel-payment', 'A', NOW + 1)).toBe(NOW + 2 * TURN_MS)
  expect(take('cancel-payment', 'B', NOW + 1)).toBe(NOW + 1)
  expect(take('approve-payment', 'A', NOW + 2)).toBe(NOW + 2)
})

test('S9: who has waited long enough has no turn in the future', () => {
  const { take } = turnBook(nobody)
  take('send-mail', 'A', NOW)
  expect(take('send-mail', 'A', NOW + TURN_MS)).toBe(NOW + TURN_MS)
  expect(take('send-mail', 'A', NOW + 9 * TURN_MS)).toBe(NOW + 9 * TURN_MS)
})

test('S9: after a restart the turns go on behind those that wait', () => {
  const asked: unknown[] = []
  const { take } = turnBook((kind, since) => {
    asked.push([kind, since])
    return [['A', NOW + 7 * TURN_MS]]
  })
  expect(take('send-mail', 'A', NOW)).toBe(NOW + 8 * TURN_MS)
  expect(take('send-mail', 'B', NOW)).toBe(NOW)
  expect(asked).toEqual([['send-mail', NOW - TURN_MS]])
})

test('S9: turns of one customer never go back, also when the clock does', () => {
  const { take } = turnBook(nobody)
  take('send-mail', 'A', NOW)
  expect(take('send-mail', 'A', NOW - 60_000)).toBe(NOW + TURN_MS)
})

test('S9: those whose turn has come are forgotten, so the memory stays small', () => {
  const { take } = turnBook(nobody)
  for (let i = 0; i < 20_000; i++) take('send-mail', `${i}`, NOW)
  take('send-mail', '7', NOW + TURN_MS)
  take('send-mail', 'the next', NOW + TURN_MS)
  expect(take('send-mail', '7', NOW + TURN_MS)).toBe(NOW + 2 * TURN_MS)
  expect(take('send-mail', '8', NOW + TURN_MS)).toBe(NOW + TURN_MS)
})
