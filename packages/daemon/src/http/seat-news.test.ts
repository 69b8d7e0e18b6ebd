import { asId } from '@outerpark/core/kernel'
import type { CommitNews } from '@outerpark/core/ports'
import { expect, test, vi } from 'vitest'
import { seatNews } from './seat-news.ts'

/** Performances of which somebody sets the states. It counts how often they are read. */
function office() {
  const listeners = new Set<(news: CommitNews) => void>()
  const states = new Map([
    ['PF-A', '....'],
    ['PF-B', '....'],
  ])
  let [position, reads] = [1, 0]
  const news = seatNews({
    queries: {
      lastPosition: async () => position,
      seatStates: async (id) => {
        reads += 1
        const found = states.get(id)
        return found === undefined
          ? undefined
          : { hall: { id: asId<'hall'>('HA-A'), version: 1 }, states: found }
      },
      hall: async () => undefined,
    },
    onCommit: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
  return {
    news,
    reads: () => reads,
    commit(performance?: string, to = '....') {
      if (performance) states.set(performance, to)
      position += 1
      for (const listener of listeners)
        listener({ position, queued: new Set(), booked: 0, people: [] })
    },
  }
}

test('after a commit the seats are read once, however many ask at the same time', async () => {
  const { news, reads, commit } = office()
  const all = await Promise.all(Array.from({ length: 100 }, () => news.now('PF-A')))
  expect(new Set(all).size).toBe(1)
  expect(reads()).toBe(1)
  commit('PF-A', 'x...')
  const later = await Promise.all(Array.from({ length: 100 }, () => news.now('PF-A')))
  expect(later[0]).toMatchObject({ states: 'x...', position: 2 })
  expect(reads()).toBe(2)
})

test('seats that have not changed are the same as before, and so is their tag', async () => {
  const { news, commit } = office()
  const before = await news.now('PF-A')
  commit('PF-B', 'x...')
  expect(await news.now('PF-A')).toBe(before)
})

test('followers are woken by changes of their own performance alone', async () => {
  vi.useFakeTimers()
  try {
    const { news, commit, reads } = office()
    const heard = { a: 0, b: 0 }
    const end = news.subscribe('PF-A', () => {
      heard.a += 1
    })
    news.subscribe('PF-B', () => {
      heard.b += 1
    })
    commit()
    await vi.advanceTimersByTimeAsync(100)
    const first = { ...heard }
    for (let n = 0; n < 50; n++) commit('PF-B', n % 2 ? 'x...' : '.x..')
    await vi.advanceTimersByTimeAsync(100)
    expect(heard).toEqual({ a: first.a, b: first.b + 1 })
    expect(reads()).toBeLessThan(6)
    end()
    commit('PF-A', 'xx..')
    await vi.advanceTimersByTimeAsync(100)
    expect(heard.a).toBe(first.a)
  } finally {
    vi.useRealTimers()
  }
})

test('what does not exist is asked for again', async () => {
  const { news, reads } = office()
  expect(await news.now('PF-X')).toBeUndefined()
  expect(await news.now('PF-X')).toBeUndefined()
  expect(reads()).toBe(2)
})
