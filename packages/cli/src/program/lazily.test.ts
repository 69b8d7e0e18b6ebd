import { expect, test, vi } from 'vitest'
import { lazily } from './lazily.ts'

const module = { sum: (a: number, b: number) => a + b, name: async () => 'minji', limit: 7 }

test('a module is loaded by the first call of its functions, and once', async () => {
  const load = vi.fn(async () => module)
  const { name, sum } = lazily(load)
  expect(load).not.toHaveBeenCalled()
  expect(await sum(1, 2)).toBe(3)
  expect(await name()).toBe('minji')
  expect(load).toHaveBeenCalledOnce()
})

test('an error of a function reaches its caller', async () => {
  const { fail } = lazily(async () => ({
    fail: () => {
      throw new Error('sold out')
    },
  }))
  await expect(fail()).rejects.toThrow('sold out')
})
