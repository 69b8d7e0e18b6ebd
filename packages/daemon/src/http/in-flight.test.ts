import { beforeEach, expect, test } from 'vitest'
import { type KeysInFlight, keysInFlight } from './in-flight.ts'

let inFlight: KeysInFlight
beforeEach(() => {
  inFlight = keysInFlight()
})
const keyOf = (scope: string, key = 'k-1') => ({ scope, key, fingerprint: 'f' })

function expectTaken(scope: string, key?: string): void {
  expect(() => inFlight.enter(keyOf(scope, key))).toThrow(
    expect.objectContaining({
      code: 'request-in-progress',
      extras: expect.objectContaining({ headers: { 'retry-after': '1' } }),
    }),
  )
}

test('while a request is being answered, another one with its key is told to come back', () => {
  inFlight.enter(keyOf('CU-1'))
  expectTaken('CU-1')
  expectTaken('CU-1')
})

test('the same key of somebody else, and another key of theirs, are free', () => {
  inFlight.enter(keyOf('CU-1'))
  inFlight.enter(keyOf('CU-2'))
  inFlight.enter(keyOf('CU-1', 'k-2'))
  expectTaken('CU-1')
  expectTaken('CU-2')
  expectTaken('CU-1', 'k-2')
})

test('a key is free again after its request', () => {
  inFlight.enter(keyOf('CU-1'))
  inFlight.leave(keyOf('CU-1'))
  inFlight.enter(keyOf('CU-1'))
  expectTaken('CU-1')
})

test('a key that two use at once stays taken for the one who still waits', () => {
  inFlight.enter(keyOf('CU-1'))
  inFlight.enter(keyOf('CU-2'))
  inFlight.leave(keyOf('CU-1'))
  expectTaken('CU-2')
  inFlight.enter(keyOf('CU-1'))
  expectTaken('CU-1')
})
