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

test('while a request is being answered, another one with its key is refused', () => {
  inFlight.enter(keyOf('CU-1'))
  expectTaken('CU-1')
  expectTaken('CU-1')
})

test('the same key of another caller, and another key of the same caller, are free', () => {
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

test('when two callers use the same key and one is done, the key stays taken for the other', () => {
  inFlight.enter(keyOf('CU-1'))
  inFlight.enter(keyOf('CU-2'))
  inFlight.leave(keyOf('CU-1'))
  expectTaken('CU-2')
  inFlight.enter(keyOf('CU-1'))
  expectTaken('CU-1')
})
