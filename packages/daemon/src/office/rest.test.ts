import { expect, test } from 'vitest'
import { resting, withRest } from './rest.ts'

/** A thread that works for 100 ms between two rests. The other threads of the process work for `othersMs` meanwhile. */
async function restBeside(othersMs: number): Promise<number> {
  let [now, ofThread, ofProcess, slept] = [0, 0, 0, 0]
  const rest = resting({
    now: () => now,
    ofThread: () => ofThread,
    ofProcess: () => ofProcess,
    sleep: async (ms) => {
      slept += ms
      now += ms
      ofProcess += ms
    },
  })
  for (let slice = 0; slice < 3; slice++) {
    now += 100
    ofThread += 100
    ofProcess += 100 + othersMs
    await rest()
  }
  return slept
}

test('a thread rests 1.5 times as long as it works while the rest of the process is busy', async () => {
  expect(await restBeside(80)).toBe(450)
})

test('a thread does not rest while nothing else is to be done', async () => {
  expect(await restBeside(5)).toBe(0)
})

test('a call with a rest after it gives what the call gives', async () => {
  const done: string[] = []
  const call = withRest(
    async (a: number, b: number) => {
      done.push('call')
      return a + b
    },
    async () => {
      done.push('rest')
    },
  )
  expect(await call(1, 2)).toBe(3)
  expect(done).toEqual(['call', 'rest'])
})
