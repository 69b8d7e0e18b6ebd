import { expect, test } from 'vitest'
import { nextChange } from './next-change.ts'

/** A model whose changes the test makes. */
function aModel() {
  const listeners = new Set<() => void>()
  return {
    listeners,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

test('it waits for one change, and listens no more after it', async () => {
  const { listeners, subscribe } = aModel()
  const waiting = nextChange({ subscribe }, new AbortController().signal)
  expect(listeners.size).toBe(1)
  for (const listener of listeners) listener()
  await waiting
  expect(listeners.size).toBe(0)
})

test('it ends when the signal aborts, or has aborted already', async () => {
  const { listeners, subscribe } = aModel()
  await nextChange({ subscribe }, AbortSignal.abort())
  const controller = new AbortController()
  const waiting = nextChange({ subscribe }, controller.signal)
  controller.abort()
  await waiting
  expect(listeners.size).toBe(0)
})
